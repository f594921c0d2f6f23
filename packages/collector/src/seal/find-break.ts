import { sha256 } from '../check/sha256.ts'
import type { Receipt } from '../check/receipt-schema.ts'
import { entryOf, type Entry } from '../store/entry.ts'
import type { KeptSeal, Row } from '../store/store.ts'
import { unpackLeaves, type Leaf } from './leaf-list.ts'
import { merkleRoot } from './merkle.ts'
import type { Removal } from './removal.ts'
import { hashOf, isIntact, leafOf, type Seal } from './seal.ts'

/** What was taken out by right. */
export interface RemovalRecord {
  readonly removals: readonly Removal[]
  /** Ids of receipts whose content is out, and since when, in ms. */
  readonly erased: ReadonlyMap<string, number>
  readonly retiredTo: number
  /** The number of the first removal that does not follow from the one before. */
  readonly broken: number | null
}

/** A receipt that does not fit, and why. */
export interface BrokenRow {
  readonly receipt: string
  readonly reason: string
}

export function recordOf(removals: readonly Removal[]): RemovalRecord {
  const erased = new Map<string, number>()
  let retiredTo = 0
  for (const removal of removals)
    if (removal.kind === 'erasure')
      for (const id of removal.receipts) erased.set(id, Date.parse(removal.at))
    else retiredTo = Math.max(retiredTo, removal.upToSeal)
  return { removals, erased, retiredTo, broken: brokenRemoval(removals) }
}

function brokenRemoval(removals: readonly Removal[]): number | null {
  let prev: string | null = null
  for (const [index, { hash, ...content }] of removals.entries()) {
    if (content.no !== index + 1 || content.prev !== prev || hashOf(content) !== hash)
      return index + 1
    prev = hash
  }
  return null
}

/** Why a seal does not fit behind the one before it. */
export function brokenSeal(
  { seal, leaves }: KeptSeal,
  before: Seal | null,
  { removals, retiredTo }: RemovalRecord,
  published: ReadonlyMap<number, Seal>,
): string | null {
  if (!isIntact(seal)) return 'the seal was changed'
  if (seal.no !== (before?.no ?? 0) + 1) return 'the seal before it is gone'
  if (seal.prev !== (before?.hash ?? null)) return 'it does not follow from the seal before it'
  const witness = published.get(seal.no)
  if (witness && witness.hash !== seal.hash) return 'it is not the seal that was published'
  const { count, hash } = seal.removals
  if ((count === 0 ? null : removals[count - 1]?.hash) !== hash)
    return 'the record of removals is not the one it was made with'
  if (!leaves) return seal.no <= retiredTo ? null : 'its list of receipts is gone'
  const list = unpackLeaves(leaves)
  const root = merkleRoot(list.map((leaf) => leaf.hash)).toString('hex')
  return list.length === seal.count && root === seal.root
    ? null
    : 'its list of receipts was changed'
}

const mostTime = 8.64e15

/** The first receipt under a seal that does not fit; of a seal past its time some may be gone. */
export function brokenRow(
  leaves: readonly Leaf[],
  rows: readonly Row[],
  record: RemovalRecord,
  mayBeGone: boolean,
): BrokenRow | null {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id: receipt, hash } of leaves) {
    const row = byId.get(receipt)
    if (!row && mayBeGone) continue
    if (!row) return { receipt, reason: 'the receipt is gone' }
    if (!isTime(row.receivedAt) || !leafOf(row).equals(hash))
      return { receipt, reason: 'its hash or time of arrival was changed' }
    const reason = brokenContent(row, record)
    if (reason !== null) return { receipt, reason }
    byId.delete(receipt)
  }
  const [extra] = byId.keys()
  return extra === undefined ? null : { receipt: extra, reason: 'the receipt was put in later' }
}

/** Why what a row holds does not fit its own hash. */
export function brokenContent(row: Row, { erased }: RemovalRecord): string | null {
  if (!isTime(row.receivedAt)) return 'its time of arrival was changed'
  if (row.body === null) {
    const since = erased.get(row.id)
    if (since === undefined) return 'its content is gone, and no erasure is on record'
    if (row.chain !== 'erased') return 'it is not marked as erased'
    const isBare = row.consentId === null && row.seq === null && row.action === null && !row.at
    return isBare && row.erasedAt === since ? null : 'what its erasure has left was changed'
  }
  if (sha256(row.body).toString('hex') !== row.hash) return 'its content was changed'
  const entry = readEntry(row.body, row.receivedAt)
  if (!entry) return 'its content is not a receipt'
  const fits =
    entry.id === row.id &&
    entry.consentId === row.consentId &&
    entry.seq === row.seq &&
    entry.at === row.at &&
    entry.action === row.action &&
    row.erasedAt === null
  return fits ? null : 'what it is found by was changed'
}

const isTime = (time: number): boolean => Number.isSafeInteger(time) && Math.abs(time) <= mostTime

/** Null for text that somebody wrote by hand, and that is no receipt. */
export function readEntry(body: string, receivedAt: number): Entry | null {
  try {
    return entryOf(JSON.parse(body) as Receipt, receivedAt)
  } catch {
    return null
  }
}
