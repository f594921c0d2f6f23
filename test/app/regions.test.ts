// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/" }
/** What an answer, its end and a signal mean where things run until refused. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { honoured, honourSignal, isOptedOut, mustAsk } from '../../src/app/asking'
import { makeState, type State } from '../../src/app/state'
import { madeOf } from '../policy/policy-of'
import { newBrowser, openSession, signal } from './open-session'

const DAY = 864e5
const START = Date.parse('2026-11-25T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] })
  signal(null)
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const sold = { services: [{ id: 'ad', category: 'advertising' }] }

describe('an opt-out outlives its record', () => {
  test.each<[string, object, number]>([
    ['after its year', sold, 366],
    ['when the policy changes', { ...sold, policy: { version: '2' } }, 1],
    [
      'when a service comes',
      { services: [...sold.services, { id: 'new', category: 'analytics' }] },
      1,
    ],
  ])('%s nothing that was refused starts again by itself', (_, later, days) => {
    const browser = newBrowser()
    openSession(sold, 'US-CA', browser).decide({ advertising: false })
    vi.setSystemTime(START + days * DAY)
    const next = openSession(later, 'US-CA', browser)
    expect(next.snapshot().status).toBe('undecided')
    expect(next.on()).not.toContain('advertising')
    expect(next.on()).not.toContain('ad')
    expect(next.on()).toContain('analytics')
  })

  test.each<[string, object, object, string]>([
    ['the policy', { ...sold, banner: 'always' }, { policy: { version: '2' } }, 'US-CA'],
    ['the services', { ...sold, banner: 'always' }, { services: [] }, 'US-CA'],
    ['the policy', { ...sold, regions: { US: 'opt-in' } }, { policy: { version: '2' } }, 'US-CA'],
  ])(
    'a change of %s asks no one again within a year, and everyone after it: %j',
    (_, before, change, region) => {
      const site = { ...before, ...change }
      const asks = (browser: ReturnType<typeof newBrowser>) => {
        const next = openSession(site, region, browser)
        return mustAsk(next.state(), next.config)
      }
      const refused = newBrowser()
      openSession(before, region, refused).decide({ advertising: false, analytics: true })
      const allowed = newBrowser()
      openSession(before, region, allowed).decide('accept')
      vi.setSystemTime(START + 364 * DAY)
      expect(asks(refused)).toBe(false)
      expect(asks(allowed)).toBe(true)
      vi.setSystemTime(START + 401 * DAY)
      expect(asks(refused)).toBe(true)
    },
  )

  test('it is kept for a year even where other things were allowed, and consent for less', () => {
    const daysOf = (answer: 'accept' | Record<string, boolean>) => {
      const browser = newBrowser()
      openSession({ ...sold, consentLifetimeDays: 90 }, 'US-CA', browser).decide(answer)
      return (Date.parse(browser.receipts[0]?.expiresAt ?? '') - START) / DAY
    }
    expect(daysOf({ advertising: false, analytics: true })).toBe(365)
    expect(daysOf('accept')).toBe(90)
  })

  test('a service refused by itself stays off too', () => {
    const browser = newBrowser()
    const site = { services: [...sold.services, { id: 'other', category: 'advertising' }] }
    openSession(site, 'US-CA', browser).decide({ ad: false })
    vi.setSystemTime(START + 366 * DAY)
    const on = openSession(site, 'US-CA', browser).on()
    expect(on).toContain('other')
    expect(on).not.toContain('ad')
  })

  test('it counts for a year, a consent in Germany for half of one', () => {
    const until = (region: string) => {
      const browser = newBrowser()
      openSession(sold, region, browser).decide('reject')
      return (Date.parse(browser.receipts[0]?.expiresAt ?? '') - START) / DAY
    }
    expect([until('US-CA'), until('DE'), until('CH')]).toEqual([365, 180, 365])
  })
})

const stateOf = (raw: object, region: string, gpc: boolean | null, dnt: string | null = null) => {
  const { config, policy } = madeOf(raw, region)
  const facts = {
    policy,
    region,
    regionSource: 'config',
    record: null,
    why: 'first-visit' as const,
  }
  const state = makeState({ ...facts, signals: { gpc, dnt }, consentId: null, kept: {} }, config)
  return { config, state }
}

const decided = (config: ReturnType<typeof stateOf>['config'], state: State) => {
  const decide = vi.fn()
  honourSignal(state, config, decide)
  return decide.mock.calls.map(([{ answer, method }]) => [method, answer])
}

describe('a signal as an answer', () => {
  test.each<[string, object, string, boolean | null, string | null, unknown[]]>([
    ['GPC takes what runs', {}, 'US-CA', true, null, [['gpc', { advertising: false }]]],
    [
      'GPC takes every category that sells or shares',
      { categories: { p: { sale: true } } },
      'AU',
      true,
      null,
      [['gpc', { advertising: false, p: false }]],
    ],
    ['where a question is open, that is asked first', {}, 'DE', true, null, []],
    ['nothing is there to take', { categories: { advertising: false } }, 'US-CA', true, null, []],
    ['the site does not honour it', { gpc: false }, 'US-CA', true, null, []],
    ['DNT is ignored', {}, 'US-NV', null, '1', []],
    [
      'DNT takes advertising',
      { dnt: 'deny-advertising' },
      'US-NV',
      null,
      '1',
      [['dnt', { advertising: false }]],
    ],
    [
      'DNT takes all',
      { dnt: 'deny-all' },
      'US-NV',
      null,
      'yes',
      [['dnt', { analytics: false, advertising: false }]],
    ],
    [
      'DNT says no where a yes is needed, and nobody is asked',
      { dnt: 'deny-all' },
      'DE',
      null,
      '1',
      [['dnt', { analytics: false, advertising: false }]],
    ],
    [
      'DNT about advertising leaves the other question open',
      { dnt: 'deny-advertising' },
      'DE',
      null,
      '1',
      [],
    ],
    [
      'GPC goes before DNT',
      { dnt: 'deny-advertising' },
      'US-CA',
      true,
      '1',
      [['gpc', { advertising: false }]],
    ],
  ])('%s', (_, raw, region, gpc, dnt, calls) => {
    const { config, state } = stateOf(raw, region, gpc, dnt)
    expect(decided(config, state)).toEqual(calls)
  })

  test('what a signal has refused is not asked for', () => {
    const ask = (raw: object, gpc: boolean | null) => {
      const { config, state } = stateOf(raw, 'DE', gpc)
      return mustAsk(state, config)
    }
    const onlySale = { categories: { analytics: false } }
    expect([ask(onlySale, null), ask(onlySale, true), ask({}, true)]).toEqual([true, false, true])
  })

  test('is named only where it holds something off', () => {
    const name = (raw: object, gpc: boolean | null, dnt: string | null = null) => {
      const { config, state } = stateOf(raw, 'US-CA', gpc, dnt)
      return honoured(state, config)
    }
    expect(name({}, true)).toBe('gpc')
    expect(name({ gpc: false }, true)).toBeUndefined()
    expect(name({ categories: { advertising: false } }, true)).toBeUndefined()
    expect(name({ dnt: 'deny-all' }, null, '1')).toBe('dnt')
    expect(name({}, null, '1')).toBeUndefined()
  })
})

describe('the statistics of a British site', () => {
  const site = { regions: { GB: { categories: { analytics: 'opt-out' } } } }
  test('run until someone objects, there and nowhere else; advertising still waits', () => {
    expect(openSession(site, 'GB').on()).toEqual(['essential', 'analytics'])
    expect(openSession(site, 'DE').on()).toEqual(['essential'])
    expect(openSession({}, 'GB').on()).toEqual(['essential'])
  })
  test('stop at once on objection', () => {
    const { decide, on } = openSession(site, 'GB')
    decide('reject')
    expect(on()).toEqual(['essential'])
  })
})

describe('a visitor who may be a child', () => {
  const site = { ...sold, ageFlag: true }
  test('advertising cannot be switched on by anyone, and a full yes is a full yes', () => {
    const { decide, on, browser } = openSession(site, 'US-CA')
    expect(on()).toEqual(['essential'])
    decide('accept')
    decide({ advertising: true, ad: true })
    expect(on()).toEqual(['essential', 'analytics'])
    expect(browser.receipts[0]).toMatchObject({
      action: 'grant',
      model: 'opt-in',
      categories: { advertising: { granted: false } },
    })
  })
})

test('a signal that the visitor has overruled here is not said to be honoured', () => {
  signal(true)
  const { decide, state } = openSession(sold, 'US-CA')
  const { config } = madeOf(sold, 'US-CA')
  decide('accept')
  expect(honoured(state(), config)).toBe('gpc')
  decide({ advertising: true })
  expect(honoured(state(), config)).toBeUndefined()
})

test('who has opted out of sale has; who never could has not', () => {
  const opted = (raw: object, region: string, gpc: boolean | null) => {
    const { config, state } = stateOf(raw, region, gpc)
    return isOptedOut(state, config)
  }
  expect(opted({}, 'US-CA', null)).toBe(false)
  expect(opted({}, 'DE', null)).toBe(false)
  expect(opted({ dnt: 'deny-advertising' }, 'US-CA', null)).toBe(false)
  const browser = newBrowser()
  const { decide, state } = openSession(sold, 'US-CA', browser)
  decide('reject')
  expect(isOptedOut(state(), madeOf(sold, 'US-CA').config)).toBe(true)
})
