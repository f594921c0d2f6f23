/** The verbs: decide, reset, lapse, uphold. */
import type { Config } from '../config/defaults'
import { undeclared } from '../config/problems'
import { acceptAll, choose, rejectAll, type Decision } from '../consent/decision'
import { digest } from '../consent/fingerprint'
import { dateAfter, makeRecord } from '../consent/record'
import type { Store } from '../consent/store'
import { newConsentId, now } from '../env/clock'
import { readSignals } from '../env/visitor'
import type { Outbox } from '../receipts/outbox'
import type { Receipt } from '../receipts/receipt-shape'
import type { Records } from '../storage/records'
import type { Wish } from './answering'
import type { Report } from './report'
import type { Session } from './session'
import { noticed } from './read-answer'
import { makeState, saidIn, type State } from './state'
import { createReceiptWriter } from './write-receipt'

export interface VerbsPort {
  readonly config: Config
  readonly store: Store<State>
  readonly session: Session
  readonly records: Records
  readonly outbox: Pick<Outbox, 'add' | 'last'>
  readonly version: string
  language(): string
  readonly report: Report
}

export interface Verbs {
  decide(wish: Wish): Receipt
  /** Forgets the answer. */
  reset(): void
  /** A stored answer that no longer holds: one receipt says so, once. */
  lapse(): void
  /** Undoes what a late answer of the receipts endpoint has put back: an older record, or a forgotten one. */
  uphold(): void
}

export const createVerbs = (port: VerbsPort): Verbs => {
  const { config, store, session, records, outbox, report } = port
  const categoryOf = (id: string) => store.get().policy.services.get(id)?.category ?? ''
  const receiptFor = createReceiptWriter(port)

  const toDecision = ({ answer, method }: Wish, state: State): Decision => {
    const { policy, permissions, signals } = state
    const gpc = config.gpc && signals.gpc === true
    const { choices } = saidIn(state)
    if (answer === 'accept') return acceptAll(policy, choices, gpc)
    if (answer === 'reject') return rejectAll(policy, choices)
    const { decision, unknown } = choose(policy, permissions, answer, gpc, choices)
    const ids = [...policy.categories.keys(), ...policy.services.keys()]
    ids.push(...policy.choices.map(({ id }) => id))
    for (const id of unknown) report(undeclared('choose()', id, ids))
    const named = Object.values(answer)
    const isUnsaid = named.length === unknown.length || named.some((on) => typeof on !== 'boolean')
    // A mistake in a page's code is no answer of the visitor's.
    if (method === 'api' && isUnsaid)
      throw new TypeError(
        'choose() takes declared ids with true or false, such as { analytics: true }; nothing was decided',
      )
    return decision
  }

  const lapse = () => {
    const state = store.get()
    if (!state.consentId) return // nothing to end
    // Read again: another tab may have been answered. A clock set back is no end of an answer.
    const { record, why, consentId } = session.load(state.policy)
    const last = consentId && outbox.last(consentId)
    if (record || why === 'unreadable' || !last || /expire|reset/.test(last.action)) return
    const how = { method: 'implied_optout_default', surface: 'none' } as const
    outbox.add(receiptFor(state, null, last.consentId, how, 'expire'))
  }

  return {
    lapse,
    decide: (wish) => {
      lapse()
      const { record: stored } = session.load(store.get().policy)
      if (wish.at && stored && stored.at > wish.at) {
        session.reread()
        throw new Error('a newer answer was given meanwhile, and stands')
      }
      const signals = readSignals()
      const state = makeState({ ...store.get(), signals }, config)
      const made = toDecision(wish, state)
      const services: Record<string, boolean> = Object.assign(Object.create(null), made.services)
      for (const id of session.late()) services[id] ??= made.categories[categoryOf(id)] === true
      const isOptOut =
        state.policy.rules.link !== 'none' &&
        [...state.policy.categories.values()].some(({ id, sale }) => sale && !made.categories[id])
      const record = makeRecord(
        { ...made, services },
        {
          id: state.consentId ?? newConsentId(),
          ...session.about(state.policy),
          digest: digest(state.policy.categories.keys(), config.services),
          noticed: noticed(state, wish.told),
        },
        wish.at ?? dateAfter(stored, now()),
        state.policy.rules,
        isOptOut,
      )
      const receipt = receiptFor(state, record, record.id, wish)
      const facts = { signals, record, why: undefined, consentId: record.id }
      session.change(facts, receipt, () => {
        // Before anything runs: a crash or a quick click away must not lose the answer or its proof.
        if (!records.save(record, categoryOf))
          report({
            path: 'storage',
            message:
              'cookies and localStorage are blocked: the answer lasts only as long as this page',
          })
        outbox.add(receipt)
      })
      return receipt
    },
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
      session.change(
        { record: null, why: 'first-visit', consentId: null, kept, added: [] },
        receipt,
      )
    },
    uphold: () => {
      const record = records.load()
      if (!record || record === 'unreadable') return
      if (outbox.last(record.id)?.action === 'reset') {
        records.forget()
        session.reread()
      } else if (records.isBehind()) records.save(record, categoryOf)
    },
  }
}
