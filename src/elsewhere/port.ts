/** What an answer from elsewhere is judged by, and when one may be taken over at all. */
import type { State } from '../app/state'
import type { Config } from '../config/defaults'
import type { Problem } from '../config/problems'
import type { Lasting } from '../env/lasting'
import type { Receipt } from '../receipts/receipt-shape'
import type { Local } from '../storage/local'

export interface ElsewherePort {
  readonly config: Config
  readonly local: Local
  /** Brought along by the address of the page; null without one. */
  readonly token: string | null
  /** As it was before anyone wrapped it. */
  readonly fetch: typeof fetch
  readonly listen: Lasting['listen']
  state(): State
  /** Kept in this browser, oldest first. */
  receipts(): readonly Receipt[]
  now(): number
  report(problem: Problem): void
}

/** Nobody has answered here, and no signal speaks against all of it. */
export const isOpen = ({ why, consentId, signals }: State, config: Config): boolean =>
  why === 'first-visit' &&
  !consentId &&
  !(config.dnt !== 'ignore' && /^(1|yes)$/.test(signals.dnt ?? ''))

/** Global Privacy Control: an old answer does not overrule it. */
export const isOptOutSignalled = ({ signals }: State, config: Config): boolean =>
  config.gpc && signals.gpc === true
