// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SiteConfig } from '../../src/config/schema'
import { mayRunMarked, reportUndeclared } from '../../src/app/marked'
import { nameMarked } from '../../src/app/name-marked'
import { makeState, type State } from '../../src/app/state'
import { choose } from '../../src/consent/decision'
import { makeRecord } from '../../src/consent/record'
import { readMarking } from '../../src/gate/match'
import { mayRun } from '../../src/policy/may-run'
import { madeOf, silent } from '../policy/policy-of'

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const site: SiteConfig = {
  services: [
    { id: 'stats', category: 'analytics', name: 'Our Statistics' },
    { id: 'heat', category: 'analytics' },
    { id: 'ad', category: 'advertising' },
  ],
  categories: { social: { title: 'Social media' } },
}

const stateOf = (grants: Record<string, boolean> | null, region = 'DE'): State => {
  const { config, policy } = madeOf(site, region)
  const present = mayRun(policy, null, silent, config)
  const about = { id: '12345678', policyVersion: '', fingerprint: '' }
  const lives = { consentLifetimeDays: 1, denialLifetimeDays: 1 }
  const record =
    grants && makeRecord(choose(policy, present, grants, false).decision, about, 1, lives)
  const facts = {
    policy,
    region,
    regionSource: 'config',
    signals: silent,
    record,
    why: record ? undefined : ('first-visit' as const),
    consentId: null,
    kept: {},
  }
  return makeState(facts, config)
}

describe('a marked element may run', () => {
  test.each<[string, string | null, Record<string, boolean> | null, string, boolean]>([
    ['analytics', null, null, 'DE', false],
    ['analytics', null, null, 'US', true],
    ['analytics', null, { analytics: true }, 'DE', true],
    ['analytics', null, { analytics: false }, 'US', false],
    ['analytics advertising', null, { analytics: true }, 'DE', false],
    ['analytics advertising', null, { analytics: true, advertising: true }, 'DE', true],
    ['essential', null, null, 'DE', true],
    ['anlytics', null, { analytics: true }, 'DE', false],
    ['anlytics', null, null, 'US', false],
    ['', null, { analytics: true }, 'DE', false],
    ['stats', null, { stats: true }, 'DE', true],
    ['analytics', 'stats', { stats: true }, 'DE', true],
    ['analytics', 'heat', { stats: true }, 'DE', false],
    ['analytics', 'heat', { analytics: true, heat: false }, 'DE', false],
    ['essential', 'ad', { analytics: true }, 'DE', false],
    ['analytics', 'ad', { advertising: true }, 'DE', false],
    ['analytics', 'nobody', { analytics: true }, 'DE', true],
    ['', 'stats', { stats: true }, 'DE', false],
    ['__proto__', null, { analytics: true }, 'DE', false],
    ['constructor', 'toString', { analytics: true }, 'DE', false],
  ])(
    'data-category=%j data-service=%j, answer %j, %s: %s',
    (category, service, grants, region, may) =>
      expect(mayRunMarked(stateOf(grants, region), readMarking(category, service))).toBe(may),
  )
})

describe('what stands in for the refused', () => {
  test.each<[string, Record<string, boolean> | null, string, boolean]>([
    ['!analytics', null, 'DE', false],
    ['!analytics', { analytics: false }, 'DE', true],
    ['!analytics', { analytics: true }, 'DE', false],
    ['!analytics', null, 'US', false],
    ['!analytics', { analytics: false }, 'US', true],
    ['!stats', { analytics: true, stats: false }, 'DE', true],
    ['!anlytics', { analytics: false }, 'DE', false],
    ['social !analytics', { social: true }, 'DE', true],
    ['social !analytics', {}, 'DE', false],
  ])('%j, answer %j, %s: %s', (category, grants, region, may) =>
    expect(mayRunMarked(stateOf(grants, region), readMarking(category, null))).toBe(may),
  )
})

describe('what nobody declared is told once', () => {
  const said = (category: string, service: string | null) => {
    reportUndeclared(stateOf(null), readMarking(category, service))
    reportUndeclared(stateOf(null), readMarking(category, service))
    return vi
      .mocked(console.warn)
      .mock.calls.map(([text]) => String(text).replace('[cookie-consent-tool] ', ''))
  }
  test.each([
    ['analytics', 'stats', []],
    ['stats', null, []],
    [
      'anlytics',
      null,
      ['data-category: "anlytics" is not declared and stays held; did you mean "analytics"?'],
    ],
    [
      '!advertisng',
      null,
      ['data-category: "advertisng" is not declared and stays held; did you mean "advertising"?'],
    ],
    [
      'analytics',
      'hotjar',
      ['data-service: "hotjar" is not declared in services; it follows its category'],
    ],
  ])('data-category=%j data-service=%j', (category, service, messages) => {
    expect(said(category, service)).toEqual(messages)
  })
})

test.each([
  ['analytics', 'stats', undefined, 'Our Statistics', 'Our Statistics'],
  ['social', null, undefined, 'Social media', 'Social media'],
  // What cannot be allowed by itself is not offered so.
  ['social', 'google-maps', 'google.com', 'Google Maps', 'Social media'],
  ['video', null, undefined, 'Video', 'Video'],
  ['video', null, 'youtube.com', 'youtube.com', 'Video'],
  ['functional advertising', null, 'youtube.com', 'youtube.com', 'Komfort, Advertising'],
  ['*', null, 'films.example', 'films.example', 'films.example'],
  ['save', null, undefined, 'Save', 'Save'],
])(
  'data-category=%j data-service=%j from %j is called %s, and always allows %s',
  (category, service, host, name, always) =>
    expect(
      nameMarked(stateOf(null), readMarking(category, service), host, {
        functional: 'Komfort',
        'functional.text': 'Merkt sich …',
        save: 'Auswahl speichern',
      }),
    ).toEqual({ name, always }),
)

test('the words of the site for the language on screen come before those for all', () => {
  const words = { functional: 'Komfort', 'functional.text': 'Merkt sich …' }
  const marking = readMarking('functional', null)
  expect(
    nameMarked(stateOf(null), marking, undefined, words, { functional: 'Bequemes' }).name,
  ).toBe('Bequemes')
})
