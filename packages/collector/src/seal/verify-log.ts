import type { KeptSeal, SealStore } from '../store/store.ts'
import {
  brokenContent,
  brokenRemoval,
  brokenRow,
  brokenSeal,
  type RemovalRecord,
} from './find-break.ts'
import { unpackLeaves } from './leaf-list.ts'
import type { Seal } from './seal.ts'

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

async function readRecord(store: SealStore): Promise<RemovalRecord> {
  const removals = await store.removals()
  return {
    removals,
    erased: new Set(removals.flatMap((it) => (it.kind === 'erasure' ? it.receipts : []))),
    retiredTo: Math.max(0, ...removals.map((it) => (it.kind === 'retention' ? it.upToSeal : 0))),
    broken: brokenRemoval(removals),
  }
}
