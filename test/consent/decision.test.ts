import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../src/config/schema'
import {
  acceptAll,
  choose,
  grantsAnything,
  rejectAll,
  type Decision,
} from '../../src/consent/decision'
import { mayRun } from '../../src/policy/may-run'
import type { Policy, ServiceRule } from '../../src/policy/policy'
import { madeOf, policyOf } from '../policy/policy-of'

const site: SiteConfig = {
  categories: { partners: { sale: true } },
  services: [
    { id: 'stats', category: 'analytics' },
    { id: 'heat', category: 'analytics' },
    { id: 'ad', category: 'advertising' },
    { id: 'own', category: 'essential' },
    { id: 'lost', category: 'nowhere' },
  ],
  choices: [{ id: 'cpni', title: 'T', text: 't', model: 'opt-out' }],
}

const none: Decision = { categories: {}, services: {}, choices: {}, gpcOverride: false }

/** What stands after one answer upon another. */
const after = (
  grants: Record<string, boolean>,
  {
    from = none,
    region = 'DE',
    gpc = false,
    raw = site,
    late,
  }: {
    from?: Decision | null
    region?: string
    gpc?: boolean
    raw?: SiteConfig
    late?: ServiceRule
  } = {},
) => {
  const { config, policy: asked } = madeOf(raw, region)
  const services = new Map(asked.services)
  if (late) services.set(late.id, late)
  const policy: Policy = { ...asked, services }
  const signals = { gpc, dnt: null }
  const present = mayRun(policy, from, signals, config)
  const { decision, unknown } = choose(policy, present, grants, gpc)
  const { categories, services: running } = mayRun(policy, decision, signals, config)
  const on = [
    ...Object.keys(categories).filter((id) => categories[id]),
    ...Object.keys(running).filter((id) => running[id]),
  ]
  return { decision, unknown, on: on.filter((id) => id !== 'essential' && id !== 'own') }
}

describe('acceptAll and rejectAll', () => {
  const policy = policyOf(site)
  test('accept turns every category on and names no service', () => {
    expect(acceptAll(policy, {}, false)).toEqual({
      categories: { essential: true, analytics: true, advertising: true, partners: true },
      services: {},
      choices: {},
      gpcOverride: false,
    })
  })

  test('accept leaves what is sold off while a privacy signal is on', () => {
    expect(acceptAll(policy, {}, true)).toMatchObject({
      categories: { essential: true, analytics: true, advertising: false, partners: false },
      gpcOverride: false,
    })
  })

  test('reject turns everything off but what is essential', () => {
    expect(rejectAll(policy, {}).categories).toEqual({
      essential: true,
      analytics: false,
      advertising: false,
      partners: false,
    })
  })

  test('neither touches the other privacy choices', () => {
    expect(acceptAll(policy, { cpni: false }, false).choices).toEqual({ cpni: false })
    expect(rejectAll(policy, { cpni: true }).choices).toEqual({ cpni: true })
  })
})

describe('choose', () => {
  test.each<[string, Record<string, boolean>, string[]]>([
    ['nothing', {}, []],
    ['a category takes its services along', { analytics: true }, ['analytics', 'stats', 'heat']],
    ['a service named itself stays out', { analytics: true, heat: false }, ['analytics', 'stats']],
    ['one service of a refused category', { stats: true }, ['stats']],
    ['mixed', { analytics: true, heat: false, ad: true }, ['analytics', 'stats', 'ad']],
    ['a service of no declared category cannot be granted', { lost: true }, []],
    ['essential cannot be refused', { essential: false, own: false }, []],
  ])('%s', (_, grants, on) => expect(after(grants).on).toEqual(on))

  test('what is not named stays as it is', () => {
    const first = after({ analytics: true, heat: false }).decision
    expect(after({ advertising: true }, { from: first }).on).toEqual([
      'analytics',
      'advertising',
      'stats',
      'ad',
    ])
    expect(after({ stats: false }, { from: first }).on).toEqual(['analytics'])
    expect(after({ analytics: true }, { from: first }).on).toEqual(['analytics', 'stats', 'heat'])
  })

  test('in an opt-out region the first answer takes off only what it names', () => {
    expect(after({ analytics: false }, { from: null, region: 'US' }).on).toEqual([
      'advertising',
      'partners',
      'ad',
    ])
  })

  test('only services that differ from their category are written down', () => {
    expect(
      after({ analytics: true, stats: true, heat: false, own: false }).decision.services,
    ).toEqual({ heat: false })
  })

  test('only true is a grant', () => {
    const odd = {
      analytics: 1,
      advertising: 'true',
      stats: {},
      partners: null,
    } as unknown as Record<string, boolean>
    expect(after(odd).on).toEqual([])
  })

  test('an id that nobody declared changes nothing and is told', () => {
    const { decision, unknown } = after({ anlytics: true, toString: true, hasOwnProperty: true })
    expect(unknown).toEqual(['anlytics', 'toString', 'hasOwnProperty'])
    expect(grantsAnything(decision)).toBe(false)
  })

  test('a choice is answered by its id', () => {
    expect(after({ cpni: false }).decision.choices).toEqual({ cpni: false })
    // Silence is no answer: what was not said stays unsaid.
    expect(after({ analytics: true }).decision.choices).toEqual({})
  })

  test('a service that came later is not granted by what was said of its category before', () => {
    const late: ServiceRule = {
      id: 'new',
      category: 'analytics',
      grantedBy: ['analytics'],
      isLate: true,
    }
    const from = after({ analytics: true }).decision
    expect(after({ advertising: true }, { from, late }).on).not.toContain('new')
    expect(after({ advertising: true }, { from, late }).decision.services).toEqual({ new: false })
  })
})

describe('a tag manager goes when both its categories are gone', () => {
  const raw: SiteConfig = {
    categories: { functional: {} },
    services: [{ id: 'google-tag-manager', containerId: 'GTM-1' }],
  }
  test('by an answer that names only the one that was on', () => {
    const first = after({ advertising: true }, { raw }).decision
    expect(after({ advertising: false }, { raw, from: first }).on).toEqual([])
  })

  test('also after an answer about something else in between', () => {
    const first = after({ advertising: true }, { raw }).decision
    const second = after({ functional: true }, { raw, from: first }).decision
    expect(second.services).toEqual({})
    expect(after({ advertising: false }, { raw, from: second }).on).toEqual(['functional'])
  })

  test('one that was refused by itself stays refused', () => {
    const first = after({ analytics: true, 'google-tag-manager': false }, { raw }).decision
    expect(after({ advertising: true }, { raw, from: first }).on).toEqual([
      'analytics',
      'advertising',
    ])
  })
})

describe('while Global Privacy Control is on', () => {
  test('an explicit yes to a sale category is noted as such', () => {
    const { decision, on } = after({ advertising: true }, { gpc: true })
    expect(decision.gpcOverride).toBe(true)
    expect(on).toEqual(['advertising', 'ad'])
  })

  test('an explicit yes to one service of it too', () => {
    const { decision, on } = after({ ad: true }, { gpc: true })
    expect(decision.gpcOverride).toBe(true)
    expect(on).toEqual(['ad'])
  })

  test('a yes to something else is not taken for one, though advertising was accepted before', () => {
    const { decision, on } = after(
      { analytics: true },
      { gpc: true, from: acceptAll(policyOf(site), {}, false) },
    )
    expect(decision.gpcOverride).toBe(false)
    expect(on).toEqual(['analytics', 'stats', 'heat'])
    // The signal gone, the opt-out stays.
    expect(decision.categories['advertising']).toBe(false)
  })

  test('an explicit yes is kept by a later answer, and goes with what it was for', () => {
    const from = after({ advertising: true }, { gpc: true }).decision
    expect(after({ analytics: true }, { gpc: true, from }).decision.gpcOverride).toBe(true)
    expect(after({ advertising: false }, { gpc: true, from }).decision.gpcOverride).toBe(false)
  })

  test('without the signal there is nothing to overrule', () => {
    expect(after({ advertising: true }).decision.gpcOverride).toBe(false)
  })
})

test('grantsAnything sees categories and single services, not essentials', () => {
  expect(grantsAnything({ ...none, categories: { essential: true } })).toBe(false)
  expect(grantsAnything({ ...none, categories: { analytics: true } })).toBe(true)
  expect(grantsAnything({ ...none, services: { ad: true } })).toBe(true)
  expect(grantsAnything({ ...none, services: { ad: false }, choices: { cpni: true } })).toBe(false)
})
