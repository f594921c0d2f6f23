import { expect, test } from 'vitest'
import { parseDescriptions } from '../../src/catalog/parse-descriptions'

test('a service and its cookies are read from lines', () => {
  const { acme } = parseDescriptions(`
@acme; Acme Stats; Acme Ltd; acme.example/privacy; Counts visits.
_a; 1 year; Tells visitors apart.
3p b; session; Counts.
local c*; until erased; Keeps state.
@other; Other; Other; other.example/; Nothing.
`)
  expect(acme).toEqual({
    name: 'Acme Stats',
    provider: 'Acme Ltd',
    policyUrl: 'https://acme.example/privacy',
    purpose: 'Counts visits.',
    cookies: [
      { name: '_a', duration: '1 year', party: 'first', purpose: 'Tells visitors apart.' },
      { name: 'b', duration: 'session', party: 'third', purpose: 'Counts.' },
      {
        name: 'c*',
        type: 'local',
        duration: 'until erased',
        party: 'first',
        purpose: 'Keeps state.',
      },
    ],
  })
})

test('an id of the language itself is an id like any other', () => {
  const texts = parseDescriptions('@constructor; A; B; c.example/; D.')
  expect(texts['constructor']?.name).toBe('A')
  expect(texts['toString']).toBeUndefined()
})
