import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { classifyCookie } from '../../src/catalog/classify-full'
import { guessName } from '../../src/catalog/guess-name'

test.each([
  ['_ga', undefined, 'analytics', 'google-analytics'],
  ['_ga_ABC', undefined, 'analytics', 'google-analytics'],
  ['_fbp', undefined, 'advertising', 'meta-pixel'],
  ['_hjSessionUser_1', undefined, 'analytics', 'hotjar'],
  ['mp_0123_mixpanel', undefined, 'analytics', 'mixpanel'],
  ['ph_phc_AbC_posthog', undefined, 'analytics', 'posthog'],
  ['_uetvid', undefined, 'advertising', 'microsoft-uet'],
  ['uuid2', '.adnxs.com', 'advertising', 'xandr'],
  ['IDE', '.doubleclick.net', 'advertising', 'google-ads'],
  ['MUID', '.clarity.ms', 'analytics', 'microsoft-clarity'],
  ['whatever', '.criteo.com', 'advertising', 'criteo'],
  ['session', 'ads.criteo.com', 'advertising', 'criteo'],
  ['__cf_bm', '.criteo.com', 'essential', undefined],
  ['OptanonConsent', undefined, 'essential', undefined],
  ['.AspNetCore.Antiforgery.x', undefined, 'essential', undefined],
  ['_acme_session', undefined, 'essential', undefined],
  ['acme_csrf_token', undefined, 'essential', undefined],
  ['intercom-session-x', undefined, 'functional', 'intercom'],
  ['site_lang', undefined, 'functional', undefined],
  ['', undefined, 'unknown', undefined],
  ['__proto__', undefined, 'unknown', undefined],
  ['constructor', '__proto__', 'unknown', undefined],
])('%s of %s is %s %s', (name, domain, category, service) => {
  const sorting = classifyCookie({ name, domain })
  expect(sorting.category).toBe(category)
  expect(sorting.service).toBe(service)
})

test('it never throws, and says how certain it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (name, domain) => {
      const { category, certainty } = classifyCookie({ name, domain })
      expect(['essential', 'functional', 'analytics', 'advertising', 'unknown']).toContain(category)
      expect(certainty).toBeGreaterThanOrEqual(0)
      expect(certainty).toBeLessThanOrEqual(1)
      expect(certainty === 0).toBe(category === 'unknown')
    }),
  )
})

test('what is no cookie at all is unknown', () => {
  for (const junk of [undefined, null, {}, { name: null }, { name: 7 }])
    expect(classifyCookie(junk as never).category).toBe('unknown')
})

test('names of digits alone, of which nobody can know anything, stay unknown', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1000n }), (number) => {
      expect(classifyCookie({ name: String(number) }).category).toBe('unknown')
    }),
  )
})

test('a guess says whether it rests on a word', () => {
  expect(guessName('9471').hasWord).toBe(false)
  expect(guessName('csrf-token')).toMatchObject({ category: 'essential', hasWord: true })
})

test('takes a name and its domain, or both in one object', () => {
  expect(classifyCookie('uuid2', '.adnxs.com')).toEqual(
    classifyCookie({ name: 'uuid2', domain: '.adnxs.com' }),
  )
  expect(classifyCookie('_ga').category).toBe('analytics')
})
