/** The wire shape of a consent receipt, shared with the collector. Types only. */

export type ReceiptAction = 'grant' | 'deny' | 'partial' | 'withdraw' | 'expire' | 'reset'

export type ReceiptMethod =
  | 'accept_all'
  | 'reject_all'
  | 'save'
  | 'close'
  | 'gpc'
  | 'dnt'
  | 'api'
  | 'import'
  | 'implied_optout_default'

export type ReceiptSurface = 'banner' | 'preferences' | 'placeholder' | 'link' | 'none'

export interface Receipt {
  readonly schema: 'consent-receipt/1'
  /** UUIDv7: time-ordered, the key against duplicates. */
  readonly id: string
  /** UUIDv4, random per browser; made with the first decision. */
  readonly consentId: string
  readonly prev: string | null
  /** SHA-256 (hex) of the previous receipt in RFC 8785 canonical JSON, or null. */
  readonly prevHash: string | null
  /** 0 for the first receipt of a consent id, then one more each. */
  readonly seq: number
  readonly action: ReceiptAction
  readonly method: ReceiptMethod
  readonly surface: ReceiptSurface
  readonly categories: Readonly<
    Record<
      string,
      { readonly granted: boolean; readonly basis: 'consent' | 'optout' | 'essential' }
    >
  >
  readonly services?: Readonly<Record<string, boolean>>
  readonly choices?: Readonly<Record<string, boolean>>
  /** Choices that are not approved as yet, and from when on silence will be approval. */
  readonly pendingChoices?: Readonly<Record<string, string>>
  readonly model: 'opt-in' | 'opt-out' | 'notice'
  readonly jurisdiction: string | null
  readonly regionSource: string
  readonly signals: { readonly gpc: boolean | null; readonly dnt: string | null }
  readonly policy: {
    readonly version: string | null
    readonly url: string | null
    /** SHA-256 (hex) of the texts and the vendor list shown, or null when none were shown. */
    readonly hash: string | null
  }
  readonly config: { readonly version: string | null; readonly hash: string | null }
  readonly lang: string
  /** The page the answer was given on, never with a query or a fragment, and the three settings of `site`. */
  readonly site: {
    readonly origin: string
    readonly path: string
    readonly name?: string
    readonly controller?: string
    readonly contact?: string
  }
  /** RFC 3339, UTC, milliseconds. */
  readonly decidedAt: string
  readonly expiresAt: string | null
  readonly sdk: { readonly name: string; readonly version: string }
  readonly gpcOverride?: boolean
  readonly userRef?: string
  /** The answer was given on another domain of the site: its origin, and the id of the receipt of it there. */
  readonly handedOver?: { readonly from: string; readonly receipt: string }
  /** From the banner being shown to the answer, in ms, rounded to tenths of a second. */
  readonly answerMs?: number
  /** Only with `receipts.device`: what the browser tells every site about itself. */
  readonly ua?: { readonly family?: string; readonly major?: string; readonly mobile?: boolean }
}

/** What is known about the asking, beside the answer. */
export type Asked = Pick<Receipt, 'answerMs' | 'ua' | 'handedOver'>
