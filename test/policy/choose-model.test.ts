import { describe, expect, test } from 'vitest'
import { chooseModel, normalizeRegion } from '../../src/policy/choose-model'

describe('normalizeRegion', () => {
  test.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    [' us-ca ', 'US-CA'],
    ['us_ca', 'US-CA'],
    ['UK', 'GB'],
    ['uk', 'GB'],
    ['UK-ENG', 'GB-ENG'],
    ['EL', 'GR'],
    ['FR-75', 'FR-75'],
    ['CA-QC', 'CA-QC'],
    ['UKR', null],
    ['USA', null],
    ['EU', null],
    ['XX', null],
    ['T1', null],
    ['A1', null],
    ['A2', null],
    ['AP', null],
    ['', null],
    ['California', null],
    ['US-', null],
    ['US-CALI', null],
    ['US-CA\nDE', null],
    ['12', null],
    [null, null],
    [undefined, null],
    [42, null],
    [{}, null],
    [['DE'], 'DE'],
  ])('%j → %j', (region, code) => expect(normalizeRegion(region)).toBe(code))
})

describe('chooseModel', () => {
  test.each([
    ['DE', 'opt-in'],
    ['FR', 'opt-in'],
    ['GB', 'opt-in'],
    ['CH', 'opt-in'],
    ['BR', 'opt-in'],
    ['IN', 'opt-in'],
    ['KR', 'opt-in'],
    ['US', 'opt-out'],
    ['US-CA', 'opt-out'],
    ['US-NV', 'opt-out'],
    ['US-ME', 'opt-out'],
    ['CA', 'opt-out'],
    ['CA-ON', 'opt-out'],
    ['CA-QC', 'opt-in'],
    ['JP', 'notice'],
    ['AU', 'notice'],
    ['NZ', 'notice'],
    ['SG', 'notice'],
    ['ZZ', 'opt-in'],
    ['__proto__', 'opt-in'],
    [null, 'opt-in'],
  ] as const)('%s → %s', (region, model) => expect(chooseModel(region, {})).toBe(model))

  test.each([
    ['US-CA', { 'US-CA': 'opt-in' }, 'opt-in'],
    ['US-NV', { 'US-CA': 'opt-in' }, 'opt-out'],
    ['US-NV', { US: 'opt-in' }, 'opt-in'],
    ['US-CA', { US: 'opt-in', 'US-CA': 'notice' }, 'notice'],
    ['CA-QC', { CA: 'notice' }, 'notice'],
    ['DE', { FR: 'opt-out' }, 'opt-in'],
    [null, { US: 'opt-out' }, 'opt-in'],
  ] as const)('%s under %j → %s', (region, overrides, model) =>
    expect(chooseModel(region, overrides)).toBe(model),
  )

  test.each([
    ['US-CA', { 'us-ca': 'opt-in' }],
    ['US-CA', { us_ca: 'opt-in' }],
    ['GB', { UK: 'notice' }],
  ] as const)('%s is met by %j, however the site writes it', (region, overrides) =>
    expect(chooseModel(region, overrides)).toBe(Object.values(overrides)[0]),
  )
})
