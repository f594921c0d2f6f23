/** A session on the jsdom page, with storage and outbox that are lists, and effects that are heard. */
import { vi } from 'vitest'
import type { Change } from '../../src/app/session'
import { createSession } from '../../src/app/session'
import { createVerbs } from '../../src/app/verbs'
import { report } from '../../src/app/report'
import { makeState, type State } from '../../src/app/state'
import type { ConsentRecord } from '../../src/consent/record'
import { createStore } from '../../src/consent/store'
import type { Outbox } from '../../src/receipts/outbox'
import type { Receipt } from '../../src/receipts/receipt-shape'
import type { Records } from '../../src/storage/records'
import { known, madeOf, policyOf } from '../policy/policy-of'

export interface Browser {
  stored: ConsentRecord | 'unreadable' | null
  /** Survives a reset. */
  kept?: ReturnType<Records['kept']> | undefined
  receipts: Receipt[]
  /** In the order in which it happened. */
  log: string[]
  isBlocked: boolean
}

export const newBrowser = (): Browser => ({ stored: null, receipts: [], log: [], isBlocked: false })

export const signal = (gpc: boolean | null, doNotTrack: string | null = null) =>
  vi.stubGlobal('navigator', { globalPrivacyControl: gpc ?? undefined, doNotTrack })

export const openSession = (
  raw: object = {},
  region: string | null = 'DE',
  browser = newBrowser(),
) => {
  const { config, policy } = madeOf(raw, region)
  const store = createStore<State>(
    makeState(
      {
        policy,
        region,
        regionSource: 'config',
        signals: { gpc: null, dnt: null },
        record: null,
        why: 'first-visit',
        consentId: null,
        kept: {},
      },
      config,
    ),
  )
  const records: Records = {
    load: () => browser.stored,
    save: (record) => {
      browser.log.push('save')
      if (!browser.isBlocked) browser.stored = record
      return !browser.isBlocked
    },
    isBehind: () => false,
    forget: (said) => {
      browser.stored = null
      browser.kept = said
    },
    kept: () => browser.kept ?? { choices: {} },
  }
  const outbox = {
    add: (receipt: Receipt) => {
      browser.log.push('receipt')
      browser.receipts.push(receipt)
    },
    last: (id: string) => browser.receipts.findLast(({ consentId }) => consentId === id) ?? null,
  } as Outbox
  const changes: Change[] = []
  const following = createSession({
    config,
    known,
    store,
    stored: records.load,
    kept: records.kept,
    effects: (change, keep) => {
      keep()
      browser.log.push('effects')
      changes.push(change)
    },
  })
  const verbs = createVerbs({
    config,
    store,
    session: following,
    records,
    outbox,
    version: '0.1.0',
    language: () => 'en',
    report,
  })
  const session = { ...following, ...verbs }
  session.open()
  const on = () => {
    const { categories, services } = store.get().permissions
    return [
      ...Object.keys(categories).filter((id) => categories[id]),
      ...Object.keys(services).filter((id) => services[id]),
    ]
  }
  return {
    session,
    browser,
    config,
    changes,
    on,
    state: () => store.get(),
    snapshot: () => store.get().snapshot,
    enter: (to: string) => session.enter(policyOf(raw, to), to, 'api'),
    decide: (answer: 'accept' | 'reject' | Record<string, boolean>) =>
      session.decide({ answer, method: 'api', surface: 'none' }),
  }
}
