import { canonicalJson } from '../check/canonical-json.ts'
import { sha256 } from '../check/sha256.ts'
import { merkleLeaf, merkleRoot } from './merkle.ts'

/** What a receipt is in the log: its content's hash, and when it came. */
export interface SealedItem {
  readonly id: string
  /** SHA-256 of the content, lower-case hex. */
  readonly hash: string
  readonly receivedAt: number
}

/** Fixes a batch of receipts, all batches before it, and what has been erased so far. */
export interface Seal {
  readonly schema: 'consent-seal/1'
  /** 1 for the first, then one more each. */
  readonly no: number
  readonly madeAt: string
  readonly count: number
  /** Merkle root over the batch. */
  readonly root: string
  /** Hash of the seal before, or null. */
  readonly prev: string | null
  /** How many removals were on record, and the hash of the last of them. */
  readonly removals: { readonly count: number; readonly hash: string | null }
  /** SHA-256 of the members above in canonical JSON. */
  readonly hash: string
}

/** The leaf of a receipt: these three in canonical JSON, which for them is as simple as this. */
export const leafOf = ({ id, hash, receivedAt }: SealedItem): Buffer =>
  merkleLeaf(`{"hash":"${hash}","id":"${id}","receivedAt":"${new Date(receivedAt).toISOString()}"}`)

export function makeSeal(
  leaves: readonly Buffer[],
  before: Seal | null,
  removals: Seal['removals'],
  madeAt: number,
): Seal {
  const content = {
    schema: 'consent-seal/1',
    no: (before?.no ?? 0) + 1,
    madeAt: new Date(madeAt).toISOString(),
    count: leaves.length,
    root: merkleRoot(leaves).toString('hex'),
    prev: before?.hash ?? null,
    removals,
  } as const
  return { ...content, hash: hashOf(content) }
}

export const hashOf = (content: object): string => sha256(canonicalJson(content)).toString('hex')

/** Whether a seal's own hash is right. */
export function isIntact({ hash, ...content }: Seal): boolean {
  return hashOf(content) === hash
}
