/** What there is to show and to answer, as the interface asks for it. */
import type { Config } from '../config/defaults'
import type { CategoryRule } from '../policy/policy'
import type { Ledger } from '../gate/ledger'
import type { RegionRules } from '../policy/region-rules'
import { now } from '../env/clock'
import { countsFrom } from '../policy/choice-states'
import { isHeldBySignal, isRefusedBySignal } from '../policy/may-run'
import { honoured } from './asking'
import type { Knowledge } from './knowledge'
import type { Port } from './port'
import { saidIn, type State } from './state'

type Rows = Pick<
  Port,
  'categories' | 'services' | 'keptDays' | 'choices' | 'answered' | 'added' | 'seen'
> & {
  /** Which of the browser's signals holds something off. */
  honoured(): 'gpc' | 'dnt' | undefined
  /** What the law of the region calls the way back. */
  link(): RegionRules['link']
}

const heldBy = (rule: CategoryRule, { record, signals }: State, config: Config) =>
  // Shown once overruled, too: it is what the switch overrules.
  isHeldBySignal('gpc', rule, null, signals, config)
    ? 'gpc'
    : isRefusedBySignal(rule, record, signals, config)
      ? 'dnt'
      : undefined

export const createRows = (
  state: () => State,
  config: Config,
  knowledge: Knowledge,
  ledger: Ledger,
): Rows => ({
  seen: ledger.entries,
  categories: () =>
    [...state().policy.categories.values()]
      .filter((rule) => !rule.isLocked)
      .map((rule) => ({ ...rule, preset: rule.beforeAnswer, held: heldBy(rule, state(), config) })),
  services: () => [...state().policy.services.values()].map(knowledge.described),
  keptDays: () => state().policy.rules.denialLifetimeDays,
  choices: () => {
    const { choices, noticed = {} } = saidIn(state())
    const minute = Math.ceil(now() / 6e4)
    return state().policy.choices.map((choice) => {
      const isSilent = choice.model === 'opt-out' && !Object.hasOwn(choices, choice.id)
      // Shown for the first time, it would count from now.
      const from = isSilent ? countsFrom(choice, noticed[choice.id] ?? minute) : 0
      return from > now() && from < Infinity
        ? { ...choice, countsFrom: new Date(from).toISOString() }
        : choice
    })
  },
  answered: () => saidIn(state()).choices,
  added: () => state().added ?? [],
  honoured: () => honoured(state(), config),
  link: () => state().policy.rules.link,
})
