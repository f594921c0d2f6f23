/** Replaced by the build with `cct.core.js` and its hash. */
export const coreText: string = ''
export const coreHash: string = ''
