/*! cookie-consent-tool 0.1.0 | MIT */
export{M as checkFairness,N as classifyCookie,O as parseRecord,P as start,Q as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
