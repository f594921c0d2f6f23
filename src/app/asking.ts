/** Is there anyone to ask, and has a signal answered for them? */
import type { Config } from '../config/defaults'
import { now } from '../env/clock'
import { isHeldBySignal, isRefusedBySignal } from '../policy/may-run'
import type { CategoryRule } from '../policy/policy'
import type { Wish } from './answering'
import type { State } from './state'

const optional = ({ policy }: State): CategoryRule[] =>
  [...policy.categories.values()].filter((rule) => !rule.essential && !rule.isLocked)

/**
 * Was something sold or shared refused where the law gives the refusal a link? Then no one is asked again until the
 * time of that answer is up, a year at least (Cal. Civ. Code 1798.135(c)(4)), whatever else has changed.
 */
const hasOptedOut = (state: State): boolean =>
  state.policy.rules.link !== 'none' &&
  now() < (state.kept.stale?.expires ?? 0) &&
  optional(state).some(({ id, sale }) => sale && state.kept.stale?.categories[id] === false)

/** Someone must be asked where nothing optional may run without an answer, or where the site asks anyway. */
export const mustAsk = (state: State, config: Config): boolean => {
  const { record, signals, policy } = state
  const { banner } = policy.rules
  // What a signal has refused is not asked for again.
  const open = optional(state).filter((rule) => !isRefusedBySignal(rule, record, signals, config))
  return (
    state.snapshot.status === 'undecided' &&
    banner !== 'never' &&
    !hasOptedOut(state) &&
    open.length > 0 &&
    (banner === 'always' || open.some((rule) => rule.model === 'opt-in'))
  )
}

/** Which signal holds something off now; none, once the visitor has overruled it for this site. */
export const honoured = (state: State, config: Config): 'gpc' | 'dnt' | undefined => {
  const rules = optional(state)
  return (['gpc', 'dnt'] as const).find((name) =>
    rules.some((rule) => isHeldBySignal(name, rule, state.record, state.signals, config)),
  )
}

/**
 * Was something sold or shared refused where it runs until refused? Back in takes two steps there
 * (11 CCR 7028). Under the signal the question does not arise: it stays off anyway.
 */
export const isOptedOut = (state: State, config: Config): boolean =>
  honoured(state, config) !== 'gpc' &&
  optional(state).some(
    ({ id, sale, model }) => sale && model !== 'opt-in' && !state.permissions.categories[id],
  )

/**
 * A signal is an answer of its own where it takes something away, and is logged. Where something
 * else waits for an answer the visitor is asked, with what the signal refuses held off.
 */
export const honourSignal = (
  state: State,
  config: Config,
  decide: (wish: Wish) => unknown,
): void => {
  const { record, signals } = state
  const rules = optional(state)
  for (const method of ['gpc', 'dnt'] as const) {
    if (record && method === 'dnt') continue
    const held = rules.filter((rule) => isHeldBySignal(method, rule, record, signals, config))
    if (!record && rules.some((rule) => !held.includes(rule) && rule.model === 'opt-in')) continue
    const taken = held.filter(({ id, model }) =>
      record ? record.categories[id] : model !== 'opt-in',
    )
    const isAll = !record && method === 'dnt' && held.length === rules.length && held.length > 0
    if (!taken.length && !isAll) continue
    const answer = Object.fromEntries((isAll ? held : taken).map(({ id }) => [id, false]))
    return void decide({ answer, method, surface: 'none' })
  }
}
