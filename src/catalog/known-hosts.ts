/**
 * Hosts of analytics and advertising that sites themselves paste or that a page calls directly, the
 * most widespread first: category, ending, names without it. Hosts met only inside the frames of an
 * ad are left to `known-hosts-more.ts`: what is held never reaches them.
 */
export const knownHosts: readonly (readonly [category: string, ending: string, names: string])[] = [
  [
    'analytics',
    '.com',
    'hotjar mc.yandex hs-scripts track.hubspot segment mixpanel amplitude heapanalytics fullstory mouseflow crazyegg luckyorange scorecardresearch statcounter stats.wp pixel.wp optimizely visualwebsiteoptimizer posthog cloudflareinsights chartbeat smartlook xiti player.vimeo rudderstack usefathom inspectlet abtasty',
  ],
  [
    'analytics',
    '',
    'clarity.ms hotjar.io mc.yandex.ru hs-analytics.net segment.io contentsquare.net omtrdc.net plausible.io matomo.cloud piwik.pro go-mpulse.net logrocket.io pendo.io nr-data.net umami.is',
  ],
  [
    'advertising',
    '.com',
    'googletagservices facebook tiktok bat.bing snap.licdn platform.linkedin ads.linkedin ads-twitter analytics.twitter platform.twitter ct.pinterest s.pinimg assets.pinterest redditstatic alb.reddit tr.snapchat criteo adnxs amazon-adsystem taboola outbrain klaviyo youtube youtube-nocookie rubiconproject pubmatic casalemedia smartadserver adroll ads.yahoo analytics.yahoo sharethis addthis stackadapt linksynergy pardot instagram dailymotion disqus quora dwin1',
  ],
  ['advertising', '.net', '2mdn sc-static criteo openx demdex adform media'],
  ['advertising', '', 't.co/i adsrvr.org teads.tv attn.tv an.yandex.ru'],
]
