import type { KnownService } from './known-service'

/** The services every core knows. Further rows: `services-more.ts`. */
export const services: readonly KnownService[] = [
  {
    id: 'google-analytics',
    category: 'analytics',
    hosts:
      'google-analytics.com analytics.google.com googletagmanager.com/G googletagmanager.com/UA',
    cookies: '_ga _ga_* _gid _gat* _dc_gtm_* AMP_TOKEN __utm* FPID FPLC',
    needs: 'measurementId',
    init: [['gtag', 'js', '@now']],
    setup: [
      ['=ga-disable-{measurementId}', false],
      [
        'gtag',
        'config',
        '{measurementId}',
        // Demographics and interests are advertising features of an analytics tag.
        {
          allow_google_signals: '?advertising',
          allow_ad_personalization_signals: '?advertising',
        },
      ],
    ],
    src: 'https://www.googletagmanager.com/gtag/js?id={measurementId}&l={dataLayer}',
    grant: [['=ga-disable-{measurementId}', false]],
    stop: [['=ga-disable-{measurementId}', true]],
  },
  {
    id: 'google-ads',
    category: 'advertising',
    hosts:
      'doubleclick.net googleadservices.com googlesyndication.com google.com/pagead google.com/ccm google.com/ads googletagmanager.com/AW googletagmanager.com/DC',
    cookies: '_gcl_* _gac_* FPAU FPGCL* __gads __gpi __eoi IDE DSID test_cookie',
    needs: 'conversionId',
    init: [['gtag', 'js', '@now']],
    setup: [['gtag', 'config', '{conversionId}']],
    src: 'https://www.googletagmanager.com/gtag/js?id={conversionId}&l={dataLayer}',
  },
  {
    id: 'google-tag-manager',
    category: 'analytics',
    also: 'advertising',
    hosts: 'googletagmanager.com',
    needs: 'containerId',
    setup: [['{dataLayer}.push', { 'gtm.start': '@time', event: 'gtm.js' }]],
    src: 'https://www.googletagmanager.com/gtm.js?id={containerId}&l={dataLayer}',
  },
  {
    id: 'meta-pixel',
    category: 'advertising',
    hosts: 'connect.facebook.net facebook.com/tr',
    cookies: '_fbp _fbc lastExternalReferrer*',
    needs: 'pixelId',
    stub: {
      name: 'fbq',
      queue: 'queue',
      live: 'callMethod',
      set: { loaded: true, version: '2.0' },
      also: '_fbq fbq.push',
    },
    setup: [
      // Limited Data Use is stated either way, or Meta guesses it from the visitor's place.
      ['fbq', 'dataProcessingOptions', []],
      ['fbq', 'init', '{pixelId}'],
      ['fbq', 'track', 'PageView'],
    ],
    src: 'https://connect.facebook.net/en_US/fbevents.js',
    grant: [['fbq', 'consent', 'grant']],
    stop: [['fbq', 'consent', 'revoke']],
  },
]
