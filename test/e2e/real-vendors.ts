/** Published libraries, unchanged, served from the hosts their vendors use. */
export interface Vendor {
  readonly name: string
  readonly file: string
  readonly url: string
  readonly start: string
  readonly hosts: RegExp
  /** Served by the site's own machine, so the site declares it. */
  readonly service?: object
  /** What the vendor's servers answer, where the library waits for it. */
  readonly replies?: Readonly<Record<string, object>>
}

const npm = (path: string) => `node_modules/${path}`
/** Events from the start, in between, and as the page goes away. */
const keepOn = (track: string) =>
  `(() => { const track = () => { ${track} }; track(); setInterval(track, 150); addEventListener('pagehide', track); addEventListener('visibilitychange', track) })()`
const own = (id: string, host: string) => ({
  id,
  name: id,
  provider: 'The shop',
  category: 'analytics',
  hosts: [host],
})

export const vendors: readonly Vendor[] = [
  ...['cookie', 'localStorage'].map((persistence) => ({
    name: `Mixpanel (${persistence})`,
    file: npm('mixpanel-browser/dist/mixpanel.umd.js'),
    url: 'https://cdn.mixpanel.com/libs/mixpanel.js',
    start: `mixpanel.init('token', { persistence: '${persistence}', track_pageview: true, autocapture: true, batch_flush_interval_ms: 100 });
      mixpanel.track('start'); setInterval(() => mixpanel.track('tick'), 150);
      addEventListener('pagehide', () => mixpanel.track('leave', {}, { transport: 'sendBeacon' }))`,
    hosts: /mixpanel/,
  })),
  {
    name: 'Clarity',
    file: npm('clarity-js/build/clarity.min.js'),
    url: 'https://www.clarity.ms/s/clarity.js',
    start: `window.clarity && clarity('start', { projectId: 'abc', upload: 'https://b.clarity.ms/collect', track: true, content: true, delay: 100, expire: 365, cookies: ['_uetmsclkid'] })`,
    hosts: /clarity\.ms/,
  },
  {
    name: 'Amplitude',
    file: npm('@amplitude/analytics-browser/lib/scripts/amplitude-min.umd.js'),
    url: 'https://cdn.amplitude.com/libs/analytics-browser.js',
    start: `amplitude.init('0123456789abcdef0123456789abcdef', { flushIntervalMillis: 100, autocapture: true, remoteConfig: { fetchRemoteConfig: false } }); ${keepOn(`amplitude.track('tick'); amplitude.flush()`)}`,
    hosts: /amplitude/,
  },
  {
    name: 'Segment',
    file: npm('@segment/analytics-next/dist/umd/index.js'),
    url: 'https://cdn.segment.com/analytics.js/v1/KEY/analytics.min.js',
    start: `AnalyticsNext.AnalyticsBrowser.load({ writeKey: 'KEY' }).then(([a]) => { window.segment = a; ${keepOn(`segment.track('tick')`)} })`,
    hosts: /segment\.(io|com)/,
    replies: {
      'cdn.segment.com/v1/projects/KEY/settings': {
        integrations: { 'Segment.io': { apiKey: 'KEY', apiHost: 'api.segment.io/v1' } },
        plan: {},
        metrics: { sampleRate: 0 },
      },
    },
  },
  {
    name: 'Snowplow',
    file: npm('@snowplow/browser-tracker/dist/index.umd.min.js'),
    url: 'https://shop.mini.snplow.net/sp.js',
    start: `snowplowBrowserTracking.newTracker('sp', 'shop.mini.snplow.net', { appId: 'shop', stateStorageStrategy: 'cookieAndLocalStorage', bufferSize: 1, keepalive: true }); snowplowBrowserTracking.enableActivityTracking({ minimumVisitLength: 1, heartbeatDelay: 1 }); ${keepOn(`snowplowBrowserTracking.trackPageView()`)}`,
    hosts: /snplow/,
  },
  {
    name: 'Countly',
    file: npm('countly-sdk-web/lib/countly.min.js'),
    url: 'https://countly.shop-stats.example/countly.min.js',
    start: `Countly.init({ app_key: 'key', url: 'https://countly.shop-stats.example', interval: 100, queue_size: 100 }); Countly.track_sessions(); Countly.track_pageview(); ${keepOn(`Countly.add_event({ key: 'tick' })`)}`,
    hosts: /shop-stats/,
    service: own('own-countly', 'shop-stats.example'),
    replies: { 'countly.shop-stats.example/i': { result: 'Success' } },
  },
  {
    name: 'Datadog',
    file: npm('@datadog/browser-rum/bundle/datadog-rum.js'),
    url: 'https://www.datadoghq-browser-agent.com/us1/v7/datadog-rum.js',
    start: `DD_RUM.init({ applicationId: 'shop', clientToken: 'key', site: 'datadoghq.com', service: 'shop', sessionSampleRate: 100, trackUserInteractions: true, trackResources: true }); ${keepOn(`DD_RUM.addAction('tick')`)}`,
    hosts: /datadog/,
  },
  {
    name: 'CleverTap',
    file: npm('clevertap-web-sdk/clevertap.min.js'),
    url: 'https://clevertap.shop-stats.example/clevertap.min.js',
    start: `clevertap.init('SHOP', 'eu1'); ${keepOn(`clevertap.event.push('tick')`)}`,
    hosts: /clevertap|wzrkt|shop-stats/,
    service: {
      ...own('own-clevertap', 'shop-stats.example'),
      hosts: ['shop-stats.example', 'clevertap.com', 'wzrkt.com'],
      cookies: [{ name: 'WZRK_*' }, { name: 'WZRK_*', type: 'local' }],
    },
  },
]
