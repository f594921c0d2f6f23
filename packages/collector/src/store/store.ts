import type { ChainState } from '../check/chain.ts'
import type { ReceiptAction } from '../check/receipt-schema.ts'
import type { Entry } from './entry.ts'

/** What became of one receipt that was handed in. */
export type Outcome = 'accepted' | 'duplicate' | 'conflict'

/** A receipt as read back. Without `body` its content has been erased and only the hash is left. */
export interface Stored {
  readonly id: string
  readonly at: number
  readonly receivedAt: number
  readonly chain: ChainState
  /** SHA-256 of the content, lower-case hex. */
  readonly hash: string
  readonly body: string | null
  readonly erasedAt: number | null
}

export interface Filter {
  readonly consentId?: string | undefined
  /** Decided at or after, in ms. */
  readonly from?: number | undefined
  /** Decided before, in ms. */
  readonly to?: number | undefined
  readonly action?: ReceiptAction | undefined
}

/** The place in a list after which the next page begins. */
export interface Cursor {
  readonly at: number
  readonly id: string
}

/** Thrown when a receipt cannot be taken now, and may be sent again later. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy'
  readonly retryAfter: number
  constructor(message: string, retryAfter: number, options?: ErrorOptions) {
    super(message, options)
    this.retryAfter = retryAfter
  }
}

export interface Store {
  /** Resolves once every entry is on disk; one outcome for each, in order. */
  save(entries: readonly Entry[]): Promise<readonly Outcome[]>
  get(id: string): Promise<Stored | null>
  /** Newest first; receipts without content are left out. */
  list(filter: Filter, limit: number, after: Cursor | null): Promise<readonly Stored[]>
  /** Throws when the store cannot be used. */
  ping(): Promise<void>
  /** Finishes what is waiting, then lets go of the database. */
  close(): Promise<void>
}
