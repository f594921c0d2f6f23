/*! cookie-consent-tool 0.1.0 | MIT */
export{y as classifyCookie,z as parseRecord,A as start,B as verify}from"./esm/module.js";
//# sourceMappingURL=index.js.map
