/** What there is to show and to answer, as the interface asks for it. */
import type { Config } from '../config/defaults'
import type { RegionRules } from '../policy/region-rules'
import { honoured } from './asking'
import type { Knowledge } from './knowledge'
import { ownService } from './own-service'
import type { Port } from './port'
import { saidIn, type State } from './state'

type Rows = Pick<
  Port,
  'categories' | 'services' | 'choices' | 'answered' | 'added' | 'honoured'
> & {
  /** What the law of the region calls the way back. */
  link(): RegionRules['link']
}

export const createRows = (state: () => State, config: Config, knowledge: Knowledge): Rows => ({
  categories: () =>
    [...state().policy.categories.values()]
      .filter((rule) => !rule.isLocked)
      .map((rule) => ({ ...rule, preset: rule.beforeAnswer })),
  services: () => [
    ownService(config, state().policy.rules.denialLifetimeDays),
    ...[...state().policy.services.values()].map(knowledge.described),
  ],
  choices: () => state().policy.choices,
  answered: () => saidIn(state()).choices,
  added: () => state().added ?? [],
  honoured: () => honoured(state(), config),
  link: () => state().policy.rules.link,
})
