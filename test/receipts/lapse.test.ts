// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/plans?utm=1#top" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSession, signal } from '../app/open-session'

const DAY = 864e5
const START = Date.parse('2026-11-22T12:00:00Z')
beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const site = { policy: { version: '1' }, services: [{ id: 'stats', category: 'analytics' }] }
const answered = () => {
  const { decide, browser } = openSession(site)
  decide('accept')
  return browser
}
const actions = (browser: ReturnType<typeof answered>) =>
  browser.receipts.map(({ action, seq }) => `${seq} ${action}`)

describe('an answer that no longer holds', () => {
  test('ends with a receipt in the same chain, made by nobody, which grants nothing', () => {
    const browser = answered()
    vi.setSystemTime(START + 200 * DAY)
    openSession(site, 'DE', browser).session.lapse()
    const [first, second] = browser.receipts
    expect(second).toMatchObject({
      action: 'expire',
      method: 'implied_optout_default',
      surface: 'none',
      consentId: first!.consentId,
      prev: first!.id,
      seq: 1,
      services: { stats: false },
      decidedAt: '2027-06-10T12:00:00.000Z',
      expiresAt: null,
    })
    expect(second!.categories).toMatchObject({
      essential: { granted: true },
      analytics: { granted: false },
      advertising: { granted: false },
    })
  })

  test.each<[string, object]>([
    ['the policy has changed', { ...site, policy: { version: '2' } }],
    ['the services have changed', { ...site, services: [{ id: 'ad', category: 'advertising' }] }],
  ])('because %s', (_, now) => {
    const browser = answered()
    openSession(now, 'DE', browser).session.lapse()
    expect(actions(browser)).toEqual(['0 grant', '1 expire'])
  })

  test('is said once, however many pages and tabs look', () => {
    const browser = answered()
    vi.setSystemTime(START + 200 * DAY)
    const tabs = [openSession(site, 'DE', browser), openSession(site, 'DE', browser)]
    for (const { session } of [...tabs, ...tabs]) session.lapse()
    vi.setSystemTime(START + 900 * DAY)
    openSession({ ...site, policy: { version: '3' } }, 'DE', browser).session.lapse()
    expect(actions(browser)).toEqual(['0 grant', '1 expire'])
  })

  test('and the next answer follows it, and can end again', () => {
    const browser = answered()
    const second = { ...site, policy: { version: '2' } }
    openSession(second, 'DE', browser).session.lapse()
    openSession(second, 'DE', browser).decide('reject')
    openSession({ ...site, policy: { version: '3' } }, 'DE', browser).session.lapse()
    expect(actions(browser)).toEqual(['0 grant', '1 expire', '2 deny', '3 expire'])
    expect(browser.receipts.slice(1).map(({ prev }) => prev)).toEqual(
      browser.receipts.slice(0, 3).map(({ id }) => id),
    )
  })

  test('a signal that answers first comes after it all the same', () => {
    const browser = answered()
    vi.setSystemTime(START + 200 * DAY)
    signal(true)
    openSession(site, 'US-CA', browser).session.decide({
      answer: { advertising: false },
      method: 'gpc',
      surface: 'none',
    })
    expect(actions(browser)[1]).toBe('1 expire')
    expect(browser.receipts[2]).toMatchObject({ seq: 2, method: 'gpc' })
  })
})

describe('nothing is said', () => {
  test('of an answer that holds', () => {
    const browser = answered()
    openSession(site, 'DE', browser).session.lapse()
    expect(actions(browser)).toEqual(['0 grant'])
  })

  test('to somebody who never answered', () => {
    const { session, browser } = openSession(site)
    session.lapse()
    expect(browser.receipts).toEqual([])
  })

  test('when another tab has been answered meanwhile', () => {
    const browser = answered()
    const next = { ...site, policy: { version: '2' } }
    const [one, two] = [openSession(next, 'DE', browser), openSession(next, 'DE', browser)]
    one.session.lapse()
    one.decide('accept')
    two.session.lapse()
    expect(actions(browser)).toEqual(['0 grant', '1 expire', '2 grant'])
  })

  test('when the clock was set back: the answer has not ended', () => {
    const browser = answered()
    vi.setSystemTime(START - 30 * DAY)
    openSession(site, 'DE', browser).session.lapse()
    expect(actions(browser)).toEqual(['0 grant'])
  })

  test('when the receipts are gone from this browser, for then nobody could tell twice from once', () => {
    const browser = answered()
    browser.receipts.length = 0
    vi.setSystemTime(START + 200 * DAY)
    openSession(site, 'DE', browser).session.lapse()
    expect(browser.receipts).toEqual([])
  })
})
