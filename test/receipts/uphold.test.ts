// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/" }
/** A first-party endpoint sets the record cookie again, and may be late with it. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { ConsentRecord } from '../../src/consent/record'
import { createLocal } from '../../src/storage/local'
import { createRecords } from '../../src/storage/records'
import { openSession } from '../app/open-session'

describe('a record that was forgotten', () => {
  test('is forgotten again when it comes back, and nothing of it is allowed', () => {
    const { session, decide, browser, on, snapshot } = openSession()
    decide('accept')
    const late = browser.stored
    session.reset()
    browser.stored = late
    session.uphold()
    expect(browser.stored).toBeNull()
    expect(on()).toEqual(['essential'])
    expect(snapshot()).toMatchObject({ status: 'undecided', consentId: null })
  })

  test('also on the page that has already taken it for an answer', () => {
    const { session, decide, browser } = openSession()
    decide('accept')
    const late = browser.stored
    session.reset()
    const next = openSession({}, 'DE', { ...browser, stored: late })
    expect(next.on()).toContain('analytics')
    next.session.uphold()
    expect(next.on()).toEqual(['essential'])
    expect(next.browser.stored).toBeNull()
  })

  test('one that holds is left alone', () => {
    const { session, decide, browser, changes } = openSession()
    decide('accept')
    const { stored } = browser
    session.uphold()
    expect(browser.stored).toBe(stored)
    expect(changes).toHaveLength(1)
    expect(browser.log.filter((what) => what === 'save')).toHaveLength(1)
  })
})

describe('which of cookie and mirror is older', () => {
  const record = (at: number): ConsentRecord => ({
    id: 'a-consent-id',
    at,
    expires: at + 864e5,
    policyVersion: '',
    fingerprint: 'x',
    categories: { essential: true },
    services: {},
    choices: {},
    gpcOverride: false,
  })
  const local = createLocal(() => localStorage)
  const records = createRecords(() => ({ domain: 'host' }), local)
  const now = Date.now()
  const cookie = () => document.cookie

  beforeEach(() => {
    records.forget()
  })

  test('both of one answer: neither', () => {
    records.save(record(now), () => '')
    expect(records.isBehind()).toBe(false)
  })

  test('a cookie from before: the cookie, until the record is saved again', () => {
    records.save(record(now - 1000), () => '')
    const before = cookie()
    records.save(record(now), () => '')
    document.cookie = before
    expect(records.isBehind()).toBe(true)
    expect(records.load()).toMatchObject({ at: now })
    records.save(record(now), () => '')
    expect(records.isBehind()).toBe(false)
  })

  test.each(['cookie', 'mirror'])('without a %s: neither', (which) => {
    records.save(record(now), () => '')
    if (which === 'mirror') localStorage.clear()
    else document.cookie = 'cct=; max-age=0'
    expect(records.isBehind()).toBe(false)
  })
})
