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
    file: npm('@segment/analytics-next/dist/umd/standalone.js'),
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
    name: 'RudderStack',
    file: npm('@rudderstack/analytics-js/dist/npm/legacy/bundled/umd/index.js'),
    url: 'https://cdn.rudderlabs.com/v3/rsa.min.js',
    start: `window.rudder = new rudderanalytics.RudderAnalytics(); rudder.load('writekeywritekeywritekeyaa', 'https://shop.dataplane.rudderstack.com', { getSourceConfig: () => ({ source: { id: 's', name: 's', writeKey: 'writekeywritekeywritekeyaa', enabled: true, config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } }, destinations: [], connections: [], dataplanes: {} }, updatedAt: '' }), useBeacon: true }); rudder.page(); ${keepOn(`rudder.track('tick')`)}`,
    hosts: /rudder/,
  },
  {
    name: 'LogRocket',
    file: npm('logrocket/dist/build.umd.js'),
    url: 'https://cdn.logrocket.io/LogRocket.min.js',
    start: `LogRocket.init('shop/shop'); ${keepOn(`LogRocket.track('tick'); LogRocket.log('tick')`)}`,
    hosts: /logrocket|lr-/,
  },
  {
    name: 'Snowplow',
    file: npm('@snowplow/browser-tracker/dist/index.umd.min.js'),
    url: 'https://shop.mini.snplow.net/sp.js',
    start: `snowplow.newTracker('sp', 'shop.mini.snplow.net', { appId: 'shop', stateStorageStrategy: 'cookieAndLocalStorage', bufferSize: 1, keepalive: true }); snowplow.enableActivityTracking({ minimumVisitLength: 1, heartbeatDelay: 1 }); ${keepOn(`snowplow.trackPageView()`)}`,
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
]
