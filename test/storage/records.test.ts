// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://www.example.com/" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { decodeRecord, encodeRecord } from '../../src/consent/codec'
import { makeRecord, type ConsentRecord } from '../../src/consent/record'
import { eraseCookie } from '../../src/storage/cookie'
import { cookieNames, readCookie } from '../../src/storage/read-cookie'
import { createLocal } from '../../src/storage/local'
import { createRecords } from '../../src/storage/records'

const now = Date.now()
const record = (at = now, analytics = true): ConsentRecord =>
  makeRecord(
    { categories: { essential: true, analytics }, services: {}, choices: {}, gpcOverride: false },
    { id: '0b9e1c52-7f7e-4f0f-9a55-0a4f5f1c2d3e', policyVersion: '3', fingerprint: 'f' },
    at,
    { consentLifetimeDays: 180, denialLifetimeDays: 180 },
  )

const open = (settings = {}) =>
  createRecords(
    () => settings,
    createLocal(() => localStorage),
  )
const toAnalytics = () => 'analytics'
const setCookie = (text: string, name = 'cct') => {
  document.cookie = `${name}=${encodeURIComponent(text)}; path=/`
}
const forbid = (what: 'cookies' | 'localStorage') => {
  const forbidden = () => {
    throw new DOMException('', 'SecurityError')
  }
  if (what === 'localStorage') vi.stubGlobal('localStorage', new Proxy({}, { get: forbidden }))
  else
    Object.defineProperty(document, 'cookie', {
      get: forbidden,
      set: forbidden,
      configurable: true,
    })
}

const clear = () => {
  Reflect.deleteProperty(document, 'cookie')
  vi.unstubAllGlobals()
  for (const name of cookieNames()) eraseCookie(name)
  localStorage.clear()
}
beforeEach(clear)
afterEach(clear)

test('nothing is stored: no record', () => expect(open().load()).toBeNull())

test('what is saved is loaded, by cookie and by mirror', () => {
  expect(open().save(record(), toAnalytics)).toBe(true)
  expect(open().load()).toEqual(record())
  expect(decodeRecord(readCookie('cct'))).toEqual(record())
  expect(decodeRecord(localStorage.getItem('cct'))).toEqual(record())
})

test('the name is the site’s to choose', () => {
  open({ name: 'consent' }).save(record(), toAnalytics)
  expect(cookieNames()).toEqual(['consent'])
  expect(Object.keys(localStorage)).toEqual(['consent'])
  expect(open({ name: 'consent' }).load()).toEqual(record())
  expect(open().load()).toBeNull()
})

describe('the newest that can be read wins', () => {
  test.each([
    ['the cookie, where the mirror was wiped', record(), null, record()],
    ['the mirror, where the cookie was wiped', null, record(), record()],
    ['the newer cookie', record(now, false), record(now - 1), record(now, false)],
    ['the newer mirror', record(now - 1), record(now, false), record(now, false)],
    ['the one that is not broken', 'x', record(), record()],
    ['neither, when both are broken', 'x', 'v=9', 'unreadable'],
    ['a broken one alone', 'x', null, 'unreadable'],
  ])('%s', (_, cookie, mirror, expected) => {
    const text = (value: ConsentRecord | string) =>
      typeof value === 'string' ? value : encodeRecord(value)
    if (cookie) setCookie(text(cookie))
    if (mirror) localStorage.setItem('cct', text(mirror))
    expect(open().load()).toEqual(expected)
  })

  test('of one instant, the mirror, because the cookie may be shortened', () => {
    const services = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`service-${i}`, false]),
    )
    const whole = { ...record(), services }
    open().save(whole, toAnalytics)
    expect(open().load()).toEqual(whole)
    localStorage.clear()
    expect(open().load()).toMatchObject({ services: {}, categories: { analytics: false } })
  })
})

describe('what is forbidden', () => {
  test.each(['cookies', 'localStorage'] as const)('%s alone: the other serves', (what) => {
    forbid(what)
    expect(open().save(record(), toAnalytics)).toBe(true)
    expect(open().load()).toEqual(record())
  })

  test('both: it lasts as long as the page, and says so', () => {
    forbid('cookies')
    forbid('localStorage')
    const records = open()
    expect(records.load()).toBeNull()
    expect(records.save(record(), toAnalytics)).toBe(false)
    expect(records.load()).toEqual(record())
    expect(open().load()).toBeNull()
  })
})

test('forgetting leaves nothing', () => {
  const records = open()
  records.save(record(), toAnalytics)
  records.forget()
  expect(records.load()).toBeNull()
  expect(cookieNames()).toEqual([])
  expect(localStorage).toHaveLength(0)
})
