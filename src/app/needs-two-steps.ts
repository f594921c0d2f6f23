/** Does "always" at a placeholder need the second step that only the preference center has? */
import type { Config } from '../config/defaults'
import type { Marking } from '../gate/match'
import { isHeldBySignal } from '../policy/may-run'
import type { State } from './state'

/**
 * What is sold or shared stays off under Global Privacy Control, and where it ran until it was refused, until the
 * visitor switches it on in two steps (11 CCR 7028).
 */
export const needsTwoSteps = (
  { policy, record, signals }: State,
  config: Config,
  { categories, service }: Marking,
): boolean =>
  [...categories, ...(policy.services.get(service ?? '')?.grantedBy ?? [])].some((id) => {
    const rule = policy.categories.get(id)
    return (
      rule?.sale &&
      (rule.model !== 'opt-in' || isHeldBySignal('gpc', rule, record, signals, config))
    )
  })
