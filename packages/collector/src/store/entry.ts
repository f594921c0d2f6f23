import { canonicalJson } from '../check/canonical-json.ts'
import { linkOf, type Link } from '../check/chain.ts'
import type { Receipt, ReceiptAction } from '../check/receipt-schema.ts'
import { sha256 } from '../check/sha256.ts'

/** A receipt as a store keeps it: what is searched for stands beside the text. */
export interface Entry extends Link {
  readonly consentId: string
  /** When it was decided, in ms; never later than its arrival, however a visitor's clock runs. */
  readonly at: number
  readonly receivedAt: number
  readonly action: ReceiptAction
  /** The receipt in canonical JSON; `hash` is its SHA-256. */
  readonly body: string
}

export function entryOf(receipt: Receipt, receivedAt: number): Entry {
  const body = canonicalJson(receipt)
  return {
    ...linkOf(receipt, sha256(body).toString('hex')),
    consentId: receipt.consentId.toLowerCase(),
    at: Math.min(Date.parse(receipt.decidedAt), receivedAt),
    receivedAt,
    action: receipt.action,
    body,
  }
}
