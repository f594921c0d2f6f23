/** Replaced by the build with `cct.check.js` as a script whose value is what it finds on a page. */
export const judgeText: string = ''
