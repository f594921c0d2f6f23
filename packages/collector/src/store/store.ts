import type { ChainState } from '../check/chain.ts'
import type { ReceiptAction } from '../check/receipt-schema.ts'
import type { Removal } from '../seal/removal.ts'
import type { Seal, SealedItem } from '../seal/seal.ts'
import type { Count } from '../stats/count.ts'
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

/** A seal with its packed leaves, which retention takes away. */
export interface KeptSeal {
  readonly seal: Seal
  readonly leaves: Uint8Array | null
}

/** A receipt that no seal holds yet. */
export interface Unsealed extends SealedItem {
  /** Null once its content is erased. */
  readonly at: number | null
}

/** A row as it lies in the database, for checking: nothing in it is believed. */
export interface Row extends Stored {
  readonly consentId: string | null
  readonly seq: number | null
  readonly action: string | null
}

export interface RowPage {
  readonly rows: readonly Row[]
  /** Where the next page begins, or null after the last. */
  readonly next: string | null
}

export interface ReceiptStore {
  /** Resolves once every entry is on disk; one outcome for each, in order. */
  save(entries: readonly Entry[]): Promise<readonly Outcome[]>
  get(id: string): Promise<Stored | null>
  /** Newest first; receipts without content are left out. */
  list(filter: Filter, limit: number, after: Cursor | null): Promise<readonly Stored[]>
  /** Counts of the days `from` (taken in) to `to` (left out). */
  counts(from: number, to: number): Promise<readonly Count[]>
  /** Takes the content of all receipts of a person out, and puts that on record. */
  erase(consentId: string, now: number): Promise<number>
}

export interface SealStore {
  /** The receipts that have waited longest. */
  unsealed(limit: number): Promise<readonly Unsealed[]>
  /** Contents by id; what is erased or unknown is left out. */
  bodies(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  latestSeal(): Promise<Seal | null>
  /** False when another collector has sealed in the meantime; then nothing is changed. */
  appendSeal(seal: Seal, leaves: Uint8Array, counts: readonly Count[]): Promise<boolean>
  /** Seals with a higher number, lowest first. */
  sealsAfter(no: number, limit: number): Promise<readonly KeptSeal[]>
  sealOf(id: string): Promise<KeptSeal | null>
  /** All rows that lie under a seal. */
  rowsOf(no: number, limit: number): Promise<readonly Row[]>
  /** Rows that no seal up to this one holds, in the order they came; `from` is an earlier `next`. */
  rowsBehind(no: number, from: string | null): Promise<RowPage>
  /** The id of a row under a seal that was never made. */
  strayRow(): Promise<string | null>
  /** All rows of these people, up to a limit. */
  rowsOfPeople(consentIds: readonly string[], limit: number): Promise<readonly Row[]>
  removals(): Promise<readonly Removal[]>
  removalsSoFar(): Promise<Seal['removals']>
  /**
   * Deletes the receipts under the seals made before a time, and puts that on record. Ends after the step under
   * way once the signal says so; the next run does the rest.
   */
  retire(before: number, now: number, signal?: AbortSignal): Promise<number>
  /** The highest seal already published to a place. */
  published(place: string): Promise<number>
  markPublished(place: string, no: number): Promise<void>
}

/** Collectors' clocks differ, so a redeemed hand-over is remembered for an hour longer than it lives. */
export const remembered = 3_600_000

export interface HandOverStore {
  /**
   * Whether another receipt of the same person was decided later, or follows this one in its chain.
   * After a clock was set back both may be true of a pair; then neither is the newest. The
   * number in the chain decides only at one moment: a browser that has lost its storage, but not
   * its cookie, begins with 0 again.
   */
  isSuperseded(id: string): Promise<boolean>
  /** False when it has been redeemed before. Resolves once that it is redeemed now is on disk. */
  redeem(jti: string, expiresAt: number, now: number): Promise<boolean>
}

export interface Store extends ReceiptStore, SealStore, HandOverStore {
  /** Entries that wait for their commit. */
  waiting(): number
  /** Throws when the store cannot be used. */
  ping(): Promise<void>
  /** Finishes what is waiting, then lets go of the database. */
  close(): Promise<void>
}
