/** What a site owner may write. Types only; every key is optional and plain JSON. */

/** What may run before anyone has answered: nothing optional, everything, everything with a notice. */
export type Model = 'opt-in' | 'opt-out' | 'notice'

/** A Google Consent Mode v2 signal. */
export type GoogleSignal =
  | 'ad_storage'
  | 'ad_user_data'
  | 'ad_personalization'
  | 'analytics_storage'
  | 'functionality_storage'
  | 'personalization_storage'
  | 'security_storage'

/** One cookie or storage entry of a service. `name` may hold `*`. */
export interface CookieDeclaration {
  /** As the browser shows it; `*` stands for any characters: `_ga_*`. */
  name: string
  /** Where it is kept; `cookie` when left out. */
  type?: 'cookie' | 'local' | 'session' | 'indexeddb'
  /** For people: `2 years`, `session`. */
  duration?: string
  /** For people, in a sentence: what it is for. */
  purpose?: string
  /** Is it of the site's own domain, or of somebody else's? */
  party?: 'first' | 'third'
  /** Set by a server so that no script sees or erases it: the report of a withdrawal names it as left. */
  httpOnly?: boolean
}

/**
 * One thing that runs on the site. A known one needs its id and its own settings
 * (`{ id: 'google-analytics', measurementId: 'G-…' }`); any other is declared in full.
 */
export interface Service {
  /** Of a known service, or one of your own; never that of a category. It is what `data-service` and the API name. */
  id: string
  /** For people; without it they read the id. */
  name?: string
  /** The company behind it, as visitors will find it. */
  provider?: string
  /** Id of the category it waits for. A known service has its own. */
  category?: string
  /** The provider's privacy policy. */
  policyUrl?: string
  /** For people, in a sentence or two: what it does. */
  purpose?: string
  /** Where its data may go, and under what safeguard: `United States (Data Privacy Framework)`. */
  transfers?: string
  /** Host names; each covers its sub-domains. */
  hosts?: string[]
  /** A script to load once the service is allowed. */
  src?: string
  /** What it stores: shown to the visitor, refused before consent, erased after a withdrawal. */
  cookies?: CookieDeclaration[]
  /** Settings of a known service; which of them it needs stands in the catalogue. This one: Google Analytics, `G-…`. */
  measurementId?: string
  /** Google Ads: `AW-…`. */
  conversionId?: string
  /** Google Tag Manager: `GTM-…`. */
  containerId?: string
  /** Of an advertising pixel: Meta, TikTok, LinkedIn … */
  pixelId?: string
  /** Of the site with that provider: Matomo, Hotjar … */
  siteId?: string
  /** Of the project: Clarity, Smartlook … */
  projectId?: string
  /** Of the tag: Microsoft UET, Pinterest … */
  tagId?: string
  /** Of the account with the provider. */
  accountId?: string
  /** Of the application: Intercom, LogRocket … */
  appId?: string
  /** A key that may be public, as everybody can read it. */
  token?: string
  /** Where it sends to, for what the site hosts itself. */
  apiUrl?: string
  /** Where its script lies, for what the site hosts itself. */
  scriptUrl?: string
  /** The name of a profile with the provider. */
  profile?: string
}

export interface Category {
  /** Its name on screen. Built-in ones have names in every language. */
  title?: string
  /** What switching it on allows, in a sentence or two. */
  text?: string
  /** Overrides the region's model for this category. */
  model?: Model
  /** The state of its switch before anyone has answered; never a grant in an opt-in model. */
  default?: boolean
  /** Which of Google's Consent Mode signals it grants. */
  signals?: GoogleSignal[]
  /** Selling or sharing: Global Privacy Control switches it off. */
  sale?: boolean
}

/** A privacy choice that is not about cookies (CPNI, affiliate sharing …). */
export interface Choice {
  /** What `snapshot.choices`, `choose()` and receipts name it by. */
  id: string
  /** Its name on screen. */
  title: string
  /** What it means to say yes or no, and that service does not depend on it. */
  text: string
  /** Off until approved, or on until objected to. */
  model: 'opt-in' | 'opt-out'
  /** The answer belongs to the signed-in person: `receipts.userRef` goes with it. */
  scope?: 'account'
  /** The answer outlives the record of the cookies. */
  expires?: 'never'
  /** ISO 8601 duration after notice, `P30D`: before it silence is no approval in an opt-out choice. */
  effectiveAfter?: string
  /** The day (`2026-11-02`) on which this person was given notice by other means, such as a letter. */
  noticeGiven?: string
}

/** A right exercised by contact (access, deletion, Shine the Light …). */
export interface Request {
  /** Its name on screen. */
  title: string
  /** What one can ask for, and how long an answer takes. */
  text: string
  /** A form or page for it. */
  url?: string
  /** An address to write to. */
  email?: string
  /** A number to call. */
  phone?: string
  /** Shown only there: `["US-CA"]`, `["DE", "FR"]`; everywhere when left out. */
  regions?: string[]
}

/** What holds in one country or one part of it, instead of the tool's own table. */
export interface RegionOverride {
  /** Instead of the model in the tool's table. */
  model?: Model
  /** Another model for single categories: own statistics by objection in the United Kingdom. */
  categories?: Record<string, Model>
  /** Days after which a consent is asked for again. */
  consentLifetimeDays?: number
  /** Never less than the consent's, nor than the year that opt-out states ask for. */
  denialLifetimeDays?: number
  /** As the setting of the same name, for this region. */
  banner?: 'auto' | 'always' | 'never'
  /** The name of the re-open control: "Your Privacy Choices", "Do Not Sell or Share …", or its plain one. */
  link?: 'choices' | 'sale' | 'none'
}

/** `base` names a ready theme, `density` is `compact` or `comfortable`; the rest are tokens. */
export type ThemeTokens = Record<string, string>

/** Wording overrides: language tag → text key → text. */
export type TextOverrides = Record<string, Record<string, string>>

/** Consent tools a site may come from. */
export type CompatTool =
  'vanilla-cookieconsent' | 'klaro' | 'tarteaucitron' | 'osano' | 'cookiebot' | 'onetrust'

/** A tool the site comes from, by name or with what differs on this site. */
export type Compat =
  | CompatTool
  | {
      /** Which tool it was. */
      tool: CompatTool
      /** Name of its cookie, where the site has changed it. */
      name?: string
      /**
       * The first day (`2026-06-01`) on which the tool asked, for those that store no date: their
       * answers count as given then. Without it they are not taken over.
       */
      since?: string
      /** Its word → ids of categories or services here; several are separated by spaces. */
      categories?: Record<string, string>
    }

export interface SiteConfig {
  /** Who asks: shown to the visitor, and in every receipt. */
  site?: {
    /** As visitors know the site. */
    name?: string
    /** The company that answers for it. */
    controller?: string
    /** Where it can be reached: an e-mail address, or an address of the page for it. */
    contact?: string
  }
  /** The privacy policy that the banner links to. */
  policy?: {
    /** Its address. */
    url?: string
    /** A new one asks everybody again, and says that the policy has changed. */
    version?: string
    /** Its date, as people read it. */
    updated?: string
  }
  /** ISO 3166 country or country-subdivision, `DE`, `US-CA`. */
  region?: string
  /** URL that answers `{ "region": "US-CA" }` within a second. */
  regionEndpoint?: string
  /** Per-region override: of the model, `{ "US-CA": "opt-in" }`, or of more, as an object. */
  regions?: Record<string, Model | RegionOverride>
  /**
   * May the time zone of the device make the rules stricter? `tighten` (default): a clock set to
   * Europe asks first, although the site said "US". It never makes them looser.
   */
  timeZone?: 'tighten' | 'ignore'
  /** The visitor is, or may be, a child or a teenager: opt-in everywhere, and no advertising at all. */
  ageFlag?: boolean
  /** `auto` (the page's `lang`, then `navigator.languages`) or a tag. */
  language?: string
  /** Wording by language and key: `{ "en": { "accept": "…" } }`. A language the tool lacks may be added so. */
  texts?: TextOverrides
  /** By id. `false` says that the site has nothing of that category: it is not shown. */
  categories?: Record<string, Category | false>
  /** What runs on the site. Each is shown to the visitor and can be switched by itself. */
  services?: Service[]
  /** Privacy choices that are not cookies: apart from the cookie buttons, in receipts, untouched by Accept all. */
  choices?: Choice[]
  /** Rights exercised by contact, shown in the preference center. */
  requests?: Request[]
  /** `basic` holds Google's tags until an answer; `advanced` lets them run and send what they may without consent. */
  googleConsentMode?: 'basic' | 'advanced' | 'off'
  /** Google redacts ad click identifiers while `ad_storage` is denied. */
  adsDataRedaction?: boolean
  /** Google passes ad click identifiers on in links while storage is denied. */
  urlPassthrough?: boolean
  /** Milliseconds Google tags wait for an answer in advanced mode. */
  waitForUpdate?: number
  /** Name of the data layer. */
  dataLayer?: string
  /**
   * Which unmarked tags are held: those of known analytics and advertising hosts and of declared ones, or
   * (`strict`) every third party that is not declared essential. `report` holds nothing and tells.
   */
  autoBlock?: 'off' | 'report' | 'known' | 'strict'
  /** Are cookies and storage entries refused whose name belongs to something not granted? `report` only tells. */
  guardStorage?: 'off' | 'report' | 'on'
  /** Days after which a consent is asked for again. By default the region's: 180, or 365. */
  consentLifetimeDays?: number
  /** The same for a refusal; never less than the consent's, nor than a year in opt-out states. */
  denialLifetimeDays?: number
  /** The cookie that keeps the answer. */
  cookie?: {
    /** `cct` when left out. */
    name?: string
    /** `auto` (the registrable domain), `host`, or a domain such as `.example.com`. */
    domain?: string
    /** `/` when left out. */
    path?: string
    /** `lax` when left out. */
    sameSite?: 'lax' | 'strict' | 'none'
    /** By default on where the page came by https. */
    secure?: boolean
  }
  /** Where the proof of each answer goes. */
  receipts?: {
    /** Address of a collector; without it receipts stay in the browser, for download. */
    endpoint?: string
    /** Sent along: a token that may be public, as everybody can read it. */
    headers?: Record<string, string>
    /** Are cookies sent along? `same-origin` when left out. */
    credentials?: 'omit' | 'same-origin' | 'include'
    /** Opaque reference of the signed-in person, for the site's own use. */
    userRef?: string
    /** Put browser family, version and whether it is a phone into receipts. Off by default. */
    device?: boolean
    /** Of what receipts are made: of decisions. */
    events?: string[]
  }
  /** Is the page loaded anew after a withdrawal? `if-needed`: where code of what was withdrawn is running. */
  reloadOnWithdraw?: 'never' | 'if-needed' | 'always'
  /** `auto` asks where the law wants consent first, `always` everywhere, `never` leaves it to the page. */
  banner?: 'auto' | 'always' | 'never'
  /**
   * Moving from another consent tool: its markup is understood, and answers given there are taken
   * over once. A name, `{ tool, name, since, categories }`, or a list of these.
   */
  compat?: Compat | Compat[]
  /**
   * Other domains of this site (`shop.example` covers its sub-domains): a visitor who follows a link
   * there is not asked again. The collector signs and redeems, at `endpoint` or beside
   * `receipts.endpoint` (`…/receipts` → `…/hand-over`).
   */
  handOver?: {
    /** All domains of the site, this one among them or not. */
    domains?: string[]
    /** Where the collector signs and redeems. */
    endpoint?: string
  }
  /** Along the lower edge, in a corner, or in the middle above everything. */
  layout?: 'bar' | 'box' | 'modal'
  /** A ready theme by name, or tokens of your own. */
  theme?: string | ThemeTokens
  /** Are page and screens looked at, and mistakes told? `auto`: on localhost only. */
  check?: 'auto' | 'always' | 'never'
  /** Where the way back stands; `none` when the page has a link of its own (`data-cct-open`). */
  reopen?: 'start' | 'end' | 'none'
  /** Is Global Privacy Control an objection to selling and sharing? */
  gpc?: boolean
  /** What Do Not Track refuses. */
  dnt?: 'ignore' | 'deny-advertising' | 'deny-all'
}
