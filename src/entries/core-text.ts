/** Replaced by the build with `cct.core.js`, `cct.js`, and the hash of each. */
export const coreText = { text: '', hash: '' }
export const coreAndBannerText = { text: '', hash: '' }
