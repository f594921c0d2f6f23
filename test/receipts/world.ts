/** A browser reduced to what the outbox touches: a clock that is moved by hand, storage, a network. */
import { createOutbox, type Outbox, type OutboxPort } from '../../src/receipts/outbox'
import type { Receipt } from '../../src/receipts/receipt-shape'
import type { Outcome } from '../../src/receipts/send'
import type { Local } from '../../src/storage/local'
import { configHash, receiptOf, sha256 } from './sample'

export const START = Date.parse('2026-11-22T12:00:00.000Z')

interface Options {
  /** What the endpoint says to each attempt, in order; afterwards it stores. */
  readonly answers?: readonly Outcome[]
  readonly endpoint?: boolean
  /** Nothing outlives the page. */
  readonly blocked?: boolean
  readonly locks?: boolean
  /** False on plain http. */
  readonly secure?: boolean
}

export const createWorld = ({
  answers = [],
  endpoint = true,
  blocked = false,
  locks = true,
  secure = true,
}: Options = {}) => {
  const disk = new Map<string, string>()
  const world = {
    now: START,
    disk,
    /** Receipts at the endpoint, as they arrived. */
    sent: [] as Receipt[],
    beacons: [] as (readonly Receipt[])[],
    problems: [] as string[],
    timer: null as { due: number; work: () => void } | null,
    queue: [...answers],
    /** While set, attempts hang on it. */
    hanging: null as Promise<void> | null,
    /** What the endpoint has against this one in particular. */
    refuse: (_receipt: Receipt): Outcome | null => null,
    isLocked: false,
    endpoint,
    isOnline: true,
    /** Characters; what is past it lives in memory, which this disk is as well. */
    quota: Infinity,
  }
  const local: Local = {
    get: (key) => disk.get(key) ?? null,
    set: (key, value) => {
      disk.set(key, value)
      return !blocked && [...disk.values()].join('').length <= world.quota
    },
    remove: (key) => void disk.delete(key),
    keys: () => [...disk.keys()],
  }
  const port: OutboxPort = {
    local,
    now: () => world.now,
    random: () => 0.5,
    sha256: secure ? sha256 : async () => null,
    configHash: secure ? configHash : async () => null,
    send: async (receipt) => {
      world.sent.push(receipt)
      await world.hanging
      const refusal = world.refuse(receipt)
      return refusal ?? world.queue.shift() ?? { kind: 'stored' }
    },
    hasEndpoint: () => world.endpoint,
    isOnline: () => world.isOnline,
    beacon: (receipts) => void world.beacons.push(receipts),
    // As the Web Lock is asked for: whoever does not get it at once does nothing.
    alone: async (work) => {
      if (!locks) return work()
      if (world.isLocked) return
      world.isLocked = true
      await work()
      world.isLocked = false
    },
    later: (work, ms) => {
      world.timer = { due: world.now + ms, work }
    },
    onProblem: (message) => void world.problems.push(message),
  }
  return {
    world,
    /** A tab, or the page after a reload: memory is new, storage is not. */
    open: (): Outbox => createOutbox(port),
    ids: () => world.sent.map((receipt) => receipt.id),
    /** Time passes; what was put off comes due. */
    pass: async (ms: number) => {
      const until = world.now + ms
      while (world.timer && world.timer.due <= until) {
        world.now = world.timer.due
        const { work } = world.timer
        world.timer = null
        work()
        await settle()
      }
      world.now = until
    },
  }
}

/** Lets everything that waits for nothing but promises happen. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

let serial = 0
/** The next receipt of one person, time-ordered as ids are. */
export const nextReceipt = (prev: Receipt | null = null, at = START, id?: string): Receipt => {
  serial++
  const time = at.toString(16).padStart(12, '0')
  return receiptOf({
    id: id ?? `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(serial).padStart(12, '0')}`,
    prev,
    decidedAt: new Date(at).toISOString(),
  })
}
