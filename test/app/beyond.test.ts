import { describe, expect, test } from 'vitest'
import { listBeyond } from '../../src/app/beyond'
import { madeOf } from '../policy/policy-of'

const { policy } = madeOf({
  services: [
    {
      id: 'house',
      category: 'analytics',
      cookies: [
        { name: 'seen' },
        { name: 'far', party: 'third' },
        { name: 'sealed', httpOnly: true },
      ],
    },
    { id: 'criteo', category: 'advertising' },
  ],
})
const list = (stopped: readonly string[], ran: readonly string[] = []) =>
  listBeyond(stopped, {
    policy,
    sort: () => ({ category: 'advertising', service: 'google-ads', certainty: 0.9 }),
    hasRun: (ids) => ids.some((id) => ran.includes(id)),
  }).map(({ name, service, why }) => [service, name, why.split(/[ :]/)[2]])

describe('what a stopped service may have left out of reach', () => {
  test('is what is declared as of another site, or as HttpOnly', () => {
    expect(list(['analytics'])).toEqual([
      ['house', 'far', 'with'],
      ['house', 'sealed', 'HttpOnly'],
    ])
    expect(list(['house'])).toEqual(list(['analytics']))
  })
  test('is what is known of a service that the site names by its id', () => {
    expect(list(['criteo'])).toEqual([['criteo', 'uid', 'with']])
  })
  test('of a service that was never named, only where it ran and its category stopped', () => {
    expect(list(['advertising'], ['google-ads']).map(([, name]) => name)).toEqual([
      'uid',
      'IDE',
      'test_cookie',
    ])
    expect(list(['analytics'], ['google-ads']).map(([, name]) => name)).toEqual(['far', 'sealed'])
    expect(list([])).toEqual([])
  })
})
