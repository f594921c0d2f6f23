/** Replaced by the build with `judge.ts` as a script whose value is what it finds on a page. */
export const judgeText: string = ''
