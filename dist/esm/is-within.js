/*! cookie-consent-tool 0.1.0 | MIT */
const s=(s,t)=>s===t||s.endsWith(`.${t}`);export{s as i};
//# sourceMappingURL=is-within.js.map
