import { sha256 } from '../check/sha256.ts'
import type { Receipt } from '../check/receipt-schema.ts'
import { entryOf } from '../store/entry.ts'
import type { KeptSeal, Row, SealStore } from '../store/store.ts'
import { unpackLeaves, type Leaf } from './leaf-list.ts'
import { merkleRoot } from './merkle.ts'
import type { Removal } from './removal.ts'
import { hashOf, isIntact, leafOf, type Seal } from './seal.ts'

/** The first thing in the log that does not fit. */
export interface Break {
  readonly seal: number | null
  /** The receipt it was found at, where it lies in one. */
  readonly receipt: string | null
  readonly reason: string
}

export interface Progress {
  readonly seals: number
  readonly receipts: number
  readonly erased: number
}

export interface Verdict extends Progress {
  readonly broken: Break | null
}

const sealsAtOnce = 10
const mostUnsealed = 100_000

/**
 * Walks the whole log: removals, seals, every receipt under them, and those that wait for a seal.
 * Tells how far it is, and returns the first break it finds. Published seals, where given, show
 * what a rewritten database cannot.
 */
export async function* verifyLog(
  store: SealStore,
  published: ReadonlyMap<number, Seal> = new Map(),
): AsyncGenerator<Progress, Verdict> {
  let progress: Progress = { seals: 0, receipts: 0, erased: 0 }
  let record = await readRecord(store)
  const stop = (broken: Break): Verdict => ({ ...progress, broken })
  if (record.broken !== null)
    return stop({
      seal: null,
      receipt: null,
      reason: `removal ${record.broken} on record was changed or taken away`,
    })

  let before: Seal | null = null
  const check = async (kept: KeptSeal): Promise<Break | Progress> => {
    const { no, count } = kept.seal
    const reason = brokenSeal(kept, before, record, published)
    if (reason !== null) return { seal: no, receipt: null, reason }
    const seals = progress.seals + 1
    if (!kept.leaves) return { ...progress, seals }
    // One more than sealed, so that a row put in later is seen.
    const rows = await store.rowsOf(no, count + 1)
    const broken = brokenRow(unpackLeaves(kept.leaves), rows, record)
    if (broken) return { seal: no, ...broken }
    const erased = rows.filter(({ body }) => body === null).length
    return {
      seals,
      receipts: progress.receipts + rows.length,
      erased: progress.erased + erased,
    }
  }

  for (;;) {
    const batch = await store.sealsAfter(before?.no ?? 0, sealsAtOnce)
    if (batch.length === 0) break
    for (const kept of batch) {
      let found = await check(kept)
      if ('reason' in found) {
        // Something may have been removed by right while we looked: read both again.
        record = await readRecord(store)
        const [again] = await store.sealsAfter(kept.seal.no - 1, 1)
        found = await check(again ?? kept)
      }
      if ('reason' in found) return stop(found)
      progress = found
      before = kept.seal
      yield progress
    }
  }

  const missing = [...published.keys()].find((no) => no > (before?.no ?? 0))
  if (missing !== undefined)
    return stop({ seal: missing, receipt: null, reason: 'this published seal is gone' })

  const tail = await store.rowsOf(null, mostUnsealed)
  record = await readRecord(store)
  for (const row of tail) {
    const reason = brokenContent(row, record)
    if (reason !== null) return stop({ seal: null, receipt: row.id, reason })
    progress = { ...progress, receipts: progress.receipts + 1 }
  }
  return { ...progress, broken: null }
}

/** What was taken out by right. */
interface RemovalRecord {
  readonly removals: readonly Removal[]
  readonly erased: ReadonlySet<string>
  readonly retiredTo: number
  /** The number of the first removal that does not follow from the one before. */
  readonly broken: number | null
}

async function readRecord(store: SealStore): Promise<RemovalRecord> {
  const removals = await store.removals()
  return {
    removals,
    erased: new Set(removals.flatMap((it) => (it.kind === 'erasure' ? it.receipts : []))),
    retiredTo: Math.max(0, ...removals.map((it) => (it.kind === 'retention' ? it.upToSeal : 0))),
    broken: brokenRemoval(removals),
  }
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

function brokenSeal(
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

function brokenRow(
  leaves: readonly Leaf[],
  rows: readonly Row[],
  record: RemovalRecord,
): { readonly receipt: string; readonly reason: string } | null {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id: receipt, hash } of leaves) {
    const row = byId.get(receipt)
    if (!row) return { receipt, reason: 'the receipt is gone' }
    if (!leafOf(row).equals(hash))
      return { receipt, reason: 'its hash or time of arrival was changed' }
    const reason = brokenContent(row, record)
    if (reason !== null) return { receipt, reason }
    byId.delete(receipt)
  }
  const [extra] = byId.keys()
  return extra === undefined ? null : { receipt: extra, reason: 'the receipt was put in later' }
}

function brokenContent(row: Row, { erased }: RemovalRecord): string | null {
  if (row.body === null)
    return erased.has(row.id) ? null : 'its content is gone, and no erasure is on record'
  if (sha256(row.body).toString('hex') !== row.hash) return 'its content was changed'
  const { id, consentId, seq, at, action } = entryOf(
    JSON.parse(row.body) as Receipt,
    row.receivedAt,
  )
  const fits =
    id === row.id &&
    consentId === row.consentId &&
    seq === row.seq &&
    at === row.at &&
    action === row.action
  return fits ? null : 'what it is found by was changed'
}
