/*! cookie-consent-tool 0.1.0 | MIT */
export{J as checkFairness,L as classifyCookie,M as parseRecord,N as start,O as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
