/** The one cell's content, and the snapshot a reader sees of it. */
import type { Config } from '../config/defaults'
import type { ConsentRecord } from '../consent/record'
import type { Reason } from '../consent/validity'
import { now } from '../env/clock'
import type { Said } from '../policy/choice-states'
import { mayRun, type Permissions, type Signals } from '../policy/may-run'
import type { Policy } from '../policy/policy'
import type { Snapshot } from './port'

export interface State {
  readonly policy: Policy
  readonly region: string | null
  readonly regionSource: string
  readonly signals: Signals
  /** The decision in force. */
  readonly record: ConsentRecord | null
  /** Why the visitor is to be asked; undefined when they need not be. */
  readonly why: Reason | undefined
  /** Kept through a stale record, so that receipts stay one chain. */
  readonly consentId: string | null
  /** An answer that no longer holds, or what outlived one that was forgotten. */
  readonly kept: Partial<Said> & { readonly stale?: ConsentRecord }
  /** Ids of what is new since that answer. */
  readonly added?: readonly string[]
  readonly permissions: Permissions
  readonly snapshot: Snapshot
}

export type Facts = Omit<State, 'permissions' | 'snapshot'>

const iso = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString())

const permissionsOf = (facts: Facts, config: Config): Permissions => {
  const { policy, record, signals, kept } = facts
  return mayRun(policy, record, signals, config, {
    stale: kept.stale ?? null,
    ...saidIn(facts),
    at: now(),
  })
}

/** Answers to choices that are not cookies, which outlive the answer about cookies. */
export const saidIn = ({ record, kept }: Pick<Facts, 'record' | 'kept'>): Said => {
  const { choices = {}, noticed = {} } = record ?? kept
  return { choices, noticed }
}

export const makeState = (facts: Facts, config: Config): State => {
  const { policy, record, why } = facts
  const permissions = permissionsOf(facts, config)
  return {
    ...facts,
    permissions,
    snapshot: Object.freeze({
      status: record && !why ? 'decided' : 'undecided',
      ...(why && { why }),
      model: policy.model,
      region: facts.region,
      regionSource: facts.regionSource,
      categories: Object.freeze(permissions.categories),
      services: Object.freeze(permissions.services),
      choices: Object.freeze(permissions.choices),
      ...(Object.keys(permissions.pending ?? {}).length && {
        pendingChoices: Object.freeze(permissions.pending),
      }),
      signals: Object.freeze({ ...facts.signals }),
      consentId: facts.consentId,
      decidedAt: iso(record?.at),
      expiresAt: iso(record?.expires),
    }),
  }
}

/** While nothing is known of the visitor. */
export const firstState = (
  policy: Policy,
  region: string | null,
  regionSource: string,
  signals: Signals,
  config: Config,
): State => {
  const nobody = { record: null, why: 'first-visit', consentId: null, kept: {} } as const
  return makeState({ policy, region, regionSource, signals, ...nobody }, config)
}
