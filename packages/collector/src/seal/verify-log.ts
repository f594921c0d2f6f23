import type { KeptSeal, Row, SealStore } from '../store/store.ts'
import { brokenChain } from './broken-chain.ts'
import {
  brokenContent,
  brokenRow,
  brokenSeal,
  recordOf,
  type BrokenRow,
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
/** Rows of the persons under one seal; more are not read to judge their chains. */
const mostOfPeople = 10_000

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
  for (;;) {
    const batch = await store.sealsAfter(before?.no ?? 0, sealsAtOnce)
    if (batch.length === 0) break
    for (const kept of batch) {
      let found = await checkSeal(store, kept, before, record, published)
      if ('reason' in found) {
        // Something may have been removed by right while we looked: read both again.
        record = await readRecord(store)
        const [again] = await store.sealsAfter(before?.no ?? 0, 1)
        found = await checkSeal(store, again ?? kept, before, record, published)
      }
      if ('reason' in found) return stop(found)
      progress = sum(progress, found)
      before = kept.seal
      yield progress
    }
  }

  const missing = [...published.keys()].find((no) => no > (before?.no ?? 0))
  if (missing !== undefined)
    return stop({ seal: missing, receipt: null, reason: 'this published seal is gone' })

  for (let from: string | null = null; ;) {
    const { rows, next } = await store.rowsBehind(before?.no ?? 0, from)
    const broken = await brokenUnsealed(store, rows)
    if (broken) return stop({ seal: null, ...broken })
    progress = sum(progress, { seals: 0, ...countOf(rows) })
    if (next === null) break
    from = next
    yield progress
  }
  const stray = await store.strayRow()
  return stray === null
    ? { ...progress, broken: null }
    : stop({ seal: null, receipt: stray, reason: 'it stands under a seal that was never made' })
}

async function checkSeal(
  store: SealStore,
  kept: KeptSeal,
  before: Seal | null,
  record: RemovalRecord,
  published: ReadonlyMap<number, Seal>,
): Promise<Break | Progress> {
  const { no, count } = kept.seal
  const reason = brokenSeal(kept, before, record, published)
  if (reason !== null) return { seal: no, receipt: null, reason }
  const isRetired = no <= record.retiredTo
  // One more than sealed, so that a row put in later is seen.
  const rows = await store.rowsOf(no, (kept.leaves ? count : 0) + 1)
  const broken =
    brokenRow(unpackLeaves(kept.leaves ?? new Uint8Array(0)), rows, record, isRetired) ??
    (await brokenChains(store, rows, record))
  if (broken) return { seal: no, ...broken }
  // What is past its time and about to go is no longer counted.
  return { seals: 1, ...countOf(isRetired ? [] : rows) }
}

async function brokenChains(
  store: SealStore,
  rows: readonly Row[],
  record: RemovalRecord,
): Promise<BrokenRow | null> {
  const people = [...new Set(rows.flatMap(({ consentId }) => consentId ?? []))]
  if (people.length === 0) return null
  const known = await store.rowsOfPeople(people, mostOfPeople)
  return brokenChain(rows, known.length < mostOfPeople ? known : null, record)
}

async function brokenUnsealed(store: SealStore, rows: readonly Row[]): Promise<BrokenRow | null> {
  // Read after the rows: an erasure meanwhile is on record then.
  const record = await readRecord(store)
  for (const row of rows) {
    const reason = brokenContent(row, record)
    if (reason !== null) return { receipt: row.id, reason }
  }
  const broken = await brokenChains(store, rows, record)
  return broken && brokenChains(store, rows, await readRecord(store))
}

const countOf = (rows: readonly Row[]) => ({
  receipts: rows.length,
  erased: rows.filter(({ body }) => body === null).length,
})

const sum = (one: Progress, other: Progress): Progress => ({
  seals: one.seals + other.seals,
  receipts: one.receipts + other.receipts,
  erased: one.erased + other.erased,
})

const readRecord = async (store: SealStore): Promise<RemovalRecord> =>
  recordOf(await store.removals())
