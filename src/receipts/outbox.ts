/**
 * Receipts that survive reload, crash and closing. One storage key each, so that two tabs never
 * overwrite one another; sealed (chained and hashed) before they are sent; sent by one tab at a
 * time; given up only by age or a permanent refusal, and then said so.
 */
import type { Local } from '../storage/local'
import { canonical } from './canonical'
import type { Receipt } from './receipt-shape'
import type { Send } from './send'

interface Entry {
  receipt: Receipt
  /** SHA-256 of the receipt as sent; the next one's `prevHash`. */
  hash?: string | null
  /** Nothing of the receipt will change any more. */
  isSealed?: boolean
  isDone?: boolean
  /** Refused or too old: kept for download only. */
  gaveUp?: string
  attempts: number
  notBefore: number
}

export interface OutboxPort {
  local: Local
  now(): number
  random(): number
  sha256(text: string): Promise<string | null>
  /** Hash of the configuration in force. */
  configHash(): Promise<string | null>
  send: Send
  /** Without an endpoint receipts stay in the browser. */
  hasEndpoint(): boolean
  beacon(receipts: readonly Receipt[]): void
  /** Runs the work in one tab at a time. */
  alone(work: () => Promise<void>): Promise<void>
  later(work: () => void, ms: number): void
  onProblem(message: string): void
}

export interface Outbox {
  /** Computes ahead what sealing needs, so that a receipt is whole the moment it is added. */
  prepare(): Promise<void>
  /** Stored when this returns. */
  add(receipt: Receipt): void
  /** Sends what is due; calling it often does no harm. */
  flush(): Promise<void>
  /** The page goes away: a last try without waiting. */
  leave(): void
  /** Oldest first. */
  all(): Receipt[]
  /** The newest of this consent id, to chain the next one to. */
  last(consentId: string): Receipt | null
  /** Resolves with the receipt as it was sealed. */
  sealed(receipt: Receipt): Promise<Receipt>
}

const PREFIX = 'cct.receipt.'
const KEPT = 20
const MAX_AGE = 7 * 864e5
const BASE_DELAY = 1000
const MAX_DELAY = 3600e3
/** An endpoint may ask for up to a day; what is put off further was so by a clock since set back. */
const LONGEST_WAIT = 864e5 + MAX_DELAY

export const createOutbox = (port: OutboxPort): Outbox => {
  const { local } = port

  const read = (key: string): Entry | null => {
    try {
      const entry = JSON.parse(local.get(key) ?? 'null') as Entry | null
      return entry?.receipt?.id ? entry : null
    } catch {
      return null // written by someone else under our name
    }
  }
  const write = (entry: Entry) => local.set(PREFIX + entry.receipt.id, JSON.stringify(entry))
  // Ids are time-ordered, so the keys' order is the receipts' order.
  const entries = (): Entry[] =>
    local
      .keys()
      .filter((key) => key.startsWith(PREFIX))
      .sort()
      .map(read)
      .filter((entry) => entry !== null)

  const prune = () => {
    const finished = entries().filter(
      (entry) => entry.isDone || entry.gaveUp || !port.hasEndpoint(),
    )
    for (const entry of finished.slice(0, -KEPT)) local.remove(PREFIX + entry.receipt.id)
  }

  // Undefined until it is known; null where the page has no secure context.
  let configHash: string | null | undefined
  const prepare = async () => {
    configHash ??= await port.configHash()
  }

  const withProof = (receipt: Receipt, prevHash: string | null): Receipt => ({
    ...receipt,
    prevHash,
    config: { ...receipt.config, hash: configHash ?? null },
  })

  const hashOf = async (entry: Entry): Promise<string | null> => {
    if (entry.hash !== undefined) return entry.hash
    const hash = await port.sha256(canonical(entry.receipt))
    // Read again: another tab may have sent it meanwhile, and sealing gives everyone the same.
    write({ ...(read(PREFIX + entry.receipt.id) ?? entry), receipt: entry.receipt, hash })
    return hash
  }

  const seal = async (entry: Entry): Promise<Entry> => {
    let sealed = entry
    if (!entry.isSealed) {
      const before = entry.receipt.prev === null ? null : read(PREFIX + entry.receipt.prev)
      const prevHash = before && (await hashOf(await seal(before)))
      await prepare()
      sealed = { ...entry, receipt: withProof(entry.receipt, prevHash), isSealed: true }
      write({ ...(read(PREFIX + entry.receipt.id) ?? entry), ...sealed })
    }
    return { ...sealed, hash: await hashOf(sealed) }
  }

  const giveUp = (entry: Entry, why: string) => {
    write({ ...entry, gaveUp: why })
    port.onProblem(`receipt ${entry.receipt.id} was not accepted (${why}); it is kept for download`)
  }

  const attempt = async (entry: Entry) => {
    if (port.now() - Date.parse(entry.receipt.decidedAt) > MAX_AGE)
      return giveUp(entry, 'no answer for 7 days')
    const outcome = await port.send((await seal(entry)).receipt)
    const now = read(PREFIX + entry.receipt.id) ?? entry
    if (outcome.kind === 'stored') write({ ...now, isDone: true })
    else if (outcome.kind === 'refused') giveUp(now, outcome.why)
    else {
      // Full jitter: many tabs and visitors must not come back at the same moment.
      const ceiling = Math.min(MAX_DELAY, BASE_DELAY * 2 ** entry.attempts)
      const delay = ceiling * (0.1 + 0.9 * port.random()) + (outcome.after ?? 0)
      write({ ...now, attempts: now.attempts + 1, notBefore: port.now() + delay })
    }
  }

  const waiting = () => entries().filter((entry) => !entry.isDone && !entry.gaveUp)

  const flushOnce = async () => {
    // Another tab may be sending; then this one looks again in a while.
    let pause = BASE_DELAY
    await port.alone(async () => {
      pause = 50
      for (const entry of waiting()) {
        const wait = entry.notBefore - port.now()
        if (!port.hasEndpoint()) await seal(entry)
        else if (wait <= 0 || wait > LONGEST_WAIT) await attempt(entry)
      }
      prune()
    })
    const next = port.hasEndpoint() && waiting().map((entry) => entry.notBefore - port.now())
    if (next && next.length) port.later(() => void flush(), Math.max(pause, Math.min(...next)))
  }

  // Where there are no locks (plain http), one at a time within this page at least.
  let flushing: Promise<void> | undefined
  const flush = () =>
    (flushing ??= flushOnce().finally(() => {
      flushing = undefined
    }))

  return {
    prepare,
    add: (receipt) => {
      const before = receipt.prev === null ? null : read(PREFIX + receipt.prev)
      const prevHash = before ? before.hash : null
      const isSealed = configHash !== undefined && prevHash !== undefined
      const whole = isSealed ? withProof(receipt, prevHash) : receipt
      if (!write({ receipt: whole, isSealed, attempts: 0, notBefore: 0 }))
        port.onProblem('storage is blocked or full: receipts last only as long as this page')
    },
    flush,
    leave: () => {
      const due = waiting().filter((entry) => entry.isSealed)
      if (due.length && port.hasEndpoint()) port.beacon(due.map((entry) => entry.receipt))
    },
    all: () => entries().map((entry) => entry.receipt),
    last: (consentId) =>
      entries()
        .map((entry) => entry.receipt)
        .filter((receipt) => receipt.consentId === consentId)
        // Not by id: two of one millisecond, or a clock set back, would fork the chain.
        .sort((a, b) => a.seq - b.seq)
        .at(-1) ?? null,
    sealed: async (receipt) => {
      const entry = read(PREFIX + receipt.id)
      return entry ? (await seal(entry)).receipt : receipt
    },
  }
}
