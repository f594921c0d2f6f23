import { earliest, type Seal } from './seal.ts'

export interface Expired {
  readonly upToSeal: number
  /** Receipts that were put under these seals. */
  readonly receipts: number
}

/** A seal beside the number it is kept under. */
export interface Numbered {
  readonly no: number
  readonly seal: Seal
}

/**
 * The oldest seals, up to the first that was made at `limit` or later. A time that no clock can
 * have shown rightly, before there was a collector or past `now`, says nothing about its seal: it goes
 * when one behind it is old. So a clock that was wrong once can neither take recent seals away nor
 * keep old ones for ever.
 */
export async function expiredSeals(
  sealsAfter: (no: number) => Promise<readonly Numbered[]>,
  retiredTo: number,
  limit: number,
  now: number,
): Promise<Expired | null> {
  let found: Expired | null = null
  let receipts = 0
  for (let last = retiredTo; ;) {
    const page = await sealsAfter(last)
    for (const { no, seal } of page) {
      const madeAt = Date.parse(seal.madeAt)
      if (madeAt >= limit && madeAt <= now) return found
      receipts += seal.count
      if (madeAt >= earliest && madeAt < limit) found = { upToSeal: no, receipts }
      last = no
    }
    if (page.length === 0) return found
  }
}
