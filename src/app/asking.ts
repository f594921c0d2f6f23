/** Is there anyone to ask, and has a signal answered for them? */
import type { Config } from '../config/defaults'
import type { Wish } from './answering'
import type { State } from './state'

/** Someone must be asked where nothing optional may run without an answer, or where the site asks anyway. */
export const mustAsk = ({ snapshot, policy }: State, config: Config): boolean => {
  const optional = [...policy.categories.values()].filter((rule) => !rule.essential)
  return (
    snapshot.status === 'undecided' &&
    config.banner !== 'never' &&
    optional.length > 0 &&
    (config.banner === 'always' || optional.some((rule) => rule.model === 'opt-in'))
  )
}

/** Global Privacy Control is an answer of its own where it takes something away, and is logged. */
export const honourSignal = (
  state: State,
  config: Config,
  decide: (wish: Wish) => unknown,
): void => {
  const { policy, record, signals } = state
  if (!config.gpc || signals.gpc !== true || record?.gpcOverride) return
  const sales = [...policy.categories.values()].filter(
    ({ id, sale, model }) => sale && (record ? record.categories[id] : model !== 'opt-in'),
  )
  // Where something else waits for an answer, the visitor is asked, with these held off.
  const asksElse = [...policy.categories.values()].some(
    ({ essential, sale, model }) => !essential && !sale && model === 'opt-in',
  )
  if (!record && asksElse) return
  const answer = Object.fromEntries(sales.map(({ id }) => [id, false]))
  if (sales.length) decide({ answer, method: 'gpc', surface: 'none' })
}
