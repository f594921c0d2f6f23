/*! cookie-consent-tool 0.1.0 | MIT */
export{D as checkFairness,E as classifyCookie,F as parseRecord,G as start,H as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
