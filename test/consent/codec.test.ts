import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeRecord, encodeRecord, encodeShort } from '../../src/consent/codec'
import type { ConsentRecord } from '../../src/consent/record'

const id = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'c.analytics',
    'v',
    'a&b=c;d',
    '',
    ' ',
    '%',
    '+',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const flags = fc.dictionary(id, fc.boolean(), { maxKeys: 8, noNullPrototype: false })

const record: fc.Arbitrary<ConsentRecord> = fc
  .record({
    id: fc.oneof(fc.uuid(), fc.stringMatching(/^[\w-]{8,64}$/)),
    at: fc.integer({ min: 1, max: 4e12 }),
    days: fc.integer({ min: 1, max: 400 * 864e5 }),
    policyVersion: fc.string({ unit: 'binary' }),
    fingerprint: fc.string({ unit: 'binary' }),
    categories: flags,
    services: flags,
    choices: flags,
    gpcOverride: fc.boolean(),
  })
  .map(({ days, ...rest }) => ({ ...rest, expires: rest.at + days }))

/** Prototypes apart: own keys and values, `__proto__` among them. */
const plain = (value: ConsentRecord | null) =>
  value && {
    ...value,
    categories: Object.entries(value.categories).sort(),
    services: Object.entries(value.services).sort(),
    choices: Object.entries(value.choices).sort(),
  }

const sample: ConsentRecord = {
  id: '0b9e1c52-7f7e-4f0f-9a55-0a4f5f1c2d3e',
  at: 1700000000000,
  expires: 1715552000000,
  policyVersion: '3',
  fingerprint: 'abc',
  categories: { essential: true, analytics: true, advertising: false },
  services: { hotjar: false },
  choices: { cpni: true },
  gpcOverride: false,
}

describe('encode and decode', () => {
  test('what is decoded is what was encoded, whatever the ids', () => {
    fc.assert(
      fc.property(record, (value) => {
        expect(plain(decodeRecord(encodeRecord(value)))).toEqual(plain(value))
      }),
      { numRuns: 500 },
    )
  })

  test('a server reads it with its standard query-string parser', () => {
    const query = new URLSearchParams(encodeRecord(sample))
    expect(Object.fromEntries(query)).toEqual({
      v: '1',
      id: sample.id,
      at: '1700000000000',
      exp: '1715552000000',
      p: '3',
      f: 'abc',
      'c.essential': '1',
      'c.analytics': '1',
      'c.advertising': '0',
      's.hotjar': '0',
      'x.cpni': '1',
    })
  })

  test('flags read from a record inherit nothing', () => {
    const { categories, services, choices } = decodeRecord(encodeRecord(sample)) as ConsentRecord
    for (const read of [categories, services, choices])
      expect(Object.getPrototypeOf(read)).toBeNull()
  })
})

describe('doubt means no', () => {
  const good = 'v=1&id=12345678&at=1&exp=2&p=&f=&c.analytics=1'
  test('the measure of the cases below is a good record', () => {
    expect(decodeRecord(good)?.categories).toEqual({ analytics: true })
  })

  test.each([
    ['nothing', null],
    ['absent', undefined],
    ['empty', ''],
    ['another version', good.replace('v=1', 'v=2')],
    ['no version', good.replace('v=1&', '')],
    ['no id', good.replace('id=12345678', 'id=')],
    ['a short id', good.replace('12345678', '1234')],
    ['a long id', good.replace('12345678', 'x'.repeat(65))],
    ['an id with markup', good.replace('12345678', '<script>12')],
    ['no date', good.replace('at=1', 'at=')],
    ['a date that is no number', good.replace('at=1', 'at=today')],
    ['a negative date', good.replace('at=1', 'at=-1')],
    ['an end before the start', good.replace('exp=2', 'exp=1')],
    ['no end', good.replace('exp=2', 'exp=NaN')],
    ['JSON', '{"v":1,"categories":{"analytics":true}}'],
    ['the value quoted', `"${good}"`],
    ['cut off before the end', good.slice(0, 18)],
  ])('%s is no record', (_, text) => expect(decodeRecord(text)).toBeNull())

  test.each(['true', 'yes', '01', '1 ', '2', '', 'granted', '1,1'])(
    'c.analytics=%s grants nothing',
    (word) => {
      expect(
        decodeRecord(good.replace('analytics=1', `analytics=${word}`))?.categories['analytics'],
      ).toBe(false)
    },
  )

  test('on any text it neither throws nor grants', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters()), (text) => {
        expect(decodeRecord(text)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  test('one bit of text lost or changed grants nothing more', () => {
    const refused = encodeRecord({
      ...sample,
      categories: { analytics: false },
      services: {},
      choices: {},
    })
    fc.assert(
      fc.property(
        fc.nat(refused.length - 1),
        fc.constantFrom('', 'x', '0', '&', '=', '%', '\0'),
        (i, put) => {
          const read = decodeRecord(refused.slice(0, i) + put + refused.slice(i + 1))
          expect(Object.values(read?.categories ?? {})).not.toContain(true)
        },
      ),
    )
  })
})

describe('the cookie stays under 1 kB', () => {
  /** As it lies in the jar: js-cookie escapes what a cookie cannot hold. */
  const inJar = (text: string) =>
    `cct=${encodeURIComponent(text).replace(/%(2[346BF]|3[AC-F]|40|5[BDE]|60|7[BCD])/g, decodeURIComponent)}`
  const deviating = (count: number, name: (i: number) => string, on = false) => ({
    ...sample,
    services: Object.fromEntries(Array.from({ length: count }, (_, i) => [name(i), on])),
  })

  test('a small record is kept whole', () => {
    const value = deviating(20, (i) => `service-${i}`)
    expect(decodeRecord(encodeShort(value, () => 'analytics'))?.services).toEqual(value.services)
  })

  test('with 1,000 services that differ, their categories stand as refused and the rest stays', () => {
    const short = encodeShort(
      deviating(1000, (i) => `service-${i}`),
      () => 'analytics',
    )
    expect(inJar(short).length).toBeLessThan(1024)
    expect(decodeRecord(short)).toMatchObject({
      id: sample.id,
      categories: { essential: true, analytics: false, advertising: false },
      services: {},
      choices: { cpni: true },
    })
  })

  test('services granted one by one in a refused category are left out, not made up', () => {
    const short = encodeShort(
      deviating(1000, (i) => `service-${i}`, true),
      () => 'advertising',
    )
    expect(decodeRecord(short)?.categories).toEqual({
      essential: true,
      analytics: true,
      advertising: false,
    })
  })

  test.each([
    ['Latin', 'dienst-für-größe-'],
    ['Greek', 'υπηρεσία-'],
    ['Chinese', '服务-'],
    ['emoji', '🍪🍪-'],
    ['per cent signs', '%%%-'],
  ])('with names in %s', (_, name) => {
    for (const count of [5, 10, 20, 40])
      expect(
        inJar(
          encodeShort(
            deviating(count, (i) => name + i),
            () => 'analytics',
          ),
        ).length,
      ).toBeLessThan(1024)
  })
})
