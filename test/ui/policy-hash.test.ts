// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { shownText } from '../../src/ui/policy-hash'
import { fakePort, service } from './fake-port'

test('the order in which keys were written makes no difference', () => {
  const one = fakePort({ config: { site: { name: 'N', contact: 'c' } } })
  const other = fakePort({ config: { site: { contact: 'c', name: 'N' } } })
  expect(shownText(one)).toBe(shownText(other))
})

test('another vendor, text or language makes one', () => {
  const texts = [
    {},
    { services: [service('a', 'analytics')] },
    { texts: { accept: 'Yes' } },
    { language: 'de' },
  ].map((setup) => shownText(fakePort(setup)))
  expect(new Set(texts).size).toBe(4)
})
