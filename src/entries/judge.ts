/** The fairness check of a page as it stands: `checkFairness()` runs it there. */
export { judgePage } from '../fairness/judge-page'
