/*! cookie-consent-tool 0.1.0 | MIT */
export { i as inlineCore } from './esm/inline.js';
