import { expect, test } from 'vitest'
import { isZoneOfOptIn } from '../../src/policy/is-zone-of-opt-in'

test.each([
  'Europe/Berlin',
  'Europe/London',
  'Europe/Zurich',
  'Europe/Istanbul',
  'Atlantic/Canary',
  'Atlantic/Madeira',
  'Atlantic/Azores',
  'Atlantic/Reykjavik',
  'Atlantic/Faroe',
  'Arctic/Longyearbyen',
  'Asia/Nicosia',
  'Asia/Famagusta',
  'Asia/Kolkata',
  'Asia/Seoul',
  'Africa/Ceuta',
  'Africa/Johannesburg',
  'America/Cayenne',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Marigot',
  'America/Sao_Paulo',
  'America/Argentina/Cordoba',
  'Indian/Reunion',
  'Indian/Mayotte',
])('%s speaks for a place that asks first', (zone) => expect(isZoneOfOptIn(zone)).toBe(true))

test.each([
  'America/Los_Angeles',
  'America/New_York',
  'America/Toronto',
  'Pacific/Honolulu',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Australia/Sydney',
  'Pacific/Auckland',
  'UTC',
  'Etc/GMT-1',
  '',
])('%s says nothing', (zone) => expect(isZoneOfOptIn(zone)).toBe(false))
