/*! cookie-consent-tool 0.1.0 | MIT */
export{R as checkFairness,S as classifyCookie,U as parseRecord,V as start,W as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
