/*! cookie-consent-tool 0.1.0 | MIT */
export{G as checkFairness,H as classifyCookie,I as parseRecord,J as start,L as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
