/*! cookie-consent-tool 0.1.0 | MIT */
export{N as checkFairness,O as classifyCookie,P as parseRecord,Q as start,R as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
