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
  now: number,
): Seal {
  const content = {
    schema: 'consent-seal/1',
    no: (before?.no ?? 0) + 1,
    madeAt: new Date(timeBehind(before, now)).toISOString(),
    count: leaves.length,
    root: merkleRoot(leaves).toString('hex'),
    prev: before?.hash ?? null,
    removals,
  } as const
  return { ...content, hash: hashOf(content) }
}

/** No clock is right that shows a time before there was a collector. */
export const earliest = Date.UTC(2025, 0, 1)
const day = 86_400_000

/**
 * No seal is older than the one before it. Unless that one is more than a day ahead: then a clock
 * ran far ahead once, and to follow it would give every later seal its wrong time.
 */
function timeBehind(before: Seal | null, now: number): number {
  const last = before ? Date.parse(before.madeAt) : NaN
  return last > now && (now < earliest || last - now <= day) ? last : now
}

export const hashOf = (content: object): string => sha256(canonicalJson(content)).toString('hex')

/** Whether a seal's own hash is right. */
export function isIntact({ hash, ...content }: Seal): boolean {
  return hashOf(content) === hash
}

/** Whether a value that was read has the members of a seal. */
export function isSeal(value: unknown): value is Seal {
  if (typeof value !== 'object' || value === null) return false
  const { no, madeAt, count, root, prev, removals, hash } = value as Record<string, unknown>
  return (
    Number.isSafeInteger(no) &&
    Number.isSafeInteger(count) &&
    [madeAt, root, hash].every((text) => typeof text === 'string') &&
    (prev === null || typeof prev === 'string') &&
    typeof removals === 'object' &&
    removals !== null
  )
}

/** A seal as it is kept. Text that is none becomes one that cannot be intact. */
export function readSeal(no: number, text: string): Seal {
  const value = readJson(text)
  return isSeal(value) ? value : { ...unreadable, no }
}

/** The same seal; throws where its text was none, for nothing can follow from it. */
export function readable(seal: Seal): Seal {
  if (seal.hash === '') throw new Error(`what is kept as seal ${seal.no} cannot be read`)
  return seal
}

const unreadable: Seal = {
  schema: 'consent-seal/1',
  no: 0,
  madeAt: '',
  count: 0,
  root: '',
  prev: null,
  removals: { count: 0, hash: null },
  hash: '',
}

/** Null for what is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
