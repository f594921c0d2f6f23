/**
 * Cookies that services keep with their own site, where no page can erase them: service, then names. The
 * texts of the services have the same (`party: 'third'`), which a test holds them to.
 */
const lines = `
google-ads IDE test_cookie
microsoft-clarity CLID MUID ANONCHK
snowplow sp
yandex-metrica yandexuid
baidu-tongji HMACCOUNT
statcounter is_visitor_unique
comscore UID
nielsen IMRID
microsoft-uet MUID
google-adsense IDE
google-ad-manager IDE
linkedin-insight bcookie lidc UserMatchHistory AnalyticsSyncHistory
x-pixel muc_ads guest_id* personalization_id
snap-pixel sc_at
quora-pixel m-b
criteo uid
taboola t_gid t_pt_gid
outbrain obuid
adroll __adroll
amazon-ads ad-id ad-privacy
the-trade-desk TDID TDCPM
xandr uuid2 anj
quantcast mc
adform uid C
yahoo-ads A3
adobe-audience-manager demdex dextp
rakuten-advertising rmuid icts
impact brwsr
cj DotomiUser
pardot pardot
bizible _BUID
demandbase tuuid
sharethis __stid
addthis uvc
youtube VISITOR_INFO1_LIVE YSC PREF
vimeo vuid player
dailymotion v1st dmvk
twitch unique_id server_session_id
spotify sp_t sp_landing
soundcloud sc_anonymous_id
google-maps NID
facebook-social fr datr sb
x-embeds guest_id* personalization_id
instagram-embeds ig_did mid
linkedin-widgets bcookie li_gc
pinterest-widgets _pinterest_sess
tiktok-embeds ttwid msToken
disqus disqus_unique
calendly _calendly_session
typeform tf_*
paypal ts_c l7_az
google-recaptcha _GRECAPTCHA
hcaptcha hmt_id
`

/** Service → names; `*` stands for any characters. */
export const thirdPartyCookies: ReadonlyMap<string, readonly string[]> = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', ...names] = line.split(' ')
      return [id, names]
    }),
)
