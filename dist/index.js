/*! cookie-consent-tool 0.1.0 | MIT */
export{L as checkFairness,M as classifyCookie,N as parseRecord,O as start,P as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
