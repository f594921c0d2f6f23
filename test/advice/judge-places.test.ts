import { expect, test } from 'vitest'
import { judgePlaces } from '../../src/advice/judge-places'
import { regionTable } from '../../src/policy/region-table'

test.each([
  ['QQ', 'region: "QQ" is no place of ISO 3166; opt-in applies'],
  ['US-XYZ', 'region: "US-XYZ" is no state of the US; the strictest rules of the states apply'],
  ['DE', undefined],
  ['GB', undefined],
  ['US', undefined],
  ['US-CA', undefined],
  ['CA-QC', undefined],
  [null, undefined],
])('%s → %s', (region, said) =>
  expect(judgePlaces(region, {}).map(({ path, message }) => `${path}: ${message}`)[0]).toBe(said),
)

test('rules for a place that does not exist are told, by path', () => {
  const regions = { QQ: 'opt-in', 'US-XX': 'opt-out', Germany: 'opt-in', uk: 'opt-in' } as const
  expect(judgePlaces('DE', { regions }).map(({ path }) => path)).toEqual([
    'regions.QQ',
    'regions.US-XX',
    'regions.Germany',
  ])
})

test('of the places in the table nothing is told', () => {
  const places = regionTable.flatMap(({ regions }) => regions.split(' '))
  expect(places.length).toBeGreaterThan(80)
  for (const place of places)
    expect(judgePlaces(place, { regions: { [place]: 'opt-in' } })).toEqual([])
})
