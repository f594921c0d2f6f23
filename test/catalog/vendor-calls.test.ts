/** The consent calls and cookies of vendors, as their documents have them. */
import { describe, expect, test } from 'vitest'
import type { Call, KnownService } from '../../src/catalog/known-service'
import { nameIndex } from '../../src/catalog/name-index'
import { services } from '../../src/catalog/services'
import { servicesMore } from '../../src/catalog/services-more'

const rows = new Map([...services, ...servicesMore].map((row) => [row.id, row]))
type When = 'setup' | 'update' | 'grant' | 'stop'

const advertising = { ad_storage: '@advertising' }
const both = { ad_Storage: '@advertising', analytics_Storage: '@analytics' }
const adobe = (general: string) => ({
  consent: [{ standard: 'Adobe', version: '1.0', value: { general } }],
})
const hubspot = [
  'setHubSpotConsent',
  { analytics: '?analytics', advertisement: '?advertising', functionality: '?functional' },
]

const calls: readonly [id: string, when: When, call: Call][] = [
  ['microsoft-uet', 'setup', ['uetq.push', 'consent', 'default', advertising]],
  ['microsoft-uet', 'update', ['uetq.push', 'consent', 'update', advertising]],
  ['microsoft-clarity', 'setup', ['clarity', 'consentv2', both]],
  ['microsoft-clarity', 'update', ['clarity', 'consentv2', both]],
  ['microsoft-clarity', 'stop', ['clarity', 'consent', false]],
  ['meta-pixel', 'setup', ['fbq', 'dataProcessingOptions', []]],
  ['meta-pixel', 'grant', ['fbq', 'consent', 'grant']],
  ['meta-pixel', 'stop', ['fbq', 'consent', 'revoke']],
  ['tiktok-pixel', 'grant', ['ttq.grantConsent']],
  ['tiktok-pixel', 'stop', ['ttq.revokeConsent']],
  ['tiktok-pixel', 'stop', ['ttq.disableCookie']],
  ['pinterest-tag', 'grant', ['pintrk', 'setconsent', true]],
  ['pinterest-tag', 'stop', ['pintrk', 'setconsent', false]],
  ['matomo', 'setup', ['_paq.push', ['requireConsent']]],
  ['matomo', 'setup', ['_paq.push', ['setConsentGiven']]],
  ['matomo', 'grant', ['_paq.push', ['setConsentGiven']]],
  ['matomo', 'stop', ['_paq.push', ['forgetConsentGiven']]],
  ['matomo', 'stop', ['_paq.push', ['deleteCookies']]],
  ['contentsquare', 'stop', ['_uxa.push', ['optout']]],
  ['hubspot', 'setup', ['_hsp.push', hubspot]],
  ['hubspot', 'update', ['_hsp.push', hubspot]],
  ['hubspot', 'stop', ['_hsp.push', ['revokeCookieConsent']]],
  ['hubspot', 'stop', ['_hsq.push', ['revokeCookieConsent']]],
  ['hubspot', 'stop', ['_hsq.push', ['doNotTrack']]],
  ['hubspot', 'grant', ['_hsq.push', ['doNotTrack', { track: true }]]],
  [
    'snowplow',
    'grant',
    ['snowplow', 'disableAnonymousTracking', { stateStorageStrategy: 'cookieAndLocalStorage' }],
  ],
  [
    'snowplow',
    'stop',
    ['snowplow', 'enableAnonymousTracking', { options: { withServerAnonymisation: true } }],
  ],
  ['snowplow', 'stop', ['snowplow', 'clearUserData']],
  ['posthog', 'grant', ['posthog.opt_in_capturing', { captureEventName: false }]],
  ['posthog', 'stop', ['posthog.opt_out_capturing']],
  ['mixpanel', 'grant', ['mixpanel.opt_in_tracking']],
  ['mixpanel', 'stop', ['mixpanel.opt_out_tracking']],
  ['adobe-web-sdk', 'grant', ['alloy', 'setConsent', adobe('in')]],
  ['adobe-web-sdk', 'grant', ['adobe.optIn.approve', ['aa', 'ecid'], true]],
  ['adobe-web-sdk', 'grant', ['adobe.optIn.complete']],
  ['adobe-web-sdk', 'stop', ['alloy', 'setConsent', adobe('out')]],
  ['adobe-web-sdk', 'stop', ['adobe.optIn.denyAll']],
]

const cookies: Readonly<Record<string, string>> = {
  'microsoft-uet': '_uetsid _uetvid',
  'microsoft-clarity': '_clck _clsk CLID',
  'meta-pixel': '_fbp _fbc',
  'tiktok-pixel': '_ttp _tt_enable_cookie ttcsid ttcsid_ABC',
  'linkedin-insight': 'li_fat_id li_giant li_adsId',
  'x-pixel': '_twpid',
  'reddit-pixel': '_rdt_uuid',
  'pinterest-tag': '_pin_unauth _epik',
  'snap-pixel': '_scid',
  matomo:
    '_pk_id.1.1fff _pk_ses.1.1fff _pk_ref.1.1fff mtm_consent mtm_cookie_consent mtm_consent_removed',
  hotjar: '_hjSessionUser_1 _hjSession_1',
  contentsquare: '_cs_id _cs_s',
  hubspot: '__hstc hubspotutk __hssc __hssrc __hs_opt_out',
  snowplow: '_sp_id.1fff _sp_ses.1fff',
  posthog: 'ph_phc_abc_posthog __ph_opt_in_out_phc_abc',
  mixpanel: 'mp_abc_mixpanel __mp_opt_in_out_abc',
  'adobe-web-sdk': 'kndctr_ABC_consent AMCV_ABC s_cc s_sq',
}

describe('vendors', () => {
  test.each(calls)('%s, %s: %j', (id, when, call) => {
    expect(rows.get(id)?.[when] ?? []).toContainEqual(call)
  })
  test('Meta is told about Limited Data Use before it begins', () => {
    const names = (rows.get('meta-pixel') as KnownService).setup?.map(([, name]) => name) ?? []
    expect(names.indexOf('dataProcessingOptions')).toBeLessThan(names.indexOf('init'))
  })
  test('TikTok’s stand-in has the methods it may be called by before its script is here', () => {
    const methods = rows.get('tiktok-pixel')?.stub?.methods?.split(' ')
    expect(methods).toEqual(
      expect.arrayContaining(['holdConsent', 'grantConsent', 'revokeConsent']),
    )
  })
  test.each(Object.entries(cookies))('%s: %s are erased', (id, names) => {
    const find = nameIndex(
      (rows.get(id)?.cookies ?? '').split(' ').map((name) => [name, true] as const),
    )
    for (const name of names.split(' ')) expect(find(name), name).toBeDefined()
  })
})
