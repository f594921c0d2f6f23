/**
 * Hosts of analytics and advertising beyond the run-time table, many of them met only inside the
 * frames of an ad: category, ending, names without it.
 */
export const knownHostsMore: readonly (readonly [
  category: string,
  ending: string,
  names: string,
])[] = [
  [
    'analytics',
    '.com',
    'hubspot mxpnl quantcount getclicky inspectlet parsely hm.baidu imrworldwide etracker usefathom abtasty convertexperiments kameleoon rudderstack woopra quantummetric luckyorange sessioncam logrocket clicktale kissmetrics matomo cnzz trackjs bugsnag appcues appboycdn braze split.io',
  ],
  [
    'analytics',
    '',
    'hotjar.io chartbeat.net pendo.io lr-ingest.io webtrekk.net wt-eu02.net ioam.de counter.yadro.ru tctm.co evgnet.com etracker.de aticdn.net at-o.net 2o7.net umami.is goatcounter.com simpleanalyticscdn.com kissmetrics.io luckyorange.net smartlook.cloud mpstat.us heap-api.com rudderlabs.com posthog.com nr-data.net litix.io statsigapi.net gaug.es',
  ],
  [
    'advertising',
    '.com',
    'mathtag rlcdn bluekai id5-sync 3lift sharethrough gumgum lijit contextweb moatads doubleverify adsafeprotected yieldmo indexww advertising tapad agkn exelator mgid revcontent omnitagjs adyoulike permutive tynt 33across liadm dwin1 awin1 shareasale emjcd dotomi skimresources viglink flashtalking serving-sys tvsquared bizible bizibly demandbase company-target ml314 clearbit mktoresp en25 exoclick propellerads zeotap seedtag turn spotxchange spotx adhigh rfihub bidtheatre smaato inmobi yieldlab 1rx richaudience adkernel betweendigital rtbhouse mookie1 pro-market owneriq sonobi undertone springserve connatix justpremium onaudience zemanta visualdna adscale aniview lkqd stickyadstv adition adtech crosswise eyeota acuityplatform w55c semasio weborama ligatus emxdgt brealtime adgrx videohub intentiq the-ozone-project loopme adsymptotic nexac mxptnt quantcast gigya hellobar sumo optinmonster omappapi addthisedge bounceexchange justuno privymktg listrakbi salecycle attentivemobile branch appsflyer adjust',
  ],
  [
    'advertising',
    '.net',
    'bidswitch krxd eyeota everesttech popads hsadspixel ojrq 360yield adtdp yieldlab adhese amgdgt atdmt rfihub mxptint gwallet omnitagjs 2mdn crwdcntrl admixer ctnsnet fwmrm creativecdn adspirit zenaps mediaplex fastclick afy11 adscale 4dex w55c',
  ],
  [
    'advertising',
    '',
    'adsrvr.org bidr.io simpli.fi 6sc.co branch.io app.link top-fwz1.mail.ru adriver.ru an.yandex.ru 1rx.io mfadsrvr.com rtbhouse.net acuity.ads creativecdn.com plista.com yieldlab.net freewheel.tv iprom.net onaudience.com sitescout.com pixel.ad basebanner.com adform.com gemius.pl adocean.pl semasio.net tremorhub.com bluecava.com exelator.net sascdn.com vidoomy.com',
  ],
]
