/*! cookie-consent-tool 0.1.0 | MIT */
import{B as e,D as s}from"./module.js";const o=o=>{const r=({rule:e,source:s,path:r,element:t,message:c})=>o.report(r??`fairness.${e}`,`${t?`${t}: `:""}${c} (${s})`);e(o.config).forEach(r);let t=null;const c=()=>{const e=o.screen();e!==t&&(t=e,e&&setTimeout(()=>{o.screen()===e&&s().forEach(r)},400))};o.subscribe(c),c()};export{o as watch};
//# sourceMappingURL=watch.js.map
