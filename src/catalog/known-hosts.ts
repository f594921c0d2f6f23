/**
 * Hosts of analytics and advertising that sites themselves paste or that a page calls directly, the
 * most widespread first: category, ending, names without it. Hosts met only inside the frames of an
 * ad are left to `known-hosts-more.ts`: what is held never reaches them.
 */
export const knownHosts: readonly (readonly [category: string, ending: string, names: string])[] = [
  [
    'analytics',
    '.com',
    'hotjar mc.yandex hs-scripts hubspot segment mixpanel amplitude heapanalytics fullstory mouseflow crazyegg luckyorange scorecardresearch statcounter stats.wp pixel.wp optimizely visualwebsiteoptimizer posthog cloudflareinsights chartbeat smartlook xiti',
  ],
  [
    'analytics',
    '',
    'clarity.ms hotjar.io mc.yandex.ru hs-analytics.net segment.io contentsquare.net omtrdc.net plausible.io matomo.cloud piwik.pro go-mpulse.net logrocket.io',
  ],
  [
    'advertising',
    '.com',
    'googletagservices facebook analytics.tiktok bat.bing licdn ads.linkedin ads-twitter analytics.twitter platform.twitter ct.pinterest pinimg redditstatic alb.reddit tr.snapchat criteo adnxs amazon-adsystem taboola outbrain klaviyo youtube youtube-nocookie rubiconproject pubmatic casalemedia smartadserver adroll yahoo sharethis addthis stackadapt linksynergy pardot instagram',
  ],
  ['advertising', '.net', '2mdn sc-static criteo openx demdex adform media'],
  ['advertising', '', 't.co/i adsrvr.org teads.tv attn.tv an.yandex.ru'],
]
