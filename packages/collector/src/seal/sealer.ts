import { countReceipts } from '../stats/count.ts'
import type { SealStore } from '../store/store.ts'
import { packLeaves } from './leaf-list.ts'
import { leafOf, makeSeal, type Seal } from './seal.ts'

export interface SealerOptions {
  readonly store: SealStore
  /** Receipts that make a seal at once. */
  readonly most: number
  /** The longest a receipt waits for its seal, in ms. */
  readonly every: number
  /** Told about each new seal. */
  readonly onSeal: (seal: Seal) => void
  readonly onProblem: (error: unknown) => void
}

export interface Sealer {
  /** Says that receipts have been stored. */
  notice(count: number): void
  /** Seals what is waiting now. */
  sealNow(): Promise<void>
  close(): Promise<void>
}

/** Makes a seal whenever enough receipts are waiting, and at a steady pace in any case. */
export function createSealer({ store, most, every, onSeal, onProblem }: SealerOptions): Sealer {
  let waiting = 0
  let work: Promise<void> = Promise.resolve()
  let planned = false

  const sealOne = async (): Promise<number> => {
    const items = await store.unsealed(most)
    if (items.length === 0) return 0
    const leaves = items.map((item) => ({ id: item.id, hash: leafOf(item) }))
    const seal = makeSeal(
      leaves.map(({ hash }) => hash),
      await store.latestSeal(),
      await store.removalsSoFar(),
      Date.now(),
    )
    const counts = countReceipts(
      items.flatMap(({ at, body }) => (body === null ? [] : [{ at, body }])),
    )
    // False: another collector of the same database was first, and the rest is its work too.
    if (!(await store.appendSeal(seal, packLeaves(leaves), counts))) return 0
    onSeal(seal)
    return items.length
  }

  const sealSome = async (all: boolean): Promise<void> => {
    for (;;) {
      const count = await sealOne()
      waiting = Math.max(0, waiting - count)
      if (count < most || (!all && waiting < most)) return
    }
  }

  // One after the other: two at once would take the same receipts.
  const queue = (all: boolean): Promise<void> => {
    const done = work.then(() => sealSome(all))
    work = done.catch(() => {})
    return done
  }

  const timer = setInterval(() => void queue(true).catch(onProblem), every)
  timer.unref()

  return {
    notice(count) {
      waiting += count
      if (waiting < most || planned) return
      planned = true
      void queue(false)
        .catch(onProblem)
        .finally(() => (planned = false))
    },
    sealNow: () => queue(true),
    async close() {
      clearInterval(timer)
      await work
    },
  }
}
