/** An answer from another domain is taken over where the same was asked, and from a collector alone. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { answerFor, arrive } from '../../src/elsewhere/arrive'
import type { ElsewherePort } from '../../src/elsewhere/port'
import type { Problem } from '../../src/config/problems'
import type { Policy } from '../../src/policy/policy'
import type { Receipt } from '../../src/receipts/receipt-shape'

const NOW = Date.parse('2026-11-28T00:00:00Z')

const category = (id: string, more: object = {}) =>
  [
    id,
    { id, essential: id === 'essential', sale: id === 'advertising', model: 'opt-in', ...more },
  ] as const

const policyOf = (more: object = {}, services: readonly (readonly [string, object])[] = []) =>
  ({
    rules: { consentLifetimeDays: 180, denialLifetimeDays: 365 },
    categories: new Map([
      category('essential'),
      category('analytics', more),
      category('advertising', more),
    ]),
    services: new Map(services),
  }) as unknown as Policy

const said = (analytics: boolean, advertising: boolean, basis: 'consent' | 'optout' = 'consent') =>
  ({
    id: 'r',
    decidedAt: '2026-11-27T00:00:00.000Z',
    policy: { version: null, url: null, hash: null },
    categories: {
      essential: { granted: true, basis: 'essential' },
      analytics: { granted: analytics, basis },
      advertising: { granted: advertising, basis },
    },
  }) as unknown as Receipt

describe('what the answer is', () => {
  test('category by category', () => {
    expect(answerFor(said(true, false), policyOf(), false)).toEqual({
      analytics: true,
      advertising: false,
    })
  })
  test('Global Privacy Control keeps what is sold off', () => {
    expect(answerFor(said(true, true), policyOf(), true)).toEqual({
      analytics: true,
      advertising: false,
    })
  })
  test('not refused is no consent, but a refusal is one', () => {
    expect(answerFor(said(true, false, 'optout'), policyOf(), false)).toBe('analytics')
    expect(answerFor(said(false, false, 'optout'), policyOf(), false)).toEqual({
      analytics: false,
      advertising: false,
    })
    expect(answerFor(said(true, false, 'optout'), policyOf({ model: 'opt-out' }), false)).toEqual({
      analytics: true,
      advertising: false,
    })
  })
  test('a service that the receipt does not know was not asked about', () => {
    const policy = policyOf({}, [['ga', { id: 'ga', category: 'analytics' }]])
    expect(answerFor(said(true, true), policy, false)).toBe('ga')
    expect(answerFor({ ...said(true, true), services: { ga: false } }, policy, false)).toEqual({
      analytics: true,
      advertising: true,
      ga: false,
    })
  })
  test('what every object has is no answer', () => {
    const policy = policyOf({}, [['constructor', { id: 'constructor', category: 'analytics' }]])
    expect(answerFor({ ...said(true, true), services: {} }, policy, false)).toBe('constructor')
  })
  test('what is off for good, or essential, is not asked about', () => {
    expect(answerFor(said(true, true), policyOf({ isLocked: true }), false)).toEqual({})
  })
})

describe('on arrival', () => {
  const problems: Problem[] = []
  const port = (body: unknown, more: object = {}): ElsewherePort =>
    ({
      config: { handOver: { domains: ['one.example'] }, policy: {}, gpc: true, dnt: 'ignore' },
      token: 'a.b',
      now: () => NOW,
      state: () => ({ why: 'first-visit', consentId: null, signals: {}, policy: policyOf() }),
      report: (problem: Problem) => void problems.push(problem),
      fetch: async () =>
        new Response(typeof body === 'string' ? body : JSON.stringify(body), { status: 200 }),
      ...more,
    }) as unknown as ElsewherePort
  const good = { from: 'https://www.one.example', receipt: said(true, false) }
  const come = (body: unknown, more?: object) => arrive('/hand-over/redeem', port(body, more))

  beforeEach(() => {
    problems.length = 0
    vi.stubGlobal('document', { referrer: 'https://www.one.example/page' })
    return () => vi.unstubAllGlobals()
  })

  test('the answer with its date, and where it comes from', async () => {
    expect(await come(good)).toEqual({
      answer: { analytics: true, advertising: false },
      at: Date.parse('2026-11-27T00:00:00Z'),
      method: 'import',
      surface: 'none',
      asked: { handedOver: { from: 'https://www.one.example', receipt: 'r' } },
    })
    expect(problems).toEqual([])
  })

  test.each([
    ['no JSON', '<html>'],
    ['a list', []],
    ['nothing', null],
    ['no receipt', { from: good.from }],
    ['categories as words', { ...good, receipt: { ...good.receipt, categories: 'all' } }],
    [
      'a grant as text',
      {
        ...good,
        receipt: {
          ...good.receipt,
          categories: { analytics: { granted: 'true', basis: 'consent' } },
        },
      },
    ],
    [
      'an unknown basis',
      {
        ...good,
        receipt: { ...good.receipt, categories: { analytics: { granted: true, basis: 'love' } } },
      },
    ],
    ['services as numbers', { ...good, receipt: { ...good.receipt, services: { ga: 1 } } }],
    ['far too much', { ...good, more: 'x'.repeat(70_000) }],
    ['another origin than the link came from', { ...good, from: 'https://two.one.example' }],
    [
      'an answer to another policy',
      {
        ...good,
        receipt: { ...good.receipt, policy: { version: '2', url: null, hash: null } },
      },
    ],
  ])('%s: nothing is taken over, and it is told', async (_, body) => {
    expect(await come(body)).toBe(null)
    expect(problems).toHaveLength(1)
    expect(problems[0]!.message).toContain('the visitor is asked here')
  })

  test.each([
    ['a date to come', '2026-12-24T00:00:00.000Z'],
    ['too long ago', '2026-01-01T00:00:00.000Z'],
    ['no date', 'yesterday'],
  ])('%s: asked', async (_, decidedAt) => {
    expect(await come({ ...good, receipt: { ...good.receipt, decidedAt } })).toBe(null)
  })

  test.each([
    ['without a token', { token: null }],
    [
      'answered here already',
      {
        state: () => ({ why: undefined, consentId: 'x', signals: {}, policy: policyOf() }),
      },
    ],
    [
      'an answer that has run out here',
      {
        state: () => ({ why: 'expired', consentId: 'x', signals: {}, policy: policyOf() }),
      },
    ],
  ])('%s nobody is asked for anything', async (_, more) => {
    const fetch = vi.fn()
    expect(await come(good, { ...more, fetch })).toBe(null)
    expect(fetch).not.toHaveBeenCalled()
  })

  test.each(['', 'https://evil.example/', 'https://notone.example/', 'about:blank'])(
    'behind it is %s: the token is not even redeemed',
    async (referrer) => {
      vi.stubGlobal('document', { referrer })
      const fetch = vi.fn()
      expect(await come(good, { fetch })).toBe(null)
      expect(fetch).not.toHaveBeenCalled()
      expect(problems).toHaveLength(1)
    },
  )
})
