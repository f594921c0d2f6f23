import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../src/config/schema'
import { encodeRecord } from '../../src/consent/codec'
import type { Decision } from '../../src/consent/decision'
import { fingerprint } from '../../src/consent/fingerprint'
import { parseRecord } from '../../src/consent/parse-record'
import { makeRecord, type ConsentRecord } from '../../src/consent/record'
import { createStore } from '../../src/consent/store'
import { validity } from '../../src/consent/validity'
import { madeOf } from '../policy/policy-of'

const DAY = 864e5
const now = Date.UTC(2026, 10, 22)
const yes: Decision = {
  categories: { essential: true, analytics: true },
  services: {},
  choices: {},
  gpcOverride: false,
}
const no: Decision = { ...yes, categories: { essential: true, analytics: false } }
const about = { id: '0b9e1c52-7f7e-4f0f-9a55-0a4f5f1c2d3e', policyVersion: '3', fingerprint: 'f' }
const lifetimes = { consentLifetimeDays: 180, denialLifetimeDays: 365 }

describe('makeRecord', () => {
  test.each([
    ['a consent lasts as long as consents do', yes, lifetimes, 180],
    ['a refusal as long as refusals do', no, lifetimes, 365],
    ['one granted service is a consent', { ...no, services: { a: true } }, lifetimes, 180],
    [
      'nothing lasts longer than a browser keeps it',
      yes,
      { consentLifetimeDays: 4000, denialLifetimeDays: 4000 },
      400,
    ],
  ] as const)('%s', (_, decision, lives, days) => {
    expect(makeRecord(decision, about, now, lives)).toEqual({
      ...decision,
      ...about,
      at: now,
      expires: now + days * DAY,
    })
  })
})

describe('validity', () => {
  const record = makeRecord(yes, about, now, lifetimes)
  const at = (offset: number, other: Partial<typeof about> = {}) => ({
    ...about,
    ...other,
    at: now + offset,
  })
  test.each<[string, Partial<ConsentRecord>, ReturnType<typeof at>, string]>([
    ['fresh', {}, at(0), 'valid'],
    ['at its last millisecond', {}, at(180 * DAY - 1), 'valid'],
    ['at its end', {}, at(180 * DAY), 'expired'],
    ['of another policy version', {}, at(0, { policyVersion: '4' }), 'policy-changed'],
    ['of other services', {}, at(0, { fingerprint: 'g' }), 'services-changed'],
    [
      'expired, whatever else changed',
      {},
      at(200 * DAY, { policyVersion: '4', fingerprint: 'g' }),
      'expired',
    ],
    [
      'a new policy comes before new services',
      {},
      at(0, { policyVersion: '4', fingerprint: 'g' }),
      'policy-changed',
    ],
    ['a minute ahead of this clock', {}, at(-60e3), 'valid'],
    ['from the future', {}, at(-6 * 60e3), 'unreadable'],
    ['from the future, other policy', {}, at(-DAY, { policyVersion: '4' }), 'unreadable'],
    ['longer than anything we write', { expires: now + 401 * DAY }, at(0), 'unreadable'],
    ['without end', { expires: Infinity }, at(0), 'unreadable'],
  ])('%s', (_, other, when, answer) => expect(validity({ ...record, ...other }, when)).toBe(answer))
})

describe('fingerprint', () => {
  const site: SiteConfig = {
    services: [
      { id: 'a', category: 'analytics', cookies: [{ name: 'x' }, { name: 'y' }] },
      { id: 'b', category: 'advertising' },
    ],
    categories: { functional: {}, social: {} },
  }
  const [a, b] = site.services as [object, object]
  const print = (raw: unknown, region = 'DE') => {
    const { config, policy } = madeOf(raw, region)
    return fingerprint(policy.categories.keys(), config.services)
  }

  test.each<[string, unknown]>([
    [
      'other wording',
      {
        categories: { functional: { title: 'Comfort', text: 'More' }, social: {} },
        services: [
          {
            ...a,
            name: 'A',
            purpose: 'p',
            cookies: [{ name: 'x', duration: '1 day', purpose: 'q' }, { name: 'y' }],
          },
          b,
        ],
      },
    ],
    [
      'another order',
      {
        categories: { social: {}, functional: {} },
        services: [b, { ...a, cookies: [{ name: 'y' }, { name: 'x' }] }],
      },
    ],
    [
      'an essential service more',
      { ...site, services: [a, b, { id: 'own', category: 'essential' }] },
    ],
    ['another policy address', { ...site, policy: { url: '/other' } }],
  ])('is the same with %s', (_, raw) => expect(print(raw)).toBe(print(site)))

  test.each<[string, unknown]>([
    ['a service more', { ...site, services: [a, b, { id: 'c', category: 'analytics' }] }],
    ['a service less', { ...site, services: [a] }],
    ['a service moved', { ...site, services: [{ ...a, category: 'advertising' }, b] }],
    [
      'a cookie more',
      { ...site, services: [{ ...a, cookies: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] }, b] },
    ],
    ['a category more', { ...site, categories: { functional: {}, social: {}, own: {} } }],
    ['a category less', { ...site, categories: { functional: {} } }],
  ])('is another with %s', (_, raw) => expect(print(raw)).not.toBe(print(site)))

  test('does not depend on the region', () => {
    expect(print(site, 'US-CA')).toBe(print(site, 'DE'))
  })
})

describe('parseRecord reads the Cookie header of a request', () => {
  const record = makeRecord(yes, about, now, lifetimes)
  const value = encodeRecord(record)
  const read = { ...record, categories: { essential: true, analytics: true } }
  test.each([
    ['alone', `cct=${value}`],
    ['among others', `theme=dark; cct=${value}; _ga=GA1.1.1.1`],
    ['without blanks', `theme=dark;cct=${value};x=1`],
    ['escaped as a cookie library may', `cct=${encodeURIComponent(value)}`],
    ['after a name that only ends like it', `acct=1; cct=${value}`],
    ['after one that only begins like it', `cct_probe=1; cct=${value}`],
    ['after a name without a value', `cctx; cct=${value}`],
    ['beside a broken one of someone else', `x=%E0%A4; cct=${value}`],
  ])('%s', (_, header) => expect(parseRecord(header)).toEqual(read))

  test('under another name', () => {
    expect(parseRecord(`consent=${value}`, 'consent')).toEqual(read)
    expect(parseRecord(`cct=${value}`, 'consent')).toBeNull()
  })

  test.each([
    undefined,
    null,
    '',
    'theme=dark',
    'cct=',
    'cct',
    'cct=%E0%A4',
    'cct=yes',
    `Cct=${value}`,
  ])('nothing in %j', (header) => expect(parseRecord(header)).toBeNull())
})

describe('the store', () => {
  test('tells what is and what was, and no one who has left', () => {
    const store = createStore(1)
    const heard: unknown[] = []
    const stop = store.subscribe((after, before) => heard.push([after, before, store.get()]))
    store.replace(2)
    stop()
    store.replace(3)
    expect(heard).toEqual([[2, 1, 2]])
    expect(store.get()).toBe(3)
  })
})
