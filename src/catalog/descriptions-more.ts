import { parseDescriptions } from './parse-descriptions'

/** What people read about the further services. Format: `parse-descriptions.ts`. */
export const descriptionsMore = /* @__PURE__ */ parseDescriptions(`
@microsoft-clarity; Microsoft Clarity; Microsoft; www.microsoft.com/privacy/privacystatement; Shows how pages are used, with heat maps and recordings.
_clck; 1 year; Tells visitors apart.
_clsk; 1 day; Joins page views into one visit.
3p CLID; 1 year; Tells when Clarity first saw this browser.
3p MUID; 13 months; Tells browsers apart across Microsoft sites.
3p ANONCHK; 10 minutes; Says whether the browser id goes to an advertising id.
@hotjar; Hotjar; Contentsquare; www.hotjar.com/legal/policies/privacy/; Shows how pages are used, with heat maps, recordings and surveys.
_hjSessionUser_*; 1 year; Tells visitors apart.
_hjSession_*; 30 minutes; Joins page views into one visit.
session _hjTLDTest; session; Finds the widest domain for its cookies.
local hjViewportId; session; Keeps the size of the window.
@contentsquare; Contentsquare; Contentsquare; contentsquare.com/privacy-center/; Shows how pages are used.
_cs_id; 13 months; Tells visitors apart.
_cs_s; 30 minutes; Counts the pages of a visit.
_cs_c; 13 months; Keeps the consent given to Contentsquare.
@matomo; Matomo; the site itself, or InnoCraft; matomo.org/privacy-policy/; Counts visits and shows how the site is used.
_pk_id*; 13 months; Tells visitors apart.
_pk_ses*; 30 minutes; Joins page views into one visit.
_pk_ref*; 6 months; Keeps where the visitor came from.
mtm_consent*; 30 years; Keeps the answer given to Matomo.
@piwik-pro; Piwik PRO; Piwik PRO; piwik.pro/privacy-policy/; Counts visits and shows how the site is used.
_pk_id.*; 13 months; Tells visitors apart.
_pk_ses.*; 30 minutes; Joins page views into one visit.
stg_*; 1 year; Keeps what triggers tags: first visit, source, last page.
ppms_privacy_*; 1 year; Keeps the answer given to Piwik PRO.
@mixpanel; Mixpanel; Mixpanel; mixpanel.com/legal/privacy-policy/; Counts what visitors do on the site.
mp_*_mixpanel; 1 year; Tells visitors apart and keeps their properties.
local __mp_opt_in_out_*; until erased; Keeps the answer given to Mixpanel.
@amplitude; Amplitude; Amplitude; amplitude.com/privacy; Counts what visitors do on the site.
AMP_*; 1 year; Tells visitors and visits apart.
AMP_MKTG_*; 1 year; Keeps the campaign of the visit.
@heap; Heap; Contentsquare; heap.io/privacy; Records clicks and page views.
_hp2_id.*; 13 months; Tells visitors apart.
_hp2_ses_props.*; 30 minutes; Keeps the details of a visit.
_hp2_props.*; 13 months; Keeps properties set by the site.
@fullstory; Fullstory; Fullstory; www.fullstory.com/legal/privacy-policy/; Records visits to improve the site.
fs_uid; 1 year; Tells visitors and visits apart.
fs_lua; 30 minutes; Keeps the time of the last action.
@mouseflow; Mouseflow; Mouseflow; mouseflow.com/privacy/; Records visits and draws heat maps.
mf_user; 90 days; Tells first from later visits.
mf_*; session; Joins page views into one visit.
@crazy-egg; Crazy Egg; Crazy Egg; www.crazyegg.com/privacy; Draws heat maps and runs tests.
_ce.s; 1 year; Tells visitors apart.
_ce.clock_data; 1 day; Compares clocks and keeps the address of the network.
cebs; session; Joins page views into one visit.
@lucky-orange; Lucky Orange; Lucky Orange; www.luckyorange.com/legal/privacy; Records visits and draws heat maps.
_lo_uid; 2 years; Tells visitors apart.
_lo_v; 1 year; Counts visits.
_lorid; 10 minutes; Names the visit being recorded.
@smartlook; Smartlook; Cisco; web.smartlook.com/privacy-policy/; Records visits.
SL_C_*; 13 months; Tells visitors and visits apart.
local SL_L_*; until erased; Tells visitors and visits apart.
@inspectlet; Inspectlet; Inspectlet; www.inspectlet.com/legal; Records visits.
__insp_*; 1 year; Tells visitors apart and keeps the state of the recording.
@posthog; PostHog; PostHog; posthog.com/privacy; Counts what visitors do on the site.
ph_*_posthog; 1 year; Tells visitors and visits apart.
local ph_*_posthog; until erased; Tells visitors and visits apart.
local __ph_opt_in_out_*; until erased; Keeps the answer given to PostHog.
@plausible; Plausible; Plausible Insights; plausible.io/privacy; Counts visits without cookies.
local plausible_ignore; until erased; Leaves the site owner's own visits out.
@fathom; Fathom; Conva Ventures; usefathom.com/privacy; Counts visits without cookies.
@cloudflare-web-analytics; Cloudflare Web Analytics; Cloudflare; www.cloudflare.com/privacypolicy/; Counts visits and measures speed without cookies.
@segment; Segment; Twilio; www.twilio.com/legal/privacy; Collects what visitors do and hands it to other tools.
ajs_anonymous_id; 1 year; Tells visitors apart.
ajs_user_id; 1 year; Names a visitor who is signed in.
ajs_group_id; 1 year; Names the group of a visitor.
@rudderstack; RudderStack; RudderStack; www.rudderstack.com/privacy-policy/; Collects what visitors do and hands it to other tools.
rl_anonymous_id; 1 year; Tells visitors apart.
rl_session; 1 year; Joins page views into one visit.
rl_user_id; 1 year; Names a visitor who is signed in.
@snowplow; Snowplow; Snowplow Analytics; snowplow.io/privacy-policy; Collects what visitors do on the site.
_sp_id.*; 2 years; Tells visitors apart.
_sp_ses.*; 30 minutes; Joins page views into one visit.
3p sp; 1 year; Tells browsers apart at the collector.
@adobe-web-sdk; Adobe Analytics; Adobe; www.adobe.com/privacy/policy.html; Counts visits and adapts the site.
kndctr_*; 13 months; Tells visitors apart and keeps the answer given to Adobe.
AMCV_*; 13 months; Tells visitors apart across Adobe tools.
s_cc; session; Checks for cookies.
s_sq; session; Keeps which link was clicked.
s_vi; 2 years; Tells visitors apart.
@adobe-tags; Adobe Tags; Adobe; www.adobe.com/privacy/policy.html; Loads the other tags of this site.
@tealium-iq; Tealium iQ; Tealium; tealium.com/privacy-notice/; Loads the other tags of this site.
utag_main*; 1 year; Joins page views into one visit.
@ensighten; Ensighten; CHEQ; cheq.ai/privacy-policy/; Loads the other tags of this site.
@commanders-act; Commanders Act; Commanders Act; www.commandersact.com/en/privacy/; Loads the other tags of this site.
TCID; 1 year; Tells visitors apart.
TCSESSION; session; Joins page views into one visit.
@yandex-metrica; Yandex Metrica; Yandex; yandex.com/legal/confidential/; Counts visits and records them.
_ym_uid; 1 year; Tells visitors apart.
_ym_d; 1 year; Keeps the date of the first visit.
_ym_isad; 20 hours; Says whether ads are blocked.
_ym_visorc; 30 minutes; Runs the recording of visits.
3p yandexuid; 1 year; Tells browsers apart.
@baidu-tongji; Baidu Tongji; Baidu; privacy.baidu.com/policy; Counts visits.
Hm_lvt_*; 1 year; Keeps the times of visits.
Hm_lpvt_*; session; Keeps the last page.
3p HMACCOUNT; 1 year; Tells browsers apart.
@statcounter; Statcounter; Statcounter; statcounter.com/about/legal/; Counts visits.
is_unique; 5 years; Tells first from later visits.
3p is_visitor_unique; 2 years; Tells first from later visits.
@chartbeat; Chartbeat; Chartbeat; chartbeat.com/privacy/; Shows what is being read.
_cb; 13 months; Tells visitors apart.
_chartbeat2; 13 months; Keeps when the visitor was here.
_v__chartbeat*; 30 minutes; Counts returning readers.
@parsely; Parse.ly; Automattic; www.parse.ly/privacy-policy/; Shows what is being read.
_parsely_visitor; 13 months; Tells visitors apart.
_parsely_session; 30 minutes; Joins page views into one visit.
@comscore; Comscore; Comscore; www.comscore.com/About/Privacy; Measures how many people a site reaches.
3p UID; 13 months; Tells browsers apart.
_scor_uid; 13 months; Tells visitors apart.
@nielsen; Nielsen; Nielsen; www.nielsen.com/legal/privacy-principles/; Measures how many people a site reaches.
3p IMRID; 13 months; Tells browsers apart.
@piano-analytics; Piano Analytics; Piano; piano.io/privacy-policy/; Counts visits.
_pcid; 13 months; Tells visitors apart.
_pctx; 13 months; Keeps the context of the visit.
pa_privacy; 13 months; Keeps the answer given to Piano.
atuserid; 13 months; Tells visitors apart.
@jetpack-stats; Jetpack Stats; Automattic; automattic.com/privacy/; Counts visits.
tk_*; 5 years; Tells visitors apart.
@clicky; Clicky; Roxr Software; clicky.com/terms/privacy; Counts visits.
_jsuid; 1 year; Tells visitors apart.
@woopra; Woopra; Appier; www.woopra.com/privacy; Counts what visitors do on the site.
wooTracker; 2 years; Tells visitors apart.
@new-relic; New Relic; New Relic; newrelic.com/termsandconditions/privacy; Measures speed and errors.
local NRBA_SESSION; until erased; Joins page views into one visit.
@datadog-rum; Datadog; Datadog; www.datadoghq.com/legal/privacy/; Measures speed and errors.
_dd_s; 15 minutes; Joins page views into one visit.
@application-insights; Azure Application Insights; Microsoft; privacy.microsoft.com/privacystatement; Measures speed and errors.
@dynatrace; Dynatrace; Dynatrace; www.dynatrace.com/company/trust-center/privacy/; Measures speed and errors.
dtCookie; session; Joins page views into one visit.
rxVisitor; 1 year; Tells visitors apart.
rxvt; session; Ends a visit in time.
dtPC; session; Joins actions to a page.
@akamai-mpulse; mPulse; Akamai; www.akamai.com/legal/privacy-statement; Measures speed.
RT; 7 days; Measures how long pages take to load.
@optimizely; Optimizely; Optimizely; www.optimizely.com/legal/privacy-notice/; Tests variants of pages.
optimizelyEndUserId; 6 months; Tells visitors apart.
optimizelySession; session; Joins page views into one visit.
local optimizely*; until erased; Keeps which variants were shown.
@vwo; VWO; Wingify; vwo.com/privacy-policy/; Tests variants of pages.
_vwo_uuid*; 1 year; Tells visitors apart.
_vis_opt_s; 100 days; Counts visits.
_vis_opt_exp_*; 100 days; Keeps which variant was shown.
@ab-tasty; AB Tasty; AB Tasty; www.abtasty.com/terms-of-use/; Tests variants of pages.
ABTasty; 13 months; Tells visitors apart and keeps which variants were shown.
ABTastySession; 30 minutes; Joins page views into one visit.
@kameleoon; Kameleoon; Kameleoon; www.kameleoon.com/privacy-policy; Tests variants of pages.
kameleoonVisitorCode; 1 year; Tells visitors apart.
local kameleoon*; until erased; Keeps which variants were shown.
@convert; Convert; Convert Insights; www.convert.com/privacy-policy/; Tests variants of pages.
_conv_v; 6 months; Tells visitors apart and keeps which variants were shown.
_conv_s; 20 minutes; Joins page views into one visit.
@dynamic-yield; Dynamic Yield; Mastercard; www.dynamicyield.com/privacy-policy/; Adapts pages to the visitor.
_dyid; 1 year; Tells visitors apart.
_dyjsession; session; Joins page views into one visit.
@hubspot; HubSpot; HubSpot; legal.hubspot.com/privacy-policy; Follows visits for marketing, sales and chat.
__hstc; 6 months; Tells visitors apart.
hubspotutk; 6 months; Names the visitor when a form is sent.
__hssc; 30 minutes; Joins page views into one visit.
__hssrc; session; Tells whether the browser was restarted.
messagesUtk; 6 months; Recognizes the visitor in the chat.
@pendo; Pendo; Pendo.io; www.pendo.io/legal/privacy-policy/; Counts what visitors do and shows guides.
_pendo_visitorId.*; 100 days; Tells visitors apart.
_pendo_meta.*; 100 days; Keeps what is known of the visitor.
@logrocket; LogRocket; LogRocket; logrocket.com/privacy; Records visits and errors.
_lr_uf_*; until erased; Tells visitors apart.
_lr_tabs_*; 1 day; Joins page views into one visit.
@qualtrics; Qualtrics; Qualtrics; www.qualtrics.com/privacy-statement/; Asks visitors for their opinion.
QSI_HistorySession; session; Keeps which pages were seen.
QSI_SI_*; 1 month; Keeps whether a survey was offered.
@quantum-metric; Quantum Metric; Quantum Metric; www.quantummetric.com/legal/privacy-policy; Records visits.
QuantumMetricUserID; 1 year; Tells visitors apart.
QuantumMetricSessionID; 30 minutes; Joins page views into one visit.
@microsoft-uet; Microsoft Advertising; Microsoft; www.microsoft.com/privacy/privacystatement; Measures ads on Bing and shows ads that match visits.
_uetsid; 1 day; Joins page views into one visit.
_uetvid; 13 months; Tells visitors apart.
3p MUID; 13 months; Tells browsers apart across Microsoft sites.
@google-adsense; Google AdSense; Google; policies.google.com/privacy; Shows ads.
__gads; 13 months; Counts and limits ads.
__gpi; 13 months; Tells browsers apart for ads.
__eoi; 6 months; Guards against false clicks.
3p IDE; 13 months; Selects and measures ads.
@google-ad-manager; Google Ad Manager; Google; policies.google.com/privacy; Shows ads.
__gads; 13 months; Counts and limits ads.
__gpi; 13 months; Tells browsers apart for ads.
3p IDE; 13 months; Selects and measures ads.
@tiktok-pixel; TikTok Pixel; TikTok; www.tiktok.com/legal/privacy-policy; Measures ads on TikTok and shows ads that match visits.
_ttp; 13 months; Tells browsers apart for ads.
_tt_enable_cookie; 13 months; Says whether cookies may be used.
ttcsid*; 3 months; Joins page views into one visit.
@linkedin-insight; LinkedIn Insight; LinkedIn; www.linkedin.com/legal/privacy-policy; Measures ads on LinkedIn and shows ads that match visits.
li_fat_id; 30 days; Tells members apart for ads.
li_giant; 7 days; Tells members apart for ads.
3p bcookie; 1 year; Tells browsers apart.
3p lidc; 1 day; Selects a data center.
3p UserMatchHistory; 30 days; Matches ids with advertisers.
3p AnalyticsSyncHistory; 30 days; Keeps when ids were matched.
local li_adsId; until erased; Tells browsers apart for ads.
@x-pixel; X Pixel; X Corp.; x.com/privacy; Measures ads on X and shows ads that match visits.
_twpid; 13 months; Tells browsers apart for ads.
3p muc_ads; 13 months; Selects and measures ads.
3p guest_id*; 13 months; Tells browsers apart.
3p personalization_id; 13 months; Selects ads.
@reddit-pixel; Reddit Pixel; Reddit; www.reddit.com/policies/privacy-policy; Measures ads on Reddit and shows ads that match visits.
_rdt_uuid; 90 days; Tells browsers apart for ads.
@pinterest-tag; Pinterest Tag; Pinterest; policy.pinterest.com/privacy-policy; Measures ads on Pinterest and shows ads that match visits.
_pin_unauth; 1 year; Tells browsers apart for ads.
_pinterest_ct_ua; 1 year; Groups actions across pages.
_derived_epik; 1 year; Keeps the last ad click.
_epik; 1 year; Keeps the last ad click.
@snap-pixel; Snap Pixel; Snap; values.snap.com/privacy/privacy-policy; Measures ads on Snapchat and shows ads that match visits.
_scid; 13 months; Tells browsers apart for ads.
_scid_r; 13 months; Tells browsers apart for ads.
3p sc_at; 1 year; Tells browsers apart.
@quora-pixel; Quora Pixel; Quora; www.quora.com/about/privacy; Measures ads on Quora.
3p m-b; 2 years; Tells browsers apart.
@criteo; Criteo; Criteo; www.criteo.com/privacy/; Shows ads for products that were looked at.
cto_bundle; 13 months; Tells browsers apart for ads.
3p uid; 13 months; Tells browsers apart.
local criteo_*; until erased; Keeps ids for ads.
@taboola; Taboola; Taboola; www.taboola.com/policies/privacy-policy; Recommends content and measures ads.
3p t_gid; 1 year; Tells browsers apart.
3p t_pt_gid; 1 year; Tells browsers apart.
local taboola*; until erased; Keeps ids for ads.
@outbrain; Outbrain; Outbrain; www.outbrain.com/privacy/; Recommends content and measures ads.
3p obuid; 3 months; Tells browsers apart.
outbrain_cid_fetch; 5 minutes; Keeps the last ad click.
@adroll; AdRoll; NextRoll; www.nextroll.com/privacy; Shows ads that match visits.
__adroll_fpc; 1 year; Tells browsers apart for ads.
__ar_v4; 1 year; Measures what ads lead to.
3p __adroll; 13 months; Tells browsers apart.
@amazon-ads; Amazon Ads; Amazon; www.amazon.com/privacy; Shows and measures ads.
3p ad-id; 8 months; Selects and measures ads.
3p ad-privacy; 5 years; Keeps choices about ads.
@the-trade-desk; The Trade Desk; The Trade Desk; www.thetradedesk.com/us/privacy; Buys ads that match visits.
3p TDID; 1 year; Tells browsers apart.
3p TDCPM; 1 year; Matches ids with partners.
@xandr; Microsoft Monetize; Microsoft; www.microsoft.com/privacy/privacystatement; Buys and sells ads.
3p uuid2; 3 months; Tells browsers apart.
3p anj; 3 months; Matches ids with partners.
@quantcast; Quantcast; Quantcast; www.quantcast.com/privacy/; Measures who visits and shows ads that match.
__qca; 13 months; Tells visitors apart.
3p mc; 13 months; Tells browsers apart.
@adform; Adform; Adform; site.adform.com/privacy-center/; Buys and measures ads.
3p uid; 60 days; Tells browsers apart.
3p C; 60 days; Checks for cookies.
@yahoo-ads; Yahoo Ads; Yahoo; legal.yahoo.com/us/en/yahoo/privacy/; Shows and measures ads.
3p A3; 1 year; Tells browsers apart.
@adobe-audience-manager; Adobe Audience Manager; Adobe; www.adobe.com/privacy/policy.html; Groups visitors for ads.
3p demdex; 6 months; Tells browsers apart.
3p dextp; 6 months; Keeps when ids were matched.
aam_uuid; 1 month; Tells visitors apart.
@awin; Awin; Awin; www.awin.com/gb/privacy; Credits partners for sales.
_aw_m_*; 1 month; Keeps the last click at a partner.
AwinChannelCookie; 1 month; Keeps the channel of the last click.
@rakuten-advertising; Rakuten Advertising; Rakuten; rakutenadvertising.com/legal-notices/services-privacy-policy/; Credits partners for sales and shows ads.
3p rmuid; 1 year; Tells browsers apart.
3p icts; 1 year; Keeps when ids were matched.
rmStoreGateway; 1 month; Keeps the last click at a partner.
@impact; impact.com; Impact Tech; impact.com/privacy-policy/; Credits partners for sales.
IR_*; 30 days; Keeps the last click at a partner.
3p brwsr; 2 years; Tells browsers apart.
@cj; CJ; Publicis; www.cj.com/legal/privacy; Credits partners for sales.
cje; 13 months; Keeps the last click at a partner.
3p DotomiUser; 1 year; Tells browsers apart.
@klaviyo; Klaviyo; Klaviyo; www.klaviyo.com/legal/privacy/privacy-notice; Follows visits for marketing mails.
__kla_id; 2 years; Tells visitors apart.
@mailchimp; Mailchimp; Intuit; www.intuit.com/privacy/statement/; Follows visits for marketing mails.
_mcid; 1 year; Tells visitors apart.
MCPopup*; 1 year; Keeps whether a form was closed.
@marketo; Marketo; Adobe; www.adobe.com/privacy/policy.html; Follows visits for marketing.
_mkto_trk; 2 years; Tells visitors apart.
@pardot; Account Engagement; Salesforce; www.salesforce.com/company/privacy/; Follows visits for marketing.
visitor_id*; 1 year; Tells visitors apart.
lpv*; 30 minutes; Counts a page once.
3p pardot; session; Joins page views into one visit.
@active-campaign; ActiveCampaign; ActiveCampaign; www.activecampaign.com/legal/privacy-policy; Follows visits for marketing mails.
prism_*; 1 month; Tells visitors apart.
ac_enable_tracking; 1 month; Says whether visits may be followed.
@attentive; Attentive; Attentive Mobile; www.attentive.com/privacy-policy; Follows visits for marketing messages.
__attentive_id; 13 months; Tells visitors apart.
__attentive_dv; 1 day; Limits how often a form is shown.
_attn_; 13 months; Keeps what is known of the visitor.
@bizible; Marketo Measure; Adobe; www.adobe.com/privacy/policy.html; Credits campaigns for sales.
_biz_uid; 1 year; Tells visitors apart.
_biz_nA; 1 year; Counts what was sent.
3p _BUID; 1 year; Tells browsers apart.
@demandbase; Demandbase; Demandbase; www.demandbase.com/privacy-policy/; Recognizes companies for ads.
3p tuuid; 2 years; Tells browsers apart.
@sharethis; ShareThis; ShareThis; sharethis.com/privacy/; Offers share buttons and groups visitors for ads.
3p __stid; 1 year; Tells browsers apart.
fpestid; 13 months; Tells visitors apart.
@addthis; AddThis; Oracle; www.oracle.com/legal/privacy/; Offered share buttons and grouped visitors for ads.
__atuvc; 13 months; Counts shares.
__atuvs; 30 minutes; Counts shares in a visit.
3p uvc; 13 months; Counts visits.
@youtube; YouTube; Google; policies.google.com/privacy; Plays videos.
3p VISITOR_INFO1_LIVE; 6 months; Tells browsers apart and measures the line.
3p YSC; session; Counts views.
3p PREF; 8 months; Keeps settings of the player.
local yt-*; until erased; Keeps settings of the player and what was seen.
@vimeo; Vimeo; Vimeo; vimeo.com/privacy; Plays videos and counts views.
3p vuid; 2 years; Tells viewers apart.
3p player; 1 year; Keeps settings of the player.
@wistia; Wistia; Wistia; wistia.com/privacy; Plays videos and counts views.
local wistia; until erased; Tells viewers apart and keeps how far they watched.
@dailymotion; Dailymotion; Dailymotion; legal.dailymotion.com/en/privacy-policy/; Plays videos and shows ads.
3p v1st; 13 months; Tells browsers apart.
3p dmvk; session; Guards the player.
@twitch; Twitch; Amazon; www.twitch.tv/p/legal/privacy-notice/; Plays streams and shows ads.
3p unique_id; 10 years; Tells browsers apart.
3p server_session_id; session; Joins views into one visit.
@spotify; Spotify; Spotify; www.spotify.com/legal/privacy-policy/; Plays music and podcasts.
3p sp_t; 1 year; Tells browsers apart.
3p sp_landing; 1 day; Keeps where the visitor came from.
@soundcloud; SoundCloud; SoundCloud; soundcloud.com/pages/privacy; Plays music and podcasts.
3p sc_anonymous_id; 10 years; Tells browsers apart.
@google-maps; Google Maps; Google; policies.google.com/privacy; Shows maps.
3p NID; 6 months; Keeps settings and tells browsers apart.
@mapbox; Mapbox; Mapbox; www.mapbox.com/legal/privacy; Shows maps.
local mapbox.eventData*; until erased; Counts map views.
@openstreetmap; OpenStreetMap; OpenStreetMap Foundation; osmfoundation.org/wiki/Privacy_Policy; Shows maps.
@facebook-social; Facebook buttons; Meta Platforms; www.facebook.com/privacy/policy/; Shows Like and Share buttons and posts.
3p fr; 90 days; Selects and measures ads.
3p datr; 13 months; Tells browsers apart.
3p sb; 13 months; Tells browsers apart.
@x-embeds; X posts; X Corp.; x.com/privacy; Shows posts and buttons of X.
3p guest_id*; 13 months; Tells browsers apart.
3p personalization_id; 13 months; Selects ads.
@instagram-embeds; Instagram posts; Meta Platforms; privacycenter.instagram.com/policy; Shows posts of Instagram.
3p ig_did; 1 year; Tells browsers apart.
3p mid; 13 months; Tells browsers apart.
@linkedin-widgets; LinkedIn buttons; LinkedIn; www.linkedin.com/legal/privacy-policy; Shows buttons and badges of LinkedIn.
3p bcookie; 1 year; Tells browsers apart.
3p li_gc; 6 months; Keeps choices about cookies.
@pinterest-widgets; Pinterest buttons; Pinterest; policy.pinterest.com/privacy-policy; Shows pins and buttons of Pinterest.
3p _pinterest_sess; 1 year; Keeps the visitor signed in.
@tiktok-embeds; TikTok videos; TikTok; www.tiktok.com/legal/privacy-policy; Shows videos of TikTok.
3p ttwid; 1 year; Tells browsers apart.
3p msToken; 10 days; Guards the player.
@disqus; Disqus; Disqus; help.disqus.com/en/articles/1717103-disqus-privacy-policy; Shows comments and ads.
3p disqus_unique; 1 year; Tells browsers apart.
__jid; 30 minutes; Joins page views into one visit.
@intercom; Intercom; Intercom; www.intercom.com/legal/privacy; Chat with us.
intercom-id-*; 9 months; Recognizes the visitor in the chat.
intercom-session-*; 7 days; Keeps the chat open across pages.
intercom-device-id-*; 9 months; Tells devices apart.
@drift; Drift; Salesloft; www.salesloft.com/legal/privacy-notice; Chat with us.
driftt_aid; 2 years; Recognizes the visitor in the chat.
drift_campaign_refresh; 30 minutes; Limits requests.
@zendesk; Zendesk; Zendesk; www.zendesk.com/company/agreements-and-terms/privacy-notice/; Chat with us.
__zlcmid; 1 year; Recognizes the visitor in the chat.
local ZD-*; until erased; Keeps the state of the chat.
@crisp; Crisp; Crisp IM; crisp.chat/en/privacy/; Chat with us.
crisp-client*; 6 months; Recognizes the visitor in the chat.
@tawk; tawk.to; tawk.to; www.tawk.to/privacy-policy/; Chat with us.
TawkConnectionTime; session; Keeps how long the chat is connected.
twk_*; 6 months; Recognizes the visitor in the chat.
@livechat; LiveChat; Text; www.text.com/legal/privacy-policy/; Chat with us.
__lc_cid; 2 years; Recognizes the visitor in the chat.
__lc_cst; 2 years; Guards the chat.
@liveperson; LivePerson; LivePerson; www.liveperson.com/policies/privacy/; Chat with us.
LPVID; 2 years; Recognizes the visitor in the chat.
LPSID*; session; Joins page views into one visit.
@tidio; Tidio; Tidio; www.tidio.com/privacy-policy/; Chat with us.
local tidio_*; until erased; Recognizes the visitor in the chat.
@smartsupp; Smartsupp; Smartsupp.com; www.smartsupp.com/help/privacy/; Chat with us.
ssupp.vid; 6 months; Recognizes the visitor in the chat.
ssupp.visits; 6 months; Counts visits.
@calendly; Calendly; Calendly; calendly.com/legal/privacy-notice; Books appointments.
3p _calendly_session; 21 days; Keeps the booking together.
@typeform; Typeform; Typeform; www.typeform.com/help/a/privacy-policy-13399876399508/; Shows forms.
3p tf_*; 1 year; Keeps the state of the form.
@sentry; Sentry; Functional Software; sentry.io/privacy/; Reports errors so that they can be mended.
session sentryReplaySession; session; Joins errors to one visit.
@adobe-fonts; Adobe Fonts; Adobe; www.adobe.com/privacy/policies/adobe-fonts.html; Delivers fonts. Sets no cookies.
@stripe; Stripe; Stripe; stripe.com/privacy; Takes payments and guards against fraud.
__stripe_mid; 1 year; Guards payments against fraud.
__stripe_sid; 30 minutes; Guards payments against fraud.
@paypal; PayPal; PayPal; www.paypal.com/webapps/mpp/ua/privacy-full; Takes payments.
3p ts_c; 3 years; Guards payments against fraud.
3p l7_az; 30 minutes; Selects a data center.
@klarna; Klarna; Klarna; www.klarna.com/international/privacy-policy/; Takes payments.
_klarna*; 1 year; Keeps the payment together.
@adyen; Adyen; Adyen; www.adyen.com/policies-and-disclaimer/privacy-policy; Takes payments.
local _rp_uid; until erased; Guards payments against fraud.
@braintree; Braintree; PayPal; www.paypal.com/webapps/mpp/ua/privacy-full; Takes payments.
@google-recaptcha; reCAPTCHA; Google; policies.google.com/privacy; Tells people from robots.
3p _GRECAPTCHA; 6 months; Weighs whether a visitor is a robot.
local rc::*; session; Weighs whether a visitor is a robot.
@hcaptcha; hCaptcha; Intuition Machines; www.hcaptcha.com/privacy; Tells people from robots.
3p hmt_id; 1 month; Weighs whether a visitor is a robot.
@cloudflare; Cloudflare; Cloudflare; www.cloudflare.com/privacypolicy/; Keeps the site safe and fast.
__cf_bm; 30 minutes; Tells people from robots.
cf_clearance; 1 year; Remembers a passed check.
_cfuvid; session; Limits requests from one visitor.
@shopify; Shopify; Shopify; www.shopify.com/legal/privacy; Runs the shop: basket, checkout, sign-in.
cart; 14 days; Keeps the basket.
secure_customer_sig; 1 year; Keeps the visitor signed in.
_shopify_essential; 1 year; Runs the shop.
localization; 1 year; Keeps the country of the shop.
@auth0; Auth0; Okta; www.okta.com/privacy-policy/; Signs visitors in.
auth0; 3 days; Keeps the visitor signed in.
did; 1 year; Guards sign-in against attacks.
`)
