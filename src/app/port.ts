/** Types only: what the lazily loaded interface is given, and what it gives back. */
import type { Description } from '../catalog/descriptions'
import type { Choice, Model, Service, SiteConfig } from '../config/schema'
import type { LedgerEntry } from '../gate/ledger'
import type { CreateCenter } from '../ui/create-ui'
import type { Receipt, ReceiptSurface } from '../receipts/receipt-shape'
import type { How } from './write-receipt'

/** What is true now. Immutable; replaced as a whole on every change. */
export interface Snapshot {
  readonly status: 'undecided' | 'decided'
  readonly why?: 'first-visit' | 'expired' | 'policy-changed' | 'services-changed' | 'unreadable'
  readonly model: Model
  readonly region: string | null
  readonly regionSource: string
  readonly categories: Readonly<Record<string, boolean>>
  readonly services: Readonly<Record<string, boolean>>
  readonly choices: Readonly<Record<string, boolean>>
  /** Choices that are off as yet, and when silence will have approved them. Absent without any. */
  readonly pendingChoices?: Readonly<Record<string, string>>
  readonly signals: { readonly gpc: boolean | null; readonly dnt: string | null }
  readonly consentId: string | null
  readonly decidedAt: string | null
  readonly expiresAt: string | null
}

/** A category in the order of the page. Essential comes first and is always on. */
export interface CategoryRow {
  readonly id: string
  readonly essential: boolean
  /** The site's own wording; for built-in categories the interface has texts by id. */
  readonly title?: string
  readonly text?: string
  /** Selling or sharing: held off while Global Privacy Control is on. */
  readonly sale: boolean
  /** The signal of the browser that holds it off, or that the visitor has overruled for this site. */
  readonly held?: 'gpc' | 'dnt' | undefined
  /** Where its switch stands before an answer. Always false in an opt-in model. */
  readonly preset: boolean
}

/**
 * A service as the site declared it, category resolved. A known service (`google-analytics`)
 * may carry nothing but its id: the interface knows name, provider and cookies by id.
 */
export interface ServiceRow extends Service {
  readonly category: string
  /** What is known of a further service, in English; merged into the row where the site says nothing. */
  readonly catalogued?: Description
}

/** A privacy choice that is not a cookie, with the day from which silence would be approval. */
export interface ChoiceRow extends Choice {
  readonly countsFrom?: string | undefined
}

/** Category, service and choice ids → on or off. */
export type Grants = Readonly<Record<string, boolean>>

export type Texts = Readonly<Record<string, string>>

export type Screen = 'banner' | 'preferences'

/** Everything the interface may ask of the core. */
export interface Port {
  readonly config: SiteConfig
  categories(): readonly CategoryRow[]
  services(): readonly ServiceRow[]
  /** What was held, released or refused on this page so far. */
  seen(): readonly LedgerEntry[]
  /** How long an answer is kept, in days. */
  keptDays(): number
  /** Privacy choices that are not cookies. */
  choices(): readonly ChoiceRow[]
  /** Those that have been answered, which silence is not. */
  answered(): Grants
  /** Ids of categories and services that are new since the last answer, as far as it tells. */
  added(): readonly string[]
  state(): Snapshot
  /** Tag of the language in use, `en`, `pt-BR`. */
  language(): string
  /** Fetched texts of that language with the site's overrides on top; empty for plain English. */
  texts(): Texts
  /** Calls back after each change of state, language or screen. Returns its own stop. */
  subscribe(listener: () => void): () => void
  /** Which screen is to be seen now. */
  screen(): Screen | null
  /** Shows another screen, or none. Closing grants nothing. */
  show(screen: Screen | null): void
  /** Records the visitor's answer and closes the screen. `how` goes along with it as it is. */
  decide(
    answer: 'accept' | 'reject' | Grants,
    surface: ReceiptSurface,
    how: Required<Pick<How, 'policyHash' | 'asked' | 'told'>>,
  ): void
  /** The preference center, which comes in a file of its own, and what people read in it about further services. */
  center(hash: string, descriptions: string): Promise<CreateCenter>
  /** `cct.check.js` (gives a `Check`) or `purposes/<tag>.js` (gives texts: English → that language). */
  lazy<T>(file: string, hash: string): Promise<T>
  receipts(): readonly Receipt[]
  /** SHA-256 in hex, or null where the page has no secure context. */
  sha256(text: string): Promise<string | null>
  /** The shadow root of `<cct-root>`; the core's re-open control already stands in it. */
  readonly root: ShadowRoot
  /** Tells the site owner what is wrong and what to do; never throws. */
  report(path: string, message: string): void
}

/** What the interface gives back to the core. */
export interface Ui {
  /** Draws the cookie declaration into an element of the page (`data-cct-declaration`). */
  declare(into: Element): void
}

/** Looks at the page and at each screen as it is shown, and tells the site owner what is wrong. */
export type Check = (port: Port) => void

/** The interface draws whatever `port.screen()` says, at once and after each change. */
export type Mount = (port: Port) => Ui
