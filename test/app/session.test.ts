// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/plans?utm=1#top" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newBrowser, openSession, signal } from './open-session'

const DAY = 864e5
const START = Date.parse('2026-11-22T12:00:00Z')
beforeEach(() => {
  vi.useFakeTimers({ now: START })
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})
const said = () => vi.mocked(console.warn).mock.calls.map(([text]) => String(text))

const site = {
  policy: { version: '1', url: '/privacy' },
  services: [
    { id: 'stats', category: 'analytics' },
    { id: 'ad', category: 'advertising' },
  ],
}

describe('a decision', () => {
  test('record and receipt are safe before anything follows from it', () => {
    const { decide, browser, changes } = openSession(site)
    decide('accept')
    expect(browser.log).toEqual(['save', 'receipt', 'effects'])
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      isDecision: true,
      receipt: browser.receipts[0],
      stopped: [],
    })
  })

  test('is what a reader of the state sees', () => {
    const { decide, snapshot, on } = openSession(site)
    expect(snapshot()).toMatchObject({
      status: 'undecided',
      why: 'first-visit',
      consentId: null,
      decidedAt: null,
    })
    expect(on()).toEqual(['essential'])
    decide('accept')
    expect(snapshot()).toMatchObject({
      status: 'decided',
      decidedAt: '2026-11-22T12:00:00.000Z',
      expiresAt: '2027-05-21T12:00:00.000Z',
    })
    expect(snapshot()).not.toHaveProperty('why')
    expect(on()).toEqual(['essential', 'analytics', 'advertising', 'stats', 'ad'])
  })

  test('its receipt says where, what and how, without query or fragment', () => {
    const { session, browser } = openSession(
      { ...site, site: { controller: 'Shop Ltd' }, receipts: { userRef: 'u1' } },
      'US-CA',
    )
    session.decide({
      answer: { advertising: false },
      method: 'save',
      surface: 'preferences',
      policyHash: 'abc',
      asked: { answerMs: 900, ua: { mobile: true } },
    })
    expect(browser.receipts[0]).toMatchObject({
      action: 'withdraw',
      method: 'save',
      surface: 'preferences',
      jurisdiction: 'US-CA',
      regionSource: 'config',
      model: 'opt-out',
      site: { controller: 'Shop Ltd', origin: 'https://shop.example', path: '/plans' },
      policy: { version: '1', url: '/privacy', hash: 'abc' },
      userRef: 'u1',
      answerMs: 900,
      ua: { mobile: true },
      lang: 'en',
    })
  })

  test.each([
    ['accept', 'grant'],
    ['reject', 'deny'],
    [{ analytics: true }, 'partial'],
  ] as const)('%j first of all is a %s', (answer, action) => {
    expect(openSession(site).decide(answer).action).toBe(action)
  })

  test('a refusal is one, though essential services run on', () => {
    const services = [{ id: 'own', category: 'essential' }]
    expect(openSession({ services }).decide('reject').action).toBe('deny')
  })

  test('the next one is chained to it and tells what it stopped', () => {
    const { decide, browser, changes } = openSession(site)
    decide('accept')
    decide({ advertising: false })
    const [first, second] = browser.receipts
    expect(second).toMatchObject({
      prev: first?.id,
      seq: 1,
      consentId: first?.consentId,
      action: 'withdraw',
    })
    expect(changes[1]?.stopped).toEqual(['advertising', 'ad'])
  })

  test('an id nobody declared changes nothing and is told', () => {
    const { decide, on } = openSession(site)
    decide({ anlytics: true, advertising: false })
    expect(on()).toEqual(['essential'])
    expect(said()).toEqual([
      expect.stringContaining(
        'choose(): "anlytics" is not declared and stays held; did you mean "analytics"?',
      ),
    ])
  })

  test('a mistaken call of choose() is no answer of the visitor', () => {
    const mistakes: unknown[] = [
      { anlytics: true },
      {},
      { stats: 'granted' },
      Object.assign({}, 'accept'),
    ]
    for (const wrong of mistakes) {
      const { decide, changes, browser } = openSession(site)
      expect(() => decide(wrong as never)).toThrow(/declared ids with true or false/)
      expect(changes).toEqual([])
      expect(browser.receipts).toEqual([])
      expect(browser.stored).toBeNull()
    }
  })

  test('where nothing can be stored, it counts as long as the page, and that is told', () => {
    const { decide, on, browser } = openSession(site, 'DE', { ...newBrowser(), isBlocked: true })
    decide('accept')
    expect(on()).toContain('stats')
    expect(browser.receipts).toHaveLength(1)
    expect(said()).toEqual([expect.stringContaining('cookies and localStorage are blocked')])
  })

  test('a snapshot cannot be changed by who reads it', () => {
    const { snapshot } = openSession(site)
    const open = snapshot() as { categories: Record<string, boolean>; status: string }
    expect(() => (open.categories['analytics'] = true)).toThrow()
    expect(() => (open.status = 'decided')).toThrow()
  })
})

describe('on the next page', () => {
  const before = (answer: 'accept' | 'reject' = 'accept', raw: object = site) => {
    const { decide, browser } = openSession(raw)
    decide(answer)
    return browser
  }

  test('the answer stands', () => {
    const { snapshot, on } = openSession(site, 'DE', before())
    expect(snapshot().status).toBe('decided')
    expect(on()).toContain('ad')
  })

  test.each<[string, object, number, string]>([
    ['of a new policy version', { ...site, policy: { version: '2' } }, 0, 'policy-changed'],
    [
      'with a service more',
      { ...site, services: [...site.services, { id: 'new', category: 'analytics' }] },
      0,
      'services-changed',
    ],
    ['after it ended', site, 181 * DAY, 'expired'],
    ['with the clock set back', site, -DAY, 'unreadable'],
  ])('%s nothing is allowed and the visitor is asked', (_, raw, passed, why) => {
    const browser = before()
    vi.setSystemTime(START + passed)
    const { snapshot, on } = openSession(raw, 'DE', browser)
    expect(snapshot()).toMatchObject({ status: 'undecided', why })
    expect(on()).toEqual(['essential'])
  })

  test('asked again, the receipts stay one chain', () => {
    const { decide, browser } = openSession({ ...site, policy: { version: '2' } }, 'DE', before())
    decide('reject')
    const [first, second, third] = browser.receipts
    expect(second).toMatchObject({ action: 'expire', prev: first?.id, seq: 1 })
    expect(third).toMatchObject({
      consentId: first?.consentId,
      prev: second?.id,
      seq: 2,
      action: 'deny',
    })
  })

  test('a privacy choice that never expires outlives the record it was made with', () => {
    const choices = ['never', 'with the record', 'with the record'].map((expires, i) => ({
      id: `choice-${i}`,
      title: 'A choice',
      text: 'A choice',
      model: i < 2 ? 'opt-in' : 'opt-out',
      ...(expires === 'never' && { expires }),
    }))
    const browser = newBrowser()
    openSession({ ...site, choices }, 'DE', browser).decide({
      'choice-0': true,
      'choice-1': true,
      'choice-2': false,
    })
    vi.setSystemTime(START + 181 * DAY)
    const { snapshot } = openSession({ ...site, choices }, 'DE', browser)
    expect(snapshot()).toMatchObject({ status: 'undecided', why: 'expired' })
    // A no, which nobody but the visitor takes back, outlives it in any case.
    expect(snapshot().choices).toEqual({ 'choice-0': true, 'choice-1': false, 'choice-2': false })
  })

  test('what cannot be read is as if it were not there', () => {
    const { snapshot } = openSession(site, 'DE', { ...newBrowser(), stored: 'unreadable' })
    expect(snapshot()).toMatchObject({ status: 'undecided', why: 'unreadable', consentId: null })
  })

  test('a change of wording does not ask again', () => {
    const services = site.services.map((service) => ({ ...service, purpose: 'Better words' }))
    expect(openSession({ ...site, services }, 'DE', before()).snapshot().status).toBe('decided')
  })
})

describe('reset', () => {
  test('forgets the answer, says so in a receipt, and asks anew under a new id', () => {
    const { decide, session, browser, snapshot, on } = openSession(site)
    decide('accept')
    session.reset()
    expect(browser.stored).toBeNull()
    expect(snapshot()).toMatchObject({ status: 'undecided', why: 'first-visit', consentId: null })
    expect(on()).toEqual(['essential'])
    decide('accept')
    const [first, reset, again] = browser.receipts
    expect(reset).toMatchObject({
      action: 'reset',
      prev: first?.id,
      seq: 1,
      expiresAt: null,
      consentId: first?.consentId,
    })
    expect(reset?.categories['analytics']?.granted).toBe(false)
    expect(again).toMatchObject({ prev: null, seq: 0 })
    expect(again?.consentId).not.toBe(first?.consentId)
  })

  test('of nothing leaves no receipt', () => {
    const { session, browser } = openSession(site)
    session.reset()
    expect(browser.receipts).toEqual([])
  })
})

describe('while Global Privacy Control is on', () => {
  test('accept all leaves advertising off, and the receipt says so', () => {
    signal(true)
    const { decide, on } = openSession(site, 'US')
    const receipt = decide('accept')
    expect(on()).toEqual(['essential', 'analytics', 'stats'])
    expect(receipt).toMatchObject({
      signals: { gpc: true },
      categories: { advertising: { granted: false } },
    })
    expect(receipt).not.toHaveProperty('gpcOverride')
  })

  test('an accept of before gives way', () => {
    const { decide, session, on } = openSession(site)
    decide('accept')
    signal(true)
    session.reread()
    expect(on()).toEqual(['essential', 'analytics', 'stats'])
  })

  test('an explicit yes to advertising counts, and is marked', () => {
    signal(true)
    const { decide, on, browser } = openSession(site)
    expect(decide({ advertising: true }).gpcOverride).toBe(true)
    expect(on()).toContain('ad')
    expect(openSession(site, 'DE', browser).on()).toContain('ad')
  })
})
