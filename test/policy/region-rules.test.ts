import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/config/resolve'
import { regionRules } from '../../src/policy/region-rules'
import { regionTable } from '../../src/policy/region-table'
import { today } from './policy-of'

const rules = (region: string | null, raw: object = {}, at = today) =>
  regionRules(region, resolve([raw]).config, at)

const DAY = 864e5

describe('the packed table says what the full one says', () => {
  const rows = regionTable.flatMap((row) =>
    row.regions.split(' ').map((code) => ({ code, ...row })),
  )

  test('every place has one row', () => {
    expect(rows.map(({ code }) => code)).toEqual([...new Set(rows.map(({ code }) => code))])
  })

  test('all 27 states of the EU, the EEA, and all 50 states and the capital of the US have one', () => {
    const eu = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
    for (const code of [...eu.split(' '), 'IS', 'LI', 'NO'])
      expect(rows.find((row) => row.code === code)?.model, code).toBe('opt-in')
    expect(rows.filter(({ code }) => code.startsWith('US-'))).toHaveLength(51)
  })

  test.each(rows.map((row) => [row.code, row] as const))('%s', (code, row) => {
    const inForce = Math.max(today, Date.parse(row.from))
    expect(rules(code, {}, inForce)).toMatchObject({
      model: row.model,
      consentLifetimeDays: row.days,
      denialLifetimeDays: row.days,
      link: row.link,
    })
  })

  test.each(rows.filter((row) => row.link === 'choices' && Date.parse(row.from) > today))(
    '$code: its act counts from the first day on, and not before',
    ({ code, from }) => {
      expect(rules(code, {}, Date.parse(from) - 1).link).toBe('none')
      expect(rules(code, {}, Date.parse(from)).link).toBe('choices')
      expect(rules(code, {}, Date.parse(from) + 4000 * DAY).link).toBe('choices')
    },
  )

  test('three acts are still to come', () => {
    const later = rows.filter((row) => row.link === 'choices' && Date.parse(row.from) > today)
    expect(later.map(({ code }) => code).sort()).toEqual(['US-AL', 'US-LA', 'US-OK'])
  })

  test('twelve states oblige a site to honour the signal; California has it shown', () => {
    const bound = rows.filter((row) => row.signalSince && row.code !== 'US')
    expect(
      bound
        .map(({ code }) => code.slice(3))
        .sort()
        .join(' '),
    ).toBe('CA CO CT DE MD MN MT NE NH NJ OR TX')
    expect(rows.filter((row) => row.showsSignal).map(({ code }) => code)).toEqual(['US-CA', 'US'])
  })
})

describe('places without a row', () => {
  test.each<[string | null, object]>([
    [null, { model: 'opt-in', consentLifetimeDays: 180, link: 'none' }],
    ['QQ', { model: 'opt-in', consentLifetimeDays: 180, link: 'none' }],
    ['__', { model: 'opt-in', link: 'none' }],
    // A part of a country has the country's.
    ['ES-CN', { model: 'opt-in', consentLifetimeDays: 180 }],
    ['DE-BY', { model: 'opt-in', consentLifetimeDays: 180 }],
    ['GB-SCT', { model: 'opt-in' }],
    ['CA-ON', { model: 'opt-out', link: 'none' }],
    ['AU-NSW', { model: 'notice' }],
    // The strictest profile of the country, as where the state is not known.
    ['US', { model: 'opt-out', link: 'choices', denialLifetimeDays: 365 }],
    ['US-ZZ', { model: 'opt-out', link: 'choices', denialLifetimeDays: 365 }],
    ['US-123', { model: 'opt-out', link: 'choices' }],
    // Territories with a code of their own are none of the fifty states.
    ['PR', { model: 'opt-in' }],
    ['GU', { model: 'opt-in' }],
  ])('%s', (region, expected) => expect(rules(region)).toMatchObject(expected))
})

describe('what the site says comes first', () => {
  test.each<[string, string | null, object, object]>([
    ['a word is the model', 'US-CA', { regions: { 'US-CA': 'opt-in' } }, { model: 'opt-in' }],
    [
      'of another state it says nothing',
      'US-NV',
      { regions: { 'US-CA': 'opt-in' } },
      { model: 'opt-out' },
    ],
    [
      'of the country it holds for its states',
      'US-NV',
      { regions: { US: 'opt-in' } },
      { model: 'opt-in' },
    ],
    [
      'the state’s own comes before the country’s, key by key',
      'US-CA',
      { regions: { US: { model: 'opt-in', banner: 'always' }, 'US-CA': 'notice' } },
      { model: 'notice', banner: 'always' },
    ],
    [
      'nothing is said of an unknown place',
      null,
      { regions: { US: 'opt-out' } },
      { model: 'opt-in' },
    ],
    ['however the site writes it', 'GB', { regions: { uk: 'notice' } }, { model: 'notice' }],
    ['with an underscore too', 'US-CA', { regions: { us_ca: 'opt-in' } }, { model: 'opt-in' }],
    [
      'lifetimes of its own',
      'DE',
      { regions: { DE: { consentLifetimeDays: 90, denialLifetimeDays: 300 } } },
      { consentLifetimeDays: 90, denialLifetimeDays: 300, model: 'opt-in' },
    ],
    [
      'lifetimes for all',
      'CH',
      { consentLifetimeDays: 30, denialLifetimeDays: 60 },
      { consentLifetimeDays: 30, denialLifetimeDays: 60 },
    ],
    [
      'a consent lifetime alone takes the refusal along',
      'DE',
      { consentLifetimeDays: 300 },
      { consentLifetimeDays: 300, denialLifetimeDays: 300 },
    ],
    [
      'a refusal shorter than the table’s consent shortens that',
      'CH',
      { denialLifetimeDays: 200 },
      { consentLifetimeDays: 200, denialLifetimeDays: 200 },
    ],
    [
      'an opt-out is kept for the year the states ask for',
      'US-CA',
      { consentLifetimeDays: 90, denialLifetimeDays: 90 },
      { consentLifetimeDays: 90, denialLifetimeDays: 365 },
    ],
    [
      'a longer one is the site’s to choose',
      'US-CA',
      { denialLifetimeDays: 400 },
      { denialLifetimeDays: 400 },
    ],
    ['the name of the link', 'US-NV', { regions: { US: { link: 'sale' } } }, { link: 'sale' }],
    [
      'a stricter model, which leaves the law its link',
      'US-CA',
      { regions: { 'US-CA': 'opt-in' } },
      { model: 'opt-in', link: 'choices' },
    ],
    ['no link, where nothing can be sold', 'US-CA', { ageFlag: true }, { link: 'none' }],
    [
      'when the banner is shown',
      'DE',
      { banner: 'never', regions: { DE: { banner: 'always' } } },
      { banner: 'always' },
    ],
  ])('%s', (_, region, raw, expected) => expect(rules(region, raw)).toMatchObject(expected))

  test('a refusal is never shorter than a consent, whatever is set where', () => {
    for (const region of [null, 'DE', 'CH', 'US-CA', 'US-NY', 'JP'])
      for (const consent of [undefined, 1, 200, 390])
        for (const denial of [undefined, 1, 200, 390])
          for (const own of [{}, { consentLifetimeDays: 250 }, { denialLifetimeDays: 2 }]) {
            const raw = {
              consentLifetimeDays: consent,
              denialLifetimeDays: denial,
              regions: { DE: own, US: own },
            }
            const made = rules(region, raw)
            expect(made.denialLifetimeDays, JSON.stringify(raw)).toBeGreaterThanOrEqual(
              made.consentLifetimeDays,
            )
          }
  })
})

describe('a visitor who may be a child', () => {
  test.each(['US-CA', 'AU', 'DE', null])('is asked in every region: %s', (region) => {
    const raw = {
      ageFlag: true,
      regions: { US: { model: 'notice', categories: { analytics: 'opt-out' } } },
    }
    expect(rules(region, raw)).toMatchObject({
      model: 'opt-in',
      categories: {},
      isForMinors: true,
    })
  })

  test('a flag that is no boolean counts as set', () => {
    expect(rules('US', { ageFlag: 'yes' }).isForMinors).toBe(true)
    expect(rules('US', { ageFlag: false }).isForMinors).toBe(false)
  })
})

describe('what is wrong in regions is told by path', () => {
  test.each<[object, string, RegExp]>([
    [{ 'US-CA': { modle: 'opt-in' } }, 'regions.US-CA.modle', /did you mean "model"/],
    [{ DE: 'opt-inn' }, 'regions.DE', /did you mean "opt-in"/],
    [{ DE: 5 }, 'regions.DE', /5 should be opt-in or opt-out or notice/],
    [
      { GB: { categories: { analytics: 'optout' } } },
      'regions.GB.categories.analytics',
      /"opt-out"/,
    ],
    [{ GB: { banner: 'allways' } }, 'regions.GB.banner', /did you mean "always"/],
    [{ GB: { consentLifetimeDays: '6 months' } }, 'regions.GB.consentLifetimeDays', /a?number/],
    [
      { GB: { consentLifetimeDays: 90, denialLifetimeDays: 9 } },
      'regions.GB.denialLifetimeDays',
      /at least consentLifetimeDays/,
    ],
  ])('%j', (regions, path, message) => {
    const { problems } = resolve([{ regions }])
    expect(problems).toEqual([{ path, message: expect.stringMatching(message) }])
  })

  test('a model that cannot be read is the strictest', () => {
    expect(rules('US', { regions: { US: 'optout' } }).model).toBe('opt-in')
    expect(rules('US', { regions: { US: { model: 'none' } } }).model).toBe('opt-in')
  })
})

describe('what the laws ask, place by place, without the tables of the tool', () => {
  const eea =
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'
  const overseas = 'GF GP MQ RE YT MF ES-CN'
  const law: readonly (readonly [places: string, expected: object])[] = [
    [
      `${eea} ${overseas} GB GG JE IM GI`,
      { model: 'opt-in', link: 'none', consentLifetimeDays: 180 },
    ],
    [
      'CH BR CA-QC IN KR CN TH TR ZA AR',
      { model: 'opt-in', link: 'none', consentLifetimeDays: 365 },
    ],
    ['CA CA-ON', { model: 'opt-out', link: 'none', consentLifetimeDays: 365 }],
    ['JP AU NZ SG', { model: 'notice', link: 'none' }],
    [
      'US US-CA US-CO US-CT US-DE US-MD US-MN US-MT US-NE US-NH US-NJ US-OR US-TX US-VA US-IA US-TN US-IN US-KY US-RI US-FL US-UT',
      { model: 'opt-out', link: 'choices', denialLifetimeDays: 365 },
    ],
    // Laws that come: OK and LA on 2027-01-01, AL on 2027-05-01.
    ['US-NV US-ME US-NY US-WA US-OK US-LA US-AL', { model: 'opt-out', link: 'none' }],
    ['RU UA XX', { model: 'opt-in', link: 'none', consentLifetimeDays: 180 }],
  ]
  test.each(
    law.flatMap(([places, expected]) =>
      places.split(' ').map((place) => [place, expected] as const),
    ),
  )('%s', (place, expected) => {
    const found = rules(place, {}, Date.parse('2026-11-29'))
    expect(found).toMatchObject(expected)
    // A refusal is never forgotten before a consent.
    expect(found.denialLifetimeDays).toBeGreaterThanOrEqual(found.consentLifetimeDays)
  })
})
