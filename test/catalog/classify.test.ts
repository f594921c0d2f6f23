import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifierFor } from '../../src/catalog/classify'
import { coreHosts } from '../../src/catalog/core-hosts'
import { hostTable } from '../../src/catalog/match-host'

const classify = classifierFor([], hostTable(coreHosts()))

describe('the run-time classifier', () => {
  test.each([
    ['_ga', 'analytics', 'google-analytics'],
    ['_ga_ABC123', 'analytics', 'google-analytics'],
    ['_gat_UA-1-1', 'analytics', 'google-analytics'],
    ['_gac_UA-1-1', 'advertising', 'google-ads'],
    ['_gcl_au', 'advertising', 'google-ads'],
    ['_fbp', 'advertising', 'meta-pixel'],
    ['_hjSessionUser_1', 'analytics', undefined],
    ['mp_0123_mixpanel', 'analytics', undefined],
    ['PHPSESSID', 'essential', undefined],
    ['OptanonConsent', 'essential', undefined],
    ['site_lang', 'functional', undefined],
    ['', 'unknown', undefined],
    ['__proto__', 'unknown', undefined],
    ['constructor', 'unknown', undefined],
    ['hasOwnProperty', 'unknown', undefined],
    ['no-idea-what-this-is', 'unknown', undefined],
  ])('%s is %s %s', (name, category, service) => {
    expect(classify({ name }).category).toBe(category)
    expect(classify({ name }).service).toBe(service)
  })

  test('what the site declares wins, and is certain', () => {
    const own = classifierFor([
      ['_ga', { category: 'essential', service: 'mine' }],
      ['acme_*', { category: 'social', service: 'acme' }],
    ])
    expect(own({ name: '_ga' })).toEqual({ category: 'essential', service: 'mine', certainty: 1 })
    expect(own({ name: 'acme_7' })).toEqual({ category: 'social', service: 'acme', certainty: 1 })
    expect(own({ name: '_gid' }).service).toBe('google-analytics')
  })

  test('an unknown name set for a known host is sorted with it, less certainly', () => {
    const sorting = classify({ name: 'xyz', domain: '.doubleclick.net' })
    expect(sorting).toMatchObject({ category: 'advertising', service: 'google-ads' })
    expect(sorting.certainty).toBeLessThan(classify({ name: '_ga' }).certainty)
  })

  test('a session cookie of a tracker is not called necessary', () =>
    expect(classify({ name: 'PHPSESSID', domain: 'ads.criteo.com' }).category).toBe('advertising'))

  test('it never throws, and a name nobody knows is never called essential', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (name, domain) => {
        const { category, certainty } = classify({ name, domain })
        expect(certainty).toBeGreaterThanOrEqual(0)
        expect(certainty).toBeLessThanOrEqual(1)
        if (category === 'unknown') expect(certainty).toBe(0)
      }),
    )
    fc.assert(
      fc.property(fc.uuid(), (name) => {
        expect(classify({ name }).category).toBe('unknown')
      }),
    )
  })
})
