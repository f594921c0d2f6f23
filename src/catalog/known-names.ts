/**
 * Well-known names that scripts write on the page itself and that belong to no service of the core.
 * `*` stands for anything. Names seen only by other servers are in `known-names-more.ts`.
 */
export const knownNames: readonly (readonly [category: string, names: string])[] = [
  [
    'essential',
    'PHPSESSID JSESSIONID ASP* connect.sid csrf* XSRF* __Secure-next-auth* wordpress_* wp_woocommerce_session_* cart* form_key mage-* __cf* _cfuvid incap_ses_* __stripe_* _GRECAPTCHA Optanon* euconsent* CookieConsent* cookieyes* cmplz_* didomi_*',
  ],
  [
    'functional',
    'lang language locale *_lang *_language *_LOCALE i18n* wp-settings-* currency recently_viewed* __lc* Tawk*',
  ],
  [
    'analytics',
    '_hj* _clck _clsk ab.storage* Appboy* Braze* mprtcl-* statsig* STATSIG* __openreplay* cwr_u cwr_s _pk_* _sp_* snowplow* ajs_* persisted-queue:* rudder_* optly_* _dd_* amplitude* AMP_* mp_*_mixpanel mp_tab_* mp_gen_* mixpanel* __mprec_* ph_* __ph_* _shopify_* vuid AMCV* s_cc s_sq utag_main _ym* _vwo* _vis_opt_* _cs_* __insp_* __hs* hubspotutk intercom-* intercom.* _hp2_* mf_*',
  ],
  [
    'advertising',
    'MUID _uet* _tt* ttcsid* li_* _pin* _epik _scid* _rdt_uuid cto_* _mkto_trk __kla_id _cc_* __adroll* __ar_v4 __atuv* pbjs* _li_* visitor_id* _aw_* __qca',
  ],
]
