import { setImmediate } from 'node:timers/promises'
import type { Receipt } from '../check/receipt-schema.ts'
import { countedAs, countUp, type Count } from '../stats/count.ts'
import type { SealStore, Unsealed } from '../store/store.ts'
import { packLeaves, type Leaf } from './leaf-list.ts'
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
  notice(receipts: readonly Receipt[]): void
  /** Seals what is waiting now. */
  sealNow(): Promise<void>
  /** Ends after the seal under way; what waits is sealed after the next start. */
  close(): Promise<void>
}

/** Receipts whose facets are remembered until their seal, so that they need not be read again. */
const mostRemembered = 10_000
/** Leaves made in one go: requests that arrive meanwhile come in between. */
const atOnce = 250

/** Makes a seal whenever enough receipts are waiting, and at a steady pace in any case. */
export function createSealer({ store, most, every, onSeal, onProblem }: SealerOptions): Sealer {
  let waiting = 0
  let work: Promise<void> = Promise.resolve()
  let planned = false
  let isClosing = false
  const remembered = new Map<string, readonly string[]>()

  const remember = (receipts: readonly Receipt[]) => {
    for (const receipt of receipts) remembered.set(receipt.id.toLowerCase(), countedAs(receipt))
    // Other collectors of the same database seal some of them.
    for (const id of remembered.keys()) {
      if (remembered.size <= mostRemembered) break
      remembered.delete(id)
    }
  }

  const leavesOf = async (items: readonly Unsealed[]) => {
    const leaves: Leaf[] = []
    for (const [index, item] of items.entries()) {
      if (index % atOnce === 0) await setImmediate()
      leaves.push({ id: item.id, hash: leafOf(item) })
    }
    await setImmediate()
    return leaves
  }

  const countsOf = async (items: readonly Unsealed[]): Promise<Count[]> => {
    const bodies = await store.bodies(items.flatMap(({ id }) => (remembered.has(id) ? [] : id)))
    return countUp(
      items.flatMap(({ id, at }) => {
        const body = bodies.get(id)
        const facets =
          body === undefined ? remembered.get(id) : countedAs(JSON.parse(body) as Receipt)
        return at === null || facets === undefined ? [] : { at, countedAs: facets }
      }),
    )
  }

  const sealOne = async (): Promise<number> => {
    const items = await store.unsealed(most)
    if (items.length === 0) return 0
    const leaves = await leavesOf(items)
    const counts = await countsOf(items)
    const seal = makeSeal(
      leaves.map(({ hash }) => hash),
      await store.latestSeal(),
      await store.removalsSoFar(),
      Date.now(),
    )
    // A tree of a thousand takes a while.
    await setImmediate()
    // False: another collector of the same database was first, and the rest is its work too.
    if (!(await store.appendSeal(seal, packLeaves(leaves), counts))) return 0
    for (const { id } of items) remembered.delete(id)
    onSeal(seal)
    return items.length
  }

  const sealSome = async (all: boolean): Promise<void> => {
    for (;;) {
      const count = await sealOne()
      waiting = Math.max(0, waiting - count)
      if (isClosing || count < most || (!all && waiting < most)) return
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
    notice(receipts) {
      remember(receipts)
      waiting += receipts.length
      if (waiting < most || planned) return
      planned = true
      void queue(false)
        .catch(onProblem)
        .finally(() => (planned = false))
    },
    sealNow: () => queue(true),
    async close() {
      isClosing = true
      clearInterval(timer)
      await work
    },
  }
}
