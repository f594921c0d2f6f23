/**
 * Hosts of analytics and advertising that sites themselves paste or that a page calls directly, the
 * most widespread first: category, ending, names without it. Hosts met only inside the frames of an
 * ad are left to `known-hosts-more.ts`: what is held never reaches them.
 */
export const knownHosts: readonly (readonly [category: string, ending: string, names: string])[] = [
  [
    'analytics',
    '.com',
    'hotjar mc.yandex hs-scripts track.hubspot segment mixpanel amplitude heapanalytics fullstory mouseflow crazyegg luckyorange scorecardresearch statcounter stats.wp pixel.wp optimizely visualwebsiteoptimizer posthog cloudflareinsights chartbeat smartlook xiti player.vimeo rudderstack rudderlabs usefathom inspectlet abtasty contentsquare heap-api mxpnl adobedtm tiqcdn ensighten tagcommander hm.baidu parsely imrworldwide getclicky woopra js-agent.newrelic datadoghq-browser-agent browser-intake-datadoghq js-cdn.dynatrace vwo kameleoon convertexperiments dynamicyield js.hubspot hsleadflows logrocket lr-in-prod logr-in qualtrics quantummetric wistia mparticle appboycdn braze openreplay events.launchdarkly',
  ],
  [
    'analytics',
    '',
    'clarity.ms hotjar.io mc.yandex.ru hs-analytics.net segment.io contentsquare.net omtrdc.net plausible.io matomo.cloud piwik.pro go-mpulse.net logrocket.io lr-ingest.io pendo.io nr-data.net umami.is snplow.net adobedc.net adoberesources.net js.monitor.azure.com applicationinsights.azure.com chartbeat.net luckyorange.net at-o.net aticdn.net kameleoon.eu kameleoon.io mc.webvisor.org litix.io braze.eu customer.io keen.io pirsch.io events.split.io statsigapi.net featureassets.org prodregistryv2.org',
  ],
  [
    'advertising',
    '.com',
    'googletagservices facebook tiktok bat.bing snap.licdn platform.linkedin ads.linkedin ads-twitter analytics.twitter platform.twitter ct.pinterest s.pinimg assets.pinterest redditstatic alb.reddit tr.snapchat criteo adnxs amazon-adsystem taboola outbrain klaviyo youtube youtube-nocookie rubiconproject pubmatic casalemedia smartadserver adroll ads.yahoo analytics.yahoo sharethis addthis onesignal stackadapt linksynergy pardot instagram dailymotion disqus quora dwin1 appsflyer adjust analytics.x quantserve awin1 rmtag impactcdn emjcd mediaplex chimpstatic mktoresp attentivemobile bizible demandbase syndication.twitter widgets.pinterest',
  ],
  [
    'advertising',
    '.net',
    '2mdn sc-static criteo openx demdex adform media bat.bing munchkin.marketo trackcmp everesttech',
  ],
  [
    'advertising',
    '',
    't.co/i t.co/1 s.yimg.com/wi adsrvr.org teads.tv attn.tv an.yandex.ru branch.io app.link',
  ],
]
