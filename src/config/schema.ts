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
  name: string
  type?: 'cookie' | 'local' | 'session' | 'indexeddb'
  /** For people: `2 years`, `session`. */
  duration?: string
  purpose?: string
  party?: 'first' | 'third'
}

/**
 * One thing that runs on the site. A known one needs its id and its own settings
 * (`{ id: 'google-analytics', measurementId: 'G-…' }`); any other is declared in full.
 */
export interface Service {
  id: string
  name?: string
  provider?: string
  category?: string
  policyUrl?: string
  purpose?: string
  /** Where its data may go, and under what safeguard: `United States (Data Privacy Framework)`. */
  transfers?: string
  /** Host names; each covers its sub-domains. */
  hosts?: string[]
  /** A script to load once the service is allowed. */
  src?: string
  cookies?: CookieDeclaration[]
  /** Settings of a known service; which one it needs stands in the catalogue. */
  measurementId?: string
  conversionId?: string
  containerId?: string
  pixelId?: string
  siteId?: string
  projectId?: string
  tagId?: string
  accountId?: string
  appId?: string
  token?: string
  apiUrl?: string
  scriptUrl?: string
  profile?: string
}

export interface Category {
  title?: string
  text?: string
  /** Overrides the region's model for this category. */
  model?: Model
  /** The state of its switch before anyone has answered; never a grant in an opt-in model. */
  default?: boolean
  signals?: GoogleSignal[]
  /** Selling or sharing: Global Privacy Control switches it off. */
  sale?: boolean
}

/** A privacy choice that is not about cookies (CPNI, affiliate sharing …). */
export interface Choice {
  id: string
  title: string
  text: string
  model: 'opt-in' | 'opt-out'
  scope?: 'account'
  expires?: 'never'
  /** ISO 8601 duration after notice, `P30D`: before it silence is no approval in an opt-out choice. */
  effectiveAfter?: string
  /** The day (`2026-11-02`) on which this person was given notice by other means, such as a letter. */
  noticeGiven?: string
}

/** A right exercised by contact (access, deletion, Shine the Light …). */
export interface Request {
  title: string
  text: string
  url?: string
  email?: string
  phone?: string
  regions?: string[]
}

/** What holds in one country or one part of it, instead of the tool's own table. */
export interface RegionOverride {
  model?: Model
  /** Another model for single categories: own statistics by objection in the United Kingdom. */
  categories?: Record<string, Model>
  consentLifetimeDays?: number
  /** Never less than the consent's, nor than the year that opt-out states ask for. */
  denialLifetimeDays?: number
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
  site?: { name?: string; controller?: string; contact?: string }
  policy?: { url?: string; version?: string; updated?: string }
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
  texts?: TextOverrides
  /** By id. `false` says that the site has nothing of that category: it is not shown. */
  categories?: Record<string, Category | false>
  services?: Service[]
  choices?: Choice[]
  requests?: Request[]
  googleConsentMode?: 'basic' | 'advanced' | 'off'
  adsDataRedaction?: boolean
  urlPassthrough?: boolean
  /** Milliseconds Google tags wait for an answer in advanced mode. */
  waitForUpdate?: number
  /** Name of the data layer. */
  dataLayer?: string
  autoBlock?: 'off' | 'report' | 'known' | 'strict'
  guardStorage?: 'off' | 'report' | 'on'
  consentLifetimeDays?: number
  denialLifetimeDays?: number
  cookie?: {
    name?: string
    /** `auto` (the registrable domain), `host`, or a domain such as `.example.com`. */
    domain?: string
    path?: string
    sameSite?: 'lax' | 'strict' | 'none'
    secure?: boolean
  }
  receipts?: {
    endpoint?: string
    headers?: Record<string, string>
    credentials?: 'omit' | 'same-origin' | 'include'
    /** Opaque reference of the signed-in person, for the site's own use. */
    userRef?: string
    /** Put browser family, version and whether it is a phone into receipts. Off by default. */
    device?: boolean
    events?: string[]
  }
  reloadOnWithdraw?: 'never' | 'if-needed' | 'always'
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
  handOver?: { domains?: string[]; endpoint?: string }
  layout?: 'bar' | 'box' | 'modal'
  theme?: string | ThemeTokens
  /** Fairness check at start: `auto` on localhost only. */
  check?: 'auto' | 'always' | 'never'
  reopen?: 'start' | 'end' | 'none'
  gpc?: boolean
  dnt?: 'ignore' | 'deny-advertising' | 'deny-all'
}
