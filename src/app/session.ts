/** The verbs: decide, reset, declare, and following what other tabs did. */
import type { Config } from '../config/defaults'
import { undeclared } from '../config/problems'
import type { Service } from '../config/schema'
import { acceptAll, choose, rejectAll, type Decision } from '../consent/decision'
import { digest, fingerprint } from '../consent/fingerprint'
import { makeRecord } from '../consent/record'
import type { Store } from '../consent/store'
import type { KnownService } from '../catalog/known-service'
import { newConsentId, now } from '../env/clock'
import { readSignals } from '../env/visitor'
import { serviceRule, type Policy, type ServiceRule } from '../policy/policy'
import type { Outbox } from '../receipts/outbox'
import type { Receipt, ReceiptMethod } from '../receipts/receipt-shape'
import type { Records } from '../storage/records'
import type { Grants, Snapshot } from './port'
import { report } from './report'
import { noticed, readAnswer } from './read-answer'
import { makeState, saidIn, type State } from './state'
import { createReceiptWriter, type How } from './write-receipt'

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

export interface Decide extends How {
  readonly answer: 'accept' | 'reject' | Grants
}

export interface SessionPort {
  readonly config: Config
  readonly known: ReadonlyMap<string, KnownService>
  readonly store: Store<State>
  readonly records: Records
  readonly outbox: Outbox
  readonly version: string
  language(): string
  /** What follows a change, in order. */
  effects(change: Change): void
}

export interface Session {
  decide(decision: Decide): Receipt
  reset(): void
  /** A stored answer that no longer holds: one receipt says so, once. */
  lapse(): void
  declare(service: Service): void
  /** Takes over what is stored, with nothing else following: the page is only starting. */
  open(): void
  /** Undoes what a late answer of the receipts endpoint has put back: an older record, or a forgotten one. */
  uphold(): void
  /** Another region's rules from now on. */
  enter(policy: Policy, region: string | null, source: string): void
  /** Takes over what another tab, or the time that passed, has changed. */
  reread(): void
}

const METHODS = { accept: 'accept_all', reject: 'reject_all' } as const

export const methodOf = (answer: Decide['answer']): ReceiptMethod =>
  typeof answer === 'string' ? METHODS[answer] : 'save'

export const createSession = (port: SessionPort): Session => {
  const { config, store, records, outbox } = port
  // What was asked at start; services declared later are named in the record one by one.
  let asked = ''
  const late = new Map<string, ServiceRule>()

  const withLate = (policy: Policy): Policy => ({
    ...policy,
    services: new Map([...policy.services, ...late]),
  })
  const categoryOf = (id: string) => store.get().policy.services.get(id)?.category ?? ''

  const change = (facts: Partial<State>, receipt: Receipt | null = null) => {
    const before = store.get()
    const after = makeState({ ...before, ...facts }, config)
    store.replace(after)
    const off = (kind: 'categories' | 'services') =>
      Object.keys(before.permissions[kind]).filter(
        (id) => before.permissions[kind][id] && !after.permissions[kind][id],
      )
    const [said, says] = [saidIn(before).choices, saidIn(after).choices]
    port.effects({
      before: before.snapshot,
      after: after.snapshot,
      receipt,
      choices: Object.fromEntries(Object.entries(says).filter(([id, on]) => said[id] !== on)),
      stopped: [...off('categories'), ...off('services')],
      isDecision: receipt !== null,
    })
  }

  const about = (policy: Policy) => ({
    policyVersion: config.policy.version ?? '',
    fingerprint: (asked ||= fingerprint(policy.categories.keys(), config.services)),
  })

  const load = (policy: Policy) => readAnswer(records, policy, about(policy), config.services)

  const toDecision = ({ answer }: Decide, state: State): Decision => {
    const { policy, permissions, signals } = state
    const gpc = config.gpc && signals.gpc === true
    const { choices } = saidIn(state)
    if (answer === 'accept') return acceptAll(policy, choices, gpc)
    if (answer === 'reject') return rejectAll(policy, choices)
    const { decision, unknown } = choose(policy, permissions, answer, gpc, choices)
    const ids = [...policy.categories.keys(), ...policy.services.keys()]
    ids.push(...policy.choices.map(({ id }) => id))
    for (const id of unknown) report(undeclared('choose()', id, ids))
    return decision
  }

  const receiptFor = createReceiptWriter(port)

  const lapse = () => {
    const state = store.get()
    // Read again: another tab may have been answered. A clock set back is no end of an answer.
    const { record, why, consentId } = load(state.policy)
    const last = consentId && outbox.last(consentId)
    if (record || why === 'unreadable' || !last || /expire|reset/.test(last.action)) return
    const how = { method: 'implied_optout_default', surface: 'none' } as const
    outbox.add(receiptFor(state, null, last.consentId, how, 'expire'))
  }

  const reread = () => {
    const state = store.get()
    const fresh = load(state.policy)
    const signals = readSignals()
    if (
      fresh.record?.at !== state.record?.at ||
      fresh.consentId !== state.consentId ||
      signals.gpc !== state.signals.gpc
    )
      change({ ...fresh, signals })
  }

  const decide = (wish: Decide): Receipt => {
    lapse()
    const signals = readSignals()
    const state = makeState({ ...store.get(), signals }, config)
    const made = toDecision(wish, state)
    const services: Record<string, boolean> = Object.assign(Object.create(null), made.services)
    for (const id of late.keys()) services[id] ??= made.categories[categoryOf(id)] === true
    const record = makeRecord(
      { ...made, services },
      {
        id: state.consentId ?? newConsentId(),
        ...about(state.policy),
        digest: digest(state.policy.categories.keys(), config.services),
        noticed: noticed(state, wish.surface),
      },
      now(),
      state.policy.rules,
    )
    const receipt = receiptFor(state, record, record.id, wish)
    // Record and receipt first: a crash or a quick click away must not lose the answer or its proof.
    if (!records.save(record, categoryOf))
      report({
        path: 'storage',
        message: 'cookies and localStorage are blocked: the answer lasts only as long as this page',
      })
    outbox.add(receipt)
    change({ signals, record, why: undefined, consentId: record.id }, receipt)
    return receipt
  }

  return {
    decide,
    lapse,
    reset: () => {
      const state = store.get()
      let receipt: Receipt | null = null
      if (state.record) {
        const none = { ...state.record, ...rejectAll(state.policy, state.record.choices) }
        const how = { method: 'api', surface: 'none' } as const
        receipt = receiptFor(state, none, none.id, how, 'reset')
        outbox.add(receipt)
      }
      // What was said about other things than cookies is not for this to forget.
      records.forget(saidIn(state))
      const kept = records.kept()
      change({ record: null, why: 'first-visit', consentId: null, kept, added: [] }, receipt)
    },
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
      late.set(service.id, { ...rule, isLate: true })
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
    reread,
    uphold: () => {
      const record = records.load()
      if (!record || record === 'unreadable') return
      if (outbox.last(record.id)?.action === 'reset') {
        records.forget()
        reread()
      } else if (records.isBehind()) records.save(record, categoryOf)
    },
  }
}
