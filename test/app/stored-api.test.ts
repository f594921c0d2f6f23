// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example.com/" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApi, exportReceipts } from '../../src/app/api'
import type { Change } from '../../src/app/session'
import { makeState } from '../../src/app/state'
import { createStored, type Stored } from '../../src/app/stored'
import { rejectAll } from '../../src/consent/decision'
import { makeRecord } from '../../src/consent/record'
import { createStore } from '../../src/consent/store'
import { createLedger } from '../../src/gate/ledger'
import { sweep } from '../../src/gate/sweep'
import { eraseCookie } from '../../src/storage/cookie'
import { cookieNames } from '../../src/storage/read-cookie'
import { createLocal } from '../../src/storage/local'
import { madeOf, silent } from '../policy/policy-of'
import { firstReceipt, secondReceipt } from '../receipts/sample'
import { openSession } from './open-session'

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => {
  vi.restoreAllMocks()
  cookieNames().forEach(eraseCookie)
  localStorage.clear()
  sessionStorage.clear()
})

const openStored = (raw: object, grants: Record<string, boolean>) => {
  const { config, policy } = madeOf(raw)
  const refused = rejectAll(policy, {})
  const decision = { ...refused, categories: { ...refused.categories, ...grants } }
  const about = { id: '12345678', policyVersion: '', fingerprint: '' }
  const record = makeRecord(decision, about, 1, { consentLifetimeDays: 1, denialLifetimeDays: 1 })
  const facts = {
    policy,
    region: null,
    regionSource: 'none',
    signals: silent,
    record,
    why: undefined,
    consentId: null,
    kept: {},
  }
  const local = createLocal(() => localStorage)
  return createStored(
    config,
    createStore(makeState(facts, config)),
    local,
    createLedger(() => 0),
  )
}

const sweepOf = ({ sweeping }: Stored) =>
  sweep({
    ...sweeping,
    erase: ({ type, name }) => (type === 'cookie' ? eraseCookie(name) : sweeping.erase(type, name)),
  })

describe('what is stored on this page', () => {
  const site = {
    services: [
      {
        id: 'acme',
        category: 'advertising',
        cookies: [{ name: 'acme_*' }, { name: 'box', type: 'local' }],
      },
    ],
  }
  const fill = () => {
    for (const name of ['_ga', 'acme_1', 'cct', 'odd']) document.cookie = `${name}=1`
    for (const name of ['box', 'cct.receipt.1', 'odd2']) localStorage.setItem(name, '1')
    sessionStorage.setItem('acme_2', '1')
  }

  test('is sorted by the site’s declarations, then by the catalogue; the tool’s own is essential, unknown apart', () => {
    fill()
    const inventory = openStored(site, {}).inventory()
    const names = Object.fromEntries(
      Object.entries(inventory).map(([id, items]) => [id, items.map(({ name }) => name).sort()]),
    )
    expect(names).toEqual({
      essential: ['cct', 'cct.receipt.1'],
      analytics: ['_ga'],
      advertising: ['acme_1', 'acme_2', 'box'],
      unknown: ['odd', 'odd2'],
    })
    expect(inventory['advertising']?.[0]).toMatchObject({ service: 'acme', certainty: 1 })
  })

  test.each([
    [{ analytics: true }, ['_ga', 'cct', 'odd']],
    [{ advertising: true }, ['acme_1', 'cct', 'odd']],
    [{}, ['cct', 'odd']],
  ])('after %j a sweep leaves the cookies %j', (grants, left) => {
    fill()
    sweepOf(openStored(site, grants as Record<string, boolean>))
    expect(cookieNames().sort()).toEqual(left)
    expect(localStorage.getItem('odd2')).toBe('1')
    expect(localStorage.getItem('cct.receipt.1')).toBe('1')
    expect(localStorage.getItem('box')).toBe('advertising' in grants ? '1' : null)
  })

  test('a name that would match everything erases nothing, and is told', () => {
    fill()
    const wide = { services: [{ id: 'w', category: 'advertising', cookies: [{ name: '*' }] }] }
    sweepOf(openStored(wide, { analytics: true }))
    expect(cookieNames()).toHaveLength(4)
    expect(vi.mocked(console.warn).mock.calls.join()).toContain(
      'services.w.cookies: "*" would match names it cannot mean',
    )
  })
})

/** The API over a real session; what belongs to other rooms is left out. */
const openApi = (raw: object = {}, region = 'DE') => {
  const opened = openSession(raw, region)
  const listeners = new Set<(change: Change) => void>()
  const shown: unknown[] = []
  const after = (work: () => void) => {
    const seen = opened.changes.length
    work()
    opened.changes
      .slice(seen)
      .forEach((change) => listeners.forEach((listener) => listener(change)))
  }
  let isReady = true
  let arrive = () => {}
  const ready = new Promise<void>((resolve) => {
    arrive = () => {
      isReady = true
      resolve()
    }
  })
  const api = createApi({
    session: opened.session,
    decide: async (wish) => {
      after(() => opened.session.decide(wish))
      return opened.browser.receipts.at(-1)!
    },
    reset: () => {
      after(opened.session.reset)
      shown.push('banner')
    },
    state: opened.snapshot,
    ready,
    isReady: () => isReady,
    sealed: async (receipt) => ({ ...receipt, prevHash: 'sealed' }),
    report: async () => ({ stopped: ['analytics'], erased: [], remaining: [], reload: false }),
    show: (screen) => void shown.push(screen),
    listeners,
    inventory: () => ({}),
    ledger: () => [],
    receipts: () => opened.browser.receipts,
    setLanguage: async () => {},
    setRegion: opened.enter,
  })
  return { api, shown, browser: opened.browser, arrive, wait: () => void (isReady = false) }
}

describe('the API', () => {
  test('allows only what is declared and allowed', async () => {
    const { api } = openApi({ services: [{ id: 'stats', category: 'analytics' }] })
    const ids = ['essential', 'analytics', 'stats', 'anlytics', '', 'toString', '__proto__']
    expect(ids.filter(api.allows)).toEqual(['essential'])
    await api.choose({ analytics: true })
    expect(ids.filter(api.allows)).toEqual(['essential', 'analytics', 'stats'])
  })

  test('when resolves at once, or once allowed, never before', async () => {
    const { api } = openApi()
    await api.when('essential')
    const order: string[] = []
    void api.when('analytics').then(() => order.push('allowed'))
    await api.choose({ advertising: true })
    order.push('other')
    await api.choose({ analytics: true })
    await Promise.resolve()
    expect(order).toEqual(['other', 'allowed'])
  })

  test('each decision answers with its sealed receipt', async () => {
    const { api } = openApi()
    expect(await api.acceptAll()).toMatchObject({
      action: 'grant',
      method: 'api',
      surface: 'none',
      prevHash: 'sealed',
    })
    expect((await api.choose({ advertising: false })).action).toBe('withdraw')
    expect((await api.rejectAll()).action).toBe('withdraw')
    expect(await api.withdraw()).toMatchObject({ stopped: ['analytics'] })
  })

  test('nothing is decided about a configuration that is still on its way', async () => {
    const { api, browser, wait, arrive } = openApi()
    wait()
    const deciding = api.acceptAll()
    await Promise.resolve()
    expect(browser.receipts).toEqual([])
    arrive()
    await deciding
    expect(browser.receipts).toHaveLength(1)
  })

  test('subscribers hear of each change, until they stop', async () => {
    const { api } = openApi()
    const heard: string[] = []
    const stop = api.subscribe(({ after }) => heard.push(after.status))
    await api.acceptAll()
    api.reset()
    stop()
    await api.rejectAll()
    expect(heard).toEqual(['decided', 'undecided'])
  })

  test('opening, closing and forgetting show what they say, and grant nothing', () => {
    const { api, shown } = openApi()
    api.openPreferences()
    api.openBanner()
    api.close()
    api.reset()
    expect(shown).toEqual(['preferences', 'banner', null, 'banner'])
    expect(api.state.status).toBe('undecided')
    expect(api.allows('analytics')).toBe(false)
  })
})

test('receipts are exported as a readable JSON file', async () => {
  const blob = exportReceipts([firstReceipt, secondReceipt])
  expect(blob.type).toBe('application/json')
  const text = await new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result))
    reader.readAsText(blob)
  })
  expect(JSON.parse(text as string)).toEqual(
    JSON.parse(JSON.stringify([firstReceipt, secondReceipt])),
  )
})
