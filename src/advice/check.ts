/** What a page in development is told: is it fair, and does it do what it was written for? */
import type { Check } from '../app/port'
import { watch } from '../fairness/watch'
import { advise } from './advise'

export const check: Check = (port) => {
  watch(port)
  advise(port)
}
