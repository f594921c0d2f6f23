import { describe, expect, test } from 'vitest'
import { normalizeRegion } from '../../src/policy/normalize-region'

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
