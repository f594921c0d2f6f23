/*! cookie-consent-tool 0.1.0 | MIT */
export{F as checkFairness,G as classifyCookie,H as parseRecord,I as start,J as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
