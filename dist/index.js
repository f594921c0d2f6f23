/*! cookie-consent-tool 0.1.0 | MIT */
export{X as checkFairness,Y as classifyCookie,Z as parseRecord,_ as start,$ as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
