import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../src/config/schema'
import { acceptAll, choose, rejectAll, type Decision } from '../../src/consent/decision'
import { mayRun, type Permissions, type Signals } from '../../src/policy/may-run'
import { madeOf, policyOf, silent } from './policy-of'

const on = ({ categories, services }: Permissions) => [
  ...Object.keys(categories).filter((id) => categories[id]),
  ...Object.keys(services).filter((id) => services[id]),
]

const run = (
  raw: SiteConfig,
  region: string | null,
  signals: Partial<Signals> = {},
  decide?: (policy: ReturnType<typeof policyOf>) => Decision,
) => {
  const { config, policy } = madeOf(raw, region)
  return mayRun(policy, decide?.(policy) ?? null, { ...silent, ...signals }, config)
}

const all = ['essential', 'analytics', 'advertising']

describe('before an answer', () => {
  test.each<[string, SiteConfig, string | null, string[]]>([
    ['opt-in holds everything optional', {}, 'DE', ['essential']],
    ['an unknown region is opt-in', {}, null, ['essential']],
    ['opt-out lets everything run', {}, 'US', all],
    ['notice lets everything run', {}, 'AU', all],
    [
      'a category of its own model is held in an opt-out region',
      { categories: { advertising: { model: 'opt-in' } } },
      'US',
      ['essential', 'analytics'],
    ],
    [
      'a category may run by objection in an opt-in region, if the site says so',
      { categories: { analytics: { model: 'opt-out' } } },
      'GB',
      ['essential', 'analytics'],
    ],
    [
      'default: false keeps a category off in an opt-out region',
      { categories: { analytics: { default: false } } },
      'US',
      ['essential', 'advertising'],
    ],
    [
      'default: true grants nothing in an opt-in region',
      { categories: { analytics: { default: true } } },
      'DE',
      ['essential'],
    ],
    [
      'a category the site has not is not there',
      { categories: { advertising: false } },
      'US',
      ['essential', 'analytics'],
    ],
    ['essential cannot be taken away', { categories: { essential: false } }, 'DE', ['essential']],
    [
      'essential cannot be held',
      { categories: { essential: { default: false, model: 'opt-in', sale: true } } },
      'DE',
      ['essential'],
    ],
    [
      'a service follows its category',
      {
        services: [
          { id: 'a', category: 'essential' },
          { id: 'b', category: 'analytics' },
        ],
      },
      'DE',
      ['essential', 'a'],
    ],
    [
      'a service of no declared category is held everywhere',
      { services: [{ id: 'a', category: 'anlytics' }, { id: 'b' }] },
      'US',
      all,
    ],
    [
      'a known service brings its category',
      { services: [{ id: 'google-ads', conversionId: 'AW-1' }] },
      'US',
      [...all, 'google-ads'],
    ],
  ])('%s', (_, raw, region, ids) => expect(on(run(raw, region))).toEqual(ids))
})

describe('signals before an answer, in an opt-out region', () => {
  const raw: SiteConfig = {
    categories: { partners: { sale: true } },
    services: [{ id: 'ad', category: 'advertising' }],
  }
  const everything = [...all, 'partners', 'ad']
  test.each<[string, SiteConfig, Partial<Signals>, string[]]>([
    ['GPC holds what is sold or shared', {}, { gpc: true }, ['essential', 'analytics']],
    ['GPC off holds nothing', {}, { gpc: false }, everything],
    [
      'GPC is not heard where the site does not honour it',
      { gpc: false },
      { gpc: true },
      everything,
    ],
    ['DNT is ignored by default', {}, { dnt: '1' }, everything],
    [
      'DNT can deny advertising',
      { dnt: 'deny-advertising' },
      { dnt: '1' },
      ['essential', 'analytics'],
    ],
    ['DNT can deny everything', { dnt: 'deny-all' }, { dnt: '1' }, ['essential']],
    ['DNT 0 denies nothing', { dnt: 'deny-all' }, { dnt: '0' }, everything],
    ['DNT unspecified denies nothing', { dnt: 'deny-all' }, { dnt: 'unspecified' }, everything],
  ])('%s', (_, setting, signals, ids) =>
    expect(on(run({ ...raw, ...setting }, 'US', signals))).toEqual(ids),
  )
})

describe('after an answer', () => {
  const raw: SiteConfig = {
    services: [
      { id: 'ad', category: 'advertising' },
      { id: 'own', category: 'essential' },
    ],
  }
  test('accept all lets everything run, reject all only essentials', () => {
    expect(on(run(raw, 'DE', {}, (p) => acceptAll(p, {}, false)))).toEqual([...all, 'ad', 'own'])
    expect(on(run(raw, 'US', {}, (p) => rejectAll(p, {})))).toEqual(['essential', 'own'])
  })

  test('GPC wins over an accept of before', () => {
    expect(on(run(raw, 'DE', { gpc: true }, (p) => acceptAll(p, {}, false)))).toEqual([
      'essential',
      'analytics',
      'own',
    ])
  })

  test('GPC gives way to an explicit opt-in for this site', () => {
    const grant = (p: ReturnType<typeof policyOf>): Decision => ({
      ...acceptAll(p, {}, false),
      gpcOverride: true,
    })
    expect(on(run(raw, 'DE', { gpc: true }, grant))).toEqual([...all, 'ad', 'own'])
  })

  test('GPC holds a service of a sale category that was granted by itself', () => {
    const one = (p: ReturnType<typeof policyOf>): Decision => ({
      ...rejectAll(p, {}),
      services: { ad: true },
    })
    expect(on(run(raw, 'DE', {}, one))).toEqual(['essential', 'ad', 'own'])
    expect(on(run(raw, 'DE', { gpc: true }, one))).toEqual(['essential', 'own'])
  })

  test('DNT does not overrule an answer', () => {
    expect(
      on(run({ dnt: 'deny-all' }, 'DE', { dnt: '1' }, (p) => acceptAll(p, {}, false))),
    ).toEqual(all)
  })

  test('a category the answer does not name is refused, in every region', () => {
    const old: Decision = {
      categories: { essential: true },
      services: {},
      choices: {},
      gpcOverride: false,
    }
    for (const region of ['DE', 'US', 'AU'])
      expect(on(run({}, region, {}, () => old))).toEqual(['essential'])
  })

  test('a service whose category is gone does not run, though it was granted by itself', () => {
    const lost: SiteConfig = { services: [{ id: 'lost', category: 'nowhere' }] }
    expect(
      on(run(lost, 'US', {}, (p) => ({ ...rejectAll(p, {}), services: { lost: true } }))),
    ).toEqual(['essential'])
  })

  test('only true is a grant', () => {
    const odd = {
      categories: { analytics: 'true' },
      services: { ad: 1 },
      choices: {},
    } as unknown as Decision
    expect(on(run(raw, 'US', {}, () => odd))).toEqual(['essential', 'own'])
  })
})

describe('a tag manager carries analytics and advertising', () => {
  const raw: SiteConfig = { services: [{ id: 'google-tag-manager', containerId: 'GTM-1' }] }
  test.each([
    [{ analytics: true }, true],
    [{ advertising: true }, true],
    [{ analytics: true, 'google-tag-manager': false }, false],
    [{}, false],
  ])('%j → %s', (grants, isOn) => {
    const { config, policy } = madeOf(raw)
    const present = mayRun(policy, null, silent, config)
    const { decision } = choose(policy, present, grants as Record<string, boolean>, false)
    expect(mayRun(policy, decision, silent, config).services['google-tag-manager']).toBe(isOn)
  })
})

describe('choices apart from cookies', () => {
  const choice = (model: 'opt-in' | 'opt-out', effectiveAfter?: string): SiteConfig => ({
    choices: [
      { id: 'cpni', title: 'T', text: 't', model, ...(effectiveAfter && { effectiveAfter }) },
    ],
  })
  test.each([
    ['opt-in waits for a yes', choice('opt-in'), false],
    ['opt-out stands until a no', choice('opt-out'), true],
    ['opt-out with a time to object is not yet in force', choice('opt-out', 'P30D'), false],
  ])('%s, whatever the region and the signals', (_, raw, isOn) => {
    for (const region of ['DE', 'US'])
      expect(run(raw, region, { gpc: true }).choices).toEqual({ cpni: isOn })
  })

  test('Accept all and Reject all leave them as they are', () => {
    for (const decide of [acceptAll, rejectAll])
      expect(
        run(choice('opt-in'), 'DE', {}, (p) => decide(p, { cpni: true }, false)).choices,
      ).toEqual({ cpni: true })
  })
})

test('ids inherited by every object are not allowed', () => {
  const { categories, services } = run({}, 'US')
  for (const id of ['toString', '__proto__', 'constructor'])
    expect([categories[id], services[id]]).toEqual([undefined, undefined])
})
