/** What is true on this page, and how it changes: what is stored, declared, decided, or done in another tab. */
import type { Config } from '../config/defaults'
import { undeclared } from '../config/problems'
import type { Service } from '../config/schema'
import type { KnownService } from '../catalog/known-service'
import { fingerprint } from '../consent/fingerprint'
import type { Store } from '../consent/store'
import { readSignals } from '../env/visitor'
import { bare } from '../policy/bare'
import { serviceRule, type Policy, type ServiceRule } from '../policy/policy'
import type { Receipt } from '../receipts/receipt-shape'
import type { Said } from '../policy/choice-states'
import type { Loaded } from '../storage/load-record'
import type { Grants, Snapshot } from './port'
import { report } from './report'
import { readAnswer } from './read-answer'
import { makeState, saidIn, type State } from './state'

/** What a decision changed. */
export interface Change {
  readonly before: Snapshot
  readonly after: Snapshot
  /** Null where another tab decided, or a region or service was set. */
  readonly receipt: Receipt | null
  /** Choices that are not cookies, where the answer changed: for the site's own systems. */
  readonly choices: Grants
  /** Ids that were on and are now off. */
  readonly stopped: readonly string[]
  readonly isDecision: boolean
}

export interface SessionPort {
  readonly config: Config
  readonly known: ReadonlyMap<string, KnownService>
  readonly store: Store<State>
  /** What is stored now. */
  stored(): Loaded
  /** What was kept when the last answer was forgotten. */
  kept(): Said
  /** What follows a change, in order; `keep` stores the answer and its receipt. */
  effects(change: Change, keep: () => void): void
}

export interface Session {
  declare(service: Service): void
  /** Takes over what is stored, with nothing else following: the page is only starting. */
  open(): void
  /** Another region's rules from now on. */
  enter(policy: Policy, region: string | null, source: string): void
  /** Takes over what another tab, or the time that passed, has changed. */
  reread(): void
  /** New facts, with everything that follows from them. */
  change(facts: Partial<State>, receipt?: Receipt | null, keep?: () => void): void
  /** A stored record that still holds, or why it does not. What never expires is kept apart. */
  load(policy: Policy): Partial<State>
  /** What an answer is about: a record of something else does not hold. */
  about(policy: Policy): { readonly policyVersion: string; readonly fingerprint: string }
  /** Ids of the services declared while the page was open. */
  late(): Iterable<string>
}

export const createSession = (port: SessionPort): Session => {
  const { config, store } = port
  // What was asked at start; services declared later are named in the record one by one.
  let asked = ''
  const late = new Map<string, ServiceRule>()

  const withLate = (policy: Policy): Policy => ({
    ...policy,
    services: new Map([...policy.services, ...late]),
  })

  const change: Session['change'] = (facts, receipt = null, keep = () => {}) => {
    const before = store.get()
    const after = makeState({ ...before, ...facts }, config)
    store.replace(after)
    const off = (kind: 'categories' | 'services') =>
      Object.keys(before.permissions[kind]).filter(
        (id) => before.permissions[kind][id] && !after.permissions[kind][id],
      )
    const [said, says] = [saidIn(before).choices, saidIn(after).choices]
    const change = {
      before: before.snapshot,
      after: after.snapshot,
      receipt,
      choices: Object.fromEntries(Object.entries(says).filter(([id, on]) => said[id] !== on)),
      stopped: [...off('categories'), ...off('services')],
      isDecision: receipt !== null,
    }
    port.effects(change, keep)
  }

  const about: Session['about'] = (policy) => ({
    policyVersion: config.policy.version ?? '',
    fingerprint: (asked ||= fingerprint(policy.categories.keys(), config.services)),
  })

  const load: Session['load'] = (policy) =>
    readAnswer(port.stored(), port.kept(), policy, about(policy), config.services)

  return {
    change,
    load,
    about,
    late: () => late.keys(),
    declare: (service) => {
      const { policy, record, why } = store.get()
      const rule = serviceRule(service, port.known)
      if (!service.id || policy.categories.has(service.id) || policy.services.has(service.id))
        return report({
          path: 'declare()',
          message: `"${service.id}" needs an id of its own; nothing was declared`,
        })
      if (!policy.categories.has(rule.category))
        report(
          undeclared(`declare(${service.id}).category`, rule.category, policy.categories.keys()),
        )
      about(policy)
      late.set(service.id, bare({ ...rule, isLate: true }))
      // Nobody has been asked about this one: consent to others is not consent to it.
      const isNew = record && !(service.id in record.services)
      const added = [...(store.get().added ?? []), ...(isNew ? [service.id] : [])]
      change({ policy: withLate(policy), why: isNew ? 'services-changed' : why, added })
    },
    open: () => {
      const state = store.get()
      store.replace(makeState({ ...state, ...load(state.policy) }, config))
    },
    enter: (policy, region, regionSource) => {
      asked = ''
      change({
        policy: withLate(policy),
        region,
        regionSource,
        signals: readSignals(),
        ...load(policy),
      })
    },
    reread: () => {
      const state = store.get()
      const fresh = load(state.policy)
      const signals = readSignals()
      if (
        fresh.record?.at !== state.record?.at ||
        fresh.consentId !== state.consentId ||
        signals.gpc !== state.signals.gpc
      )
        change({ ...fresh, signals })
    },
  }
}
