import { afterEach, describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../src/config/schema'
import { acceptAll, choose, rejectAll } from '../../src/consent/decision'
import { mayRun, type Permissions } from '../../src/policy/may-run'
import {
  announceDefaults,
  announceUpdate,
  createGtag,
  googleState,
} from '../../src/signals/google-consent-mode'
import { madeOf, silent } from '../policy/policy-of'
import { consentCommands, fakeGtag, isArguments, SIGNALS } from './fake-gtag'

const page = globalThis as unknown as Record<string, unknown>
afterEach(() => {
  delete page['dataLayer']
  delete page['myLayer']
})

const site = (raw: SiteConfig = {}, region = 'DE') => {
  const { config, policy } = madeOf(raw, region)
  const gtag = createGtag(() => config.dataLayer)
  const before = mayRun(policy, null, silent, config)
  return {
    config,
    policy,
    gtag,
    before,
    layer: () => page[config.dataLayer] as unknown[],
    start: () => announceDefaults(config, policy, before, gtag),
    update: (permissions: Permissions) => announceUpdate(policy, permissions, gtag),
    accepted: mayRun(policy, acceptAll(policy, {}, false), silent, config),
    rejected: mayRun(policy, rejectAll(policy, {}), silent, config),
    chosen: (grants: Record<string, boolean>) =>
      mayRun(policy, choose(policy, before, grants, false).decision, silent, config),
  }
}

const granted = (layer: readonly unknown[]) => SIGNALS.filter(fakeGtag(layer))

describe('what Google’s tag hears', () => {
  test('at start: one default, first, all seven signals, as arguments', () => {
    const { start, layer } = site()
    start()
    expect(isArguments(layer()[0])).toBe(true)
    expect(Array.isArray(layer()[0])).toBe(false)
    const [[kind, state] = ['', {}], ...rest] = consentCommands(layer())
    expect(kind).toBe('default')
    expect(rest).toEqual([])
    expect(Object.keys(state).sort()).toEqual([...SIGNALS, 'wait_for_update'].sort())
    expect(granted(layer())).toEqual(['security_storage'])
  })

  test('after each decision: one update with all seven, refusals too', () => {
    const { start, update, layer, accepted, rejected } = site()
    start()
    update(accepted)
    expect(granted(layer())).toEqual([
      'ad_storage',
      'ad_user_data',
      'ad_personalization',
      'analytics_storage',
      'security_storage',
    ])
    update(rejected)
    expect(granted(layer())).toEqual(['security_storage'])
    const commands = consentCommands(layer())
    expect(commands.map(([kind]) => kind)).toEqual(['default', 'update', 'update'])
    for (const [, state] of commands.slice(1))
      expect(Object.keys(state).sort()).toEqual(SIGNALS.toSorted())
  })

  test('nothing but the words granted and denied', () => {
    const { start, update, layer, accepted } = site()
    start()
    update(accepted)
    for (const [, state] of consentCommands(layer()))
      for (const signal of SIGNALS) expect(['granted', 'denied']).toContain(state[signal])
  })

  test('in an opt-out region the default is granted', () => {
    const { start, layer } = site({}, 'US')
    start()
    expect(granted(layer())).toContain('ad_storage')
  })

  test.each<[SiteConfig, unknown[][]]>([
    [{}, []],
    [{ adsDataRedaction: true }, [['set', 'ads_data_redaction', true]]],
    [
      { urlPassthrough: false, adsDataRedaction: false },
      [
        ['set', 'ads_data_redaction', false],
        ['set', 'url_passthrough', false],
      ],
    ],
  ])('%j follows the default', (raw, calls) => {
    const { start, layer } = site(raw)
    start()
    expect(
      layer()
        .slice(1)
        .map((entry) => [...(entry as unknown[])]),
    ).toEqual(calls)
  })

  test('how long Google’s tags wait is the site’s to say', () => {
    const { start, layer } = site({ waitForUpdate: 1500 })
    start()
    expect(consentCommands(layer())[0]?.[1].wait_for_update).toBe(1500)
  })
})

describe('the data layer', () => {
  test('that is there is used, never replaced', () => {
    const own: unknown[] = [{ event: 'early' }]
    page['dataLayer'] = own
    const { start } = site()
    start()
    expect(page['dataLayer']).toBe(own)
    expect(own).toHaveLength(2)
  })

  test('may have another name', () => {
    const { start } = site({ dataLayer: 'myLayer' })
    start()
    expect(page['myLayer']).toHaveLength(1)
    expect(page['dataLayer']).toBeUndefined()
  })

  test('that is something else breaks nothing', () => {
    page['dataLayer'] = { theirs: true }
    expect(() => site().start()).not.toThrow()
    expect(page['dataLayer']).toEqual({ theirs: true })
  })
})

describe('googleState', () => {
  const ads = ['ad_storage', 'ad_user_data', 'ad_personalization']
  const analytics: SiteConfig = {
    services: [
      { id: 'google-analytics', measurementId: 'G-1' },
      { id: 'hotjar', category: 'analytics' },
    ],
  }
  test.each<[string, SiteConfig, Record<string, boolean>, string[]]>([
    ['analytics alone', {}, { analytics: true }, ['analytics_storage']],
    ['advertising alone', {}, { advertising: true }, ads],
    [
      'Google’s service granted, its category not',
      analytics,
      { 'google-analytics': true },
      ['analytics_storage'],
    ],
    [
      'its category granted, Google’s service not',
      analytics,
      { analytics: true, 'google-analytics': false },
      [],
    ],
    ['another service does not speak for Google’s', analytics, { hotjar: true }, []],
    [
      'a tag manager does not speak for what it loads',
      { services: [{ id: 'google-tag-manager', containerId: 'G' }] },
      { analytics: true, 'google-tag-manager': false },
      ['analytics_storage'],
    ],
    [
      'a category of the site’s own',
      { categories: { video: { signals: ['personalization_storage'] } } },
      { video: true },
      ['personalization_storage'],
    ],
    [
      'functional, where the site has it',
      { categories: { functional: {} } },
      { functional: true },
      ['functionality_storage', 'personalization_storage'],
    ],
    ['a category without signals', { categories: { social: {} } }, { social: true }, []],
  ])('%s', (_, raw, grants, signals) => {
    const { policy, chosen } = site(raw)
    const state = googleState(policy, chosen(grants))
    expect(SIGNALS.filter((signal) => state[signal as keyof typeof state] === 'granted')).toEqual([
      ...signals,
      'security_storage',
    ])
  })

  test('a signal of a category the site has not is denied, not unsaid', () => {
    const { policy, accepted } = site({ categories: { advertising: false } })
    expect(googleState(policy, accepted)).toMatchObject({
      ad_storage: 'denied',
      ad_user_data: 'denied',
    })
  })
})
