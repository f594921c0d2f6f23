// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/" }
/** Privacy choices that are not cookies: what changes them, and what does not. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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

const choice = (id: string, model: string, more: object = {}) => ({
  id,
  title: id,
  text: id,
  model,
  scope: 'account',
  expires: 'never',
  ...more,
})

const telecom = {
  receipts: { userRef: 'account-7' },
  choices: [
    choice('cpni-affiliates', 'opt-out', { effectiveAfter: 'P30D' }),
    choice('cpni-others', 'opt-in'),
    choice('sale', 'opt-out'),
    choice('maine', 'opt-in'),
  ],
}

const start = { 'cpni-affiliates': false, 'cpni-others': false, sale: true, maine: false }

describe('what leaves them alone', () => {
  test.each<[string, (open: ReturnType<typeof openSession>) => void]>([
    ['Accept all', ({ decide }) => decide('accept')],
    ['Reject all', ({ decide }) => decide('reject')],
    ['an answer about cookies', ({ decide }) => decide({ analytics: true })],
    ['another region', ({ enter }) => enter('US-CA')],
    ['a reset', ({ session }) => session.reset()],
  ])('%s', (_, act) => {
    const open = openSession(telecom, 'DE')
    expect(open.snapshot().choices).toEqual(start)
    act(open)
    expect(open.snapshot().choices).toEqual(start)
    expect(open.changes.at(-1)?.choices).toEqual({})
  })

  test('Global Privacy Control', () => {
    signal(true)
    const open = openSession(telecom, 'US-CA')
    expect(open.snapshot().choices).toEqual(start)
    open.decide({ sale: true, 'cpni-others': true })
    expect(open.snapshot().choices).toEqual({ ...start, 'cpni-others': true })
  })

  test('neither Accept all nor Reject all counts as an answer to them', () => {
    const open = openSession(telecom, 'DE')
    open.decide('reject')
    expect(open.browser.stored).toMatchObject({ choices: {} })
  })
})

const answers = { 'cpni-others': true, sale: false }
const said = { ...start, ...answers }

describe('they are kept', () => {
  test.each<[string, number, object, string]>([
    ['over the end of the record', 181, telecom, 'DE'],
    ['for years', 3000, telecom, 'DE'],
    ['over a new policy', 1, { ...telecom, policy: { version: '2' } }, 'DE'],
    ['over new services', 1, { ...telecom, services: [{ id: 'n', category: 'analytics' }] }, 'DE'],
    ['in another region', 1, telecom, 'US-CA'],
  ])('%s', (_, days, site, region) => {
    const browser = newBrowser()
    openSession(telecom, 'DE', browser).decide(answers)
    vi.setSystemTime(START + days * DAY)
    const open = openSession(site, region, browser)
    expect(open.snapshot().choices).toEqual(said)
    open.decide('reject')
    expect(open.snapshot().choices).toEqual(said)
  })

  test('over a reset of cookies, on the next page, and through the next answer', () => {
    const browser = newBrowser()
    const open = openSession(telecom, 'DE', browser)
    open.decide(answers)
    open.session.reset()
    expect(open.snapshot()).toMatchObject({ status: 'undecided', choices: said })
    const next = openSession(telecom, 'DE', browser)
    expect(next.snapshot()).toMatchObject({ why: 'first-visit', choices: said })
    next.decide('accept')
    expect(next.snapshot().choices).toEqual(said)
    expect(browser.receipts.at(-1)?.choices).toEqual(said)
  })

  test('by a page that does not offer them', () => {
    const browser = newBrowser()
    openSession(telecom, 'DE', browser).decide(answers)
    openSession({}, 'DE', browser).decide('reject')
    expect(openSession(telecom, 'DE', browser).snapshot().choices).toEqual(said)
  })
})

describe('silence that is to count after thirty days', () => {
  const save = (open: ReturnType<typeof openSession>, told = ['cpni-affiliates']) =>
    open.session.decide({ answer: {}, method: 'save', surface: 'preferences', told })

  test('counts from an answer in the center, where it was on screen; state and receipt say so', () => {
    const browser = newBrowser()
    const open = openSession(telecom, 'DE', browser)
    save(open)
    const due = { 'cpni-affiliates': '2026-12-25T12:00:00.000Z' }
    expect(open.snapshot()).toMatchObject({ choices: start, pendingChoices: due })
    expect(browser.receipts[0]).toMatchObject({ choices: start, pendingChoices: due })
    vi.setSystemTime(Date.parse('2026-12-25T11:59:59Z'))
    expect(openSession(telecom, 'DE', browser).snapshot().choices['cpni-affiliates']).toBe(false)
    vi.setSystemTime(Date.parse('2026-12-25T12:00:00Z'))
    const later = openSession(telecom, 'DE', browser).snapshot()
    expect(later.choices['cpni-affiliates']).toBe(true)
    expect(later).not.toHaveProperty('pendingChoices')
  })

  test('does not begin with an answer in the center while the choice was never in view', () => {
    const browser = newBrowser()
    const open = openSession(telecom, 'DE', browser)
    save(open, ['cpni-others'])
    expect(open.snapshot()).not.toHaveProperty('pendingChoices')
    vi.setSystemTime(START + 400 * DAY)
    expect(openSession(telecom, 'DE', browser).snapshot().choices['cpni-affiliates']).toBe(false)
  })

  test('does not begin with an answer on the banner, which does not show it', () => {
    const browser = newBrowser()
    const open = openSession(telecom, 'DE', browser)
    open.session.decide({ answer: 'accept', method: 'accept_all', surface: 'banner' })
    expect(open.snapshot()).not.toHaveProperty('pendingChoices')
    expect(browser.receipts[0]).not.toHaveProperty('pendingChoices')
  })

  test('is not put off by later answers, nor by a reset', () => {
    const browser = newBrowser()
    const open = openSession(telecom, 'DE', browser)
    save(open)
    vi.setSystemTime(START + 20 * DAY)
    save(open)
    open.session.reset()
    vi.setSystemTime(START + 31 * DAY)
    expect(openSession(telecom, 'DE', browser).snapshot().choices['cpni-affiliates']).toBe(true)
  })

  test('a no within that time is a no for good', () => {
    const browser = newBrowser()
    const open = openSession(telecom, 'DE', browser)
    save(open)
    open.decide({ 'cpni-affiliates': false })
    expect(open.changes.at(-1)?.choices).toEqual({ 'cpni-affiliates': false })
    expect(open.snapshot()).not.toHaveProperty('pendingChoices')
    vi.setSystemTime(START + 400 * DAY)
    expect(openSession(telecom, 'DE', browser).snapshot().choices['cpni-affiliates']).toBe(false)
  })
})

test('a change names the choices that were answered, and its receipt whose account it is', () => {
  const open = openSession(telecom, 'DE')
  open.decide({ ...answers, analytics: true })
  expect(open.changes.at(-1)).toMatchObject({ choices: answers, receipt: { userRef: 'account-7' } })
  open.decide({ sale: true })
  expect(open.changes.at(-1)?.choices).toEqual({ sale: true })
  open.decide({ sale: true })
  expect(open.changes.at(-1)?.choices).toEqual({})
})

describe('what is new since the last answer', () => {
  const services = [
    { id: 'a', category: 'analytics', cookies: [{ name: '_a' }] },
    { id: 'b', category: 'advertising' },
  ]
  const added = (after: object, before: object = { services }) => {
    const browser = newBrowser()
    openSession(before, 'DE', browser).decide('accept')
    return openSession(after, 'DE', browser).state().added
  }
  test.each<[string, object, string[]]>([
    ['nothing', { services }, []],
    ['a service', { services: [...services, { id: 'c', category: 'analytics' }] }, ['c']],
    ['a category', { services, categories: { social: {} } }, ['social']],
    [
      'a service that sets one cookie more',
      { services: [{ ...services[0], cookies: [{ name: '_a' }, { name: '_b' }] }, services[1]] },
      ['a'],
    ],
    [
      'a service that moved to another category',
      { services: [services[0], { id: 'b', category: 'analytics' }] },
      ['b'],
    ],
    ['nothing, when only something went', { services: [services[0]] }, []],
    [
      'nothing, when words changed',
      { services: [{ ...services[0], purpose: 'x' }, services[1]] },
      [],
    ],
    [
      'an essential service is nobody’s question',
      { services: [...services, { id: 'e', category: 'essential' }] },
      [],
    ],
  ])('%s', (_, after, ids) => expect(added(after)).toEqual(ids))

  test('a record too large to tell says only that something changed', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ id: `s${i}`, category: 'analytics' }))
    expect(added({ services: many }, { services: many.slice(1) })).toEqual([])
  })
})
