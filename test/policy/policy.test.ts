import { describe, expect, test } from 'vitest'
import { madeOf, policyOf } from './policy-of'

const said = (raw: unknown) => madeOf(raw).problems.map(({ path, message }) => `${path} ${message}`)

describe('categories', () => {
  test('essential, analytics and advertising are always there, in this order, the site’s own after them', () => {
    const policy = policyOf({
      categories: { social: {}, analytics: { title: 'Numbers' }, own: {} },
    })
    expect([...policy.categories.keys()]).toEqual([
      'essential',
      'analytics',
      'advertising',
      'social',
      'own',
    ])
    expect(policy.categories.get('analytics')?.title).toBe('Numbers')
  })

  test('built-in ones bring their Google signals; a re-described one keeps them', () => {
    const { categories } = policyOf({
      categories: { functional: {}, analytics: { title: 'N' }, own: {} },
    })
    expect([...categories.values()].map(({ id, signals }) => [id, signals])).toEqual([
      ['essential', ['security_storage']],
      ['analytics', ['analytics_storage']],
      ['advertising', ['ad_storage', 'ad_user_data', 'ad_personalization']],
      ['functional', ['functionality_storage', 'personalization_storage']],
      ['own', []],
    ])
  })

  test('advertising is sale, unless the site says otherwise; essential never', () => {
    const sale = (raw: object) =>
      [...policyOf(raw).categories.values()].filter((rule) => rule.sale).map(({ id }) => id)
    expect(sale({})).toEqual(['advertising'])
    expect(
      sale({
        categories: {
          advertising: { sale: false },
          essential: { sale: true },
          own: { sale: true },
        },
      }),
    ).toEqual(['own'])
  })
})

describe('services that refer to nothing stay held, and the site is told where', () => {
  test.each([
    [
      { services: [{ id: 'a', category: 'anlytics' }] },
      'services[0].category "anlytics" is not declared and stays held; did you mean "analytics"?',
    ],
    [
      { services: [{ id: 'google-analitics' }] },
      'services[0].id "google-analitics" is not declared and stays held; did you mean "google-analytics"?',
    ],
    [
      { services: [{ id: 'google-analytics' }] },
      "services[0].measurementId is missing, so the tool does not load it; a tag of the page's own is held",
    ],
    [
      { services: [{ name: 'Nameless', category: 'analytics' }] },
      'services[0].id is missing; the service is left out',
    ],
    [
      { services: [{ id: 'analytics', category: 'analytics' }] },
      'services[0].id "analytics" is a category; renamed "analytics-service"',
    ],
  ])('%j', (raw, message) => expect(said(raw)).toEqual([message]))

  test('the others are not touched by it', () => {
    const { services } = policyOf({
      services: [{ name: 'x' } as never, { id: 'b', category: 'analytics' }],
    })
    expect([...services.keys()]).toEqual(['b'])
  })
})

test('an override for no region is told', () => {
  expect(said({ regions: { EU: 'opt-in', California: 'opt-in', uk: 'opt-in' } })).toEqual([
    'regions.EU has no effect: not an ISO 3166 code such as "DE" or "US-CA"',
    'regions.California has no effect: not an ISO 3166 code such as "DE" or "US-CA"',
  ])
})

test('a service brings a ready-made category along', () => {
  expect(said({ services: [{ id: 'a', category: 'social' }] })).toEqual([])
  expect([
    ...policyOf({ services: [{ id: 'a', category: 'social' }] }).categories.keys(),
  ]).toContain('social')
  expect([...policyOf({}).categories.keys()]).not.toContain('social')
})

test('a site may sort a known service otherwise', () => {
  const { services } = policyOf({
    services: [{ id: 'meta-pixel', pixelId: '1', category: 'analytics' }],
  })
  expect(services.get('meta-pixel')).toMatchObject({
    category: 'analytics',
    grantedBy: ['analytics'],
  })
})

test('what a service claims of the catalogue is not believed', () => {
  const { policy } = madeOf({
    services: [
      { id: 'a', category: 'analytics', known: { also: 'essential' }, grantedBy: ['essential'] },
    ],
  })
  expect(policy.services.get('a')?.grantedBy).toEqual(['analytics'])
})
