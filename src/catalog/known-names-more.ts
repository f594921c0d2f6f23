/**
 * Well-known names beyond the run-time table, by what they are for. `*` stands for anything.
 * `infrastructure` is essential whoever's host it is set for: affinity, bot checks, consent itself.
 */
export const knownNamesMore: readonly (readonly [kind: string, names: string])[] = [
  [
    'infrastructure',
    'AWSALB* AWSELB* ARRAffinity* ApplicationGatewayAffinity* ASLBSA* GCLB INGRESSCOOKIE* SERVERID* ROUTEID JSESSIONID JSESSIONID* BIGipServer* NSC_* TS01* f5avr* __cf* _cfuvid cf_* incap_ses_* visid_incap_* nlbi_* reese84 ___utmv* ak_bmsc bm_* _abck AKA_* akaalb_* datadome _px3 _pxhd _pxvid _pxde QueueITAccepted* _GRECAPTCHA rc::* Optanon* OTGPPConsent OneTrustWPCCPAGoogleOptOut eupubconsent* euconsent* addtl_consent usprivacy* GPP* CookieConsent* cookieconsent* cookie_consent* cookie-consent* cookieyes* cky-* cookielawinfo* CookieLawInfoConsent cli_user_preference viewed_cookie_policy cmplz_* complianz* borlabs* _iub_cs* iub* axeptio_* didomi* tarteaucitron hu-consent CookieControl CookieScriptConsent cookiefirst* cookie_notice_accepted moove_gdpr_popup osano_* cc_cookie klaro uc_settings uc_user_interaction ucString TC_PRIVACY* TC_OUTPUT* CONSENTMGR truste* notice_preferences notice_gdpr_prefs notice_behavior cmapi_* consentUUID _sp_v1_* SOCS CONSENT __hs_opt_out __hs_do_not_track __hs_initial_opt_in __hs_cookie_cat_pref __hs_gpc_banner_dismiss __hs_notify_banner_dismiss cct cct_*',
  ],
  [
    'essential',
    'PHPSESSID __Secure-PHPSESSID ASP.NET_* ASPSESSIONID* .ASPX* .AspNet* __RequestVerificationToken* __AntiXsrfToken CFID CFTOKEN CFGLOBALS CGISESSID laravel_session* ci_session* CraftSessionId connect.sid sessionid session_id session SESS* SSESS* sid csrf* _csrf* *_csrf* *csrf *CSRF* XSRF* *xsrf* rack.session _session_id wordpress_* wp-postpass_* wp_woocommerce_session_* woocommerce_items_in_cart woocommerce_cart_hash PrestaShop* fe_typo_user be_typo_user form_key mage-* private_content_version X-Magento-Vary external_no_cache frontend frontend_cid adminhtml persistent_shopping_cart login* auth auth_* next-auth* __Secure-next-auth* __Host-next-auth* KEYCLOAK_* KC_* AUTH_SESSION_ID* okta-oauth* remember_user_token remember_web_* sb-*-auth-token* cart cart_* *_cart basket* checkout* st_samesite saml* *_saml* _*_session test at_check __sharethis_cookie_test__',
  ],
  [
    'functional',
    'lang lang_* *_lang *-lang language *_language *Language locale *_locale *LOCALE* i18n* pll_language wp-wpml_current_language googtrans *currency* theme *_theme color-scheme dark* wp-settings-* _shopify_country comment_author* recently_viewed* recently_compared* woocommerce_recently_viewed store store_notice* section_data_ids product_data_storage fonts* *fonts-loaded timezone tz country cookietest cookie_test *dismissed* *popup* devicePixelRatio is_mobile swym-* lhc_* SnapABug* __zlcid PLAY_LANG PREF muxData wistia* loglevel presence _pinterest_cm ezohw QSI_S_* Nop.customer _dy_lu_ses',
  ],
  [
    'analytics',
    'ahoy_* ai_user ai_session sbjs_* _gaexp* _opt_* _gali AnalyticsSyncHistory _lfa wt3_* wteid_* wt_* WT_* et_* _et_coid ioam* iom_consent i00 wysistat umami* ki_* usbls* tk_* ab._gd ab.storage* SC_ANALYTICS* ELOQUA ELQSTATUS __gfp_* Gdyn mtc_* mautic_* GA_* utm_* _y _s QSI_* hj* _uetmsclkid ab.optOut _dycst _dycmc bv* gat_* _gat* _fathom* plausible_* _ym_* Hm_* _swa_u visitor_id bc_* _splunk_rum_sid s_ppn* s_tslv TawkConnectionTime tawkUUID ZD-suid',
  ],
  [
    'advertising',
    'NID ANID AID TAID 1P_JAR SNID HSID SSID APISID SAPISID SIDCC SID __Secure-1P* __Secure-3P* DSID IDE MR SM SRM_B MUIDB ACLK_DATA GoogleAdServingTest _landing_page _orig_referrer FCNEC FCCDCF ar_debug pxrc rlas3 tuuid* tluid um umeh ud udo i eud euds rud ruds CMID CMPS CMPRO CMST CMRUM3 KADUSERCOOKIE* KRTBCOOKIE_* PugT SPugT PUBMDCID DPSync* SyncRTB* khaos* rpb rpx put_* audit audit_p visitor-id mt_misc mt_mop mt_* uuidc uuid ljt_reader ljtrtb bito bitoIsSecure everest_* ev_* dpm _kuid_ panoramaId* id5* 3pi callback car cip cnac pbjs* _pubcid* __gsas permutive* sa-user-id* sa-r-* ab zc zi zsc idp tt_viewer tt_* OX_* OXV csync cto_* criteo* uid uids c cd n360* ptr* _omapp* __smVID __smToken SM_* _shg_* _cc_* loc na_* ouid di2 __qca mc cref anj icu sess uuid2 ck1 dmvk v1st UID IMRID _rxuuid suid* stx_user_id sync _ssc ipr idsp TapAd_* 33x_ps _li_* lidid lkqd* viewer_token matchadform wfivefivec vidoomy* n360-* 6suuid _mb UserID1 DigiTrust* cs SCM* C CFFC* bku bkdc bkpa AA003 ATN svSession _gig_* gig_bootstrap_* hasGmid ucid gig3pctest _tmae _lcc auid aum __adal_* SnapABugHistory am-uid ad2 pcc2 pvc2 rai-pltn* avcid-* digitalAudience deuxesse_uxid audience mdata mbox* rtb* adtrc',
  ],
]
