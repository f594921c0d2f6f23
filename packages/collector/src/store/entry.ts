import { canonicalJson } from '../check/canonical-json.ts'
import { linkOf, type Link } from '../check/chain.ts'
import type { Receipt, ReceiptAction } from '../check/receipt-schema.ts'
import { sha256 } from '../check/sha256.ts'
import { countedAs } from '../stats/count.ts'

/** A receipt as a store keeps it: what is searched for stands beside the text. */
export interface Entry {
  readonly id: string
  readonly consentId: string
  readonly seq: number
  /** When it was decided, in ms; never later than its arrival, however a visitor's clock runs. */
  readonly at: number
  readonly receivedAt: number
  readonly action: ReceiptAction
  /** SHA-256 of `body`. */
  readonly hash: Buffer
  /** The receipt in canonical JSON. */
  readonly body: string
  readonly link: Link
  /** What statistics count it under. */
  readonly countedAs: readonly string[]
}

export function entryOf(receipt: Receipt, receivedAt: number): Entry {
  const body = canonicalJson(receipt)
  const hash = sha256(body)
  return {
    id: receipt.id.toLowerCase(),
    consentId: receipt.consentId.toLowerCase(),
    seq: receipt.seq,
    at: Math.min(Date.parse(receipt.decidedAt), receivedAt),
    receivedAt,
    action: receipt.action,
    hash,
    body,
    link: linkOf(receipt, hash.toString('hex')),
    countedAs: countedAs(receipt),
  }
}
