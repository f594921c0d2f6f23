/*! cookie-consent-tool 0.1.0 | MIT */
export{Y as checkFairness,Z as classifyCookie,_ as parseRecord,$ as start,a0 as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
