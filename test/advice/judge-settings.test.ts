import { expect, test } from 'vitest'
import { judgeSettings } from '../../src/advice/judge-settings'
import type { SiteConfig } from '../../src/config/schema'

const said = (config: object) =>
  judgeSettings('www.shop.example', config as SiteConfig).map(
    ({ path, message }) => `${path}: ${message}`,
  )
const many = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `s${i}` }))

test.each([
  [{ services: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }, /^services\[2\]\.id: "a" is there twice/],
  [{ choices: [{ id: 'a' }, { id: 'a' }] }, /^choices\[1\]\.id: "a" is there twice/],
  [{ services: many(2001) }, /^services: holds 2001, and a receipt has room for 2000/],
  [{ choices: many(101) }, /^choices: holds 101/],
  [
    { categories: Object.fromEntries(many(101).map(({ id }) => [id, {}])) },
    /^categories: holds 101/,
  ],
  [{ categories: { essential: false } }, /^categories\.essential: cannot be taken away/],
  [{ consentLifetimeDays: 500 }, /^consentLifetimeDays: is 500, and browsers .* 400 days/],
  [{ regions: { DE: { denialLifetimeDays: 401 } } }, /^regions\.DE\.denialLifetimeDays: is 401/],
  [{ cookie: { domain: 'other.example' } }, /^cookie\.domain: is "other\.example", which "www/],
  [{ cookie: { domain: 'op.example' } }, /^cookie\.domain: /],
  [{ handOver: { domains: ['https://b.example'] } }, /^handOver\.domains\[0\]: .* bare domain/],
  [{ handOver: { domains: ['*.b.example'] } }, /^handOver\.domains\[0\]: .* sub-domains/],
])('%j is told', (config, message) => {
  expect(said(config)).toEqual([expect.stringMatching(message)])
})

test('of what works nothing is told', () => {
  for (const domain of ['auto', 'host', 'shop.example', '.shop.example', 'www.shop.example'])
    expect(said({ cookie: { domain } })).toEqual([])
  expect(
    said({
      services: many(2000),
      choices: many(100),
      consentLifetimeDays: 400,
      regions: { DE: 'opt-in' },
      categories: { essential: { title: 'Needed' } },
      handOver: { domains: ['b.example', 'localhost'] },
    }),
  ).toEqual([])
})
