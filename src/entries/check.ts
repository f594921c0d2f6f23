/** dist/cct.check.js: the fairness check, for pages in development and for driven ones. */
import { judgePage } from '../fairness/judge-page'
import { watch } from '../fairness/watch'
import { deliver } from './deliver'

deliver(watch)

export { judgePage }
