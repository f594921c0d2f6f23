/**
 * Receipts that survive reload, crash and closing. Sealed (chained and hashed) before they are
 * sent; sent by one tab at a time; given up only by age, number or a permanent refusal, and then
 * said so.
 */
import type { Local } from '../storage/local'
import { canonical } from './canonical'
import type { Receipt } from './receipt-shape'
import { bytesOf, KEEPALIVE_BYTES, type Outcome, type Retry, type Send } from './send'
import { createShelf, isWaiting, type Entry } from './shelf'

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
  isOnline(): boolean
  beacon(receipts: readonly Receipt[]): void
  /** Runs the work in one tab at a time; what it throws is told. */
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

/** Of those that the endpoint has, for the visitor to download. */
const KEPT = 20
/** Of those that it has not: sent again, or given up and nowhere else to be had. */
const WAITING = 200
const MAX_AGE = 7 * 864e5
/** Age alone does not count: the clock may have jumped, or the visitor been away. */
const MIN_ATTEMPTS = 9
/** From here on the site owner hears of it. */
const TOLD_ATTEMPTS = 3
const BASE_DELAY = 1000
const MAX_DELAY = 3600e3
/** An endpoint may ask for up to a day; what is put off further was so by a clock since set back. */
const LONGEST_WAIT = 864e5 + MAX_DELAY

export const createOutbox = (port: OutboxPort): Outbox => {
  const { read, write, remove, all } = createShelf(port.local)

  const waiting = () => all().filter(isWaiting)
  // Without an endpoint the newest are kept, and none has anywhere else to be.
  const spare = () => all().filter((entry) => entry.isDone || !port.hasEndpoint())
  const givenUp = () => all().filter((entry) => entry.gaveUp && port.hasEndpoint())
  const pause = ({ notBefore }: Entry) => {
    const ms = notBefore - port.now()
    return ms > LONGEST_WAIT ? 0 : ms
  }
  /** How long the endpoint has asked to be left alone. */
  const quiet = () => Math.max(0, ...waiting().map((entry) => (entry.isAsked ? pause(entry) : 0)))

  // Undefined until it is known; null where the page has no secure context.
  let configHash: string | null | undefined
  const prepare = async () => {
    configHash ??= await port.configHash()
  }

  const withProof = (receipt: Receipt, prevHash: string | null): Receipt => ({
    ...receipt,
    prevHash,
    config: { ...receipt.config, hash: receipt.config.hash ?? configHash ?? null },
  })

  const hashOf = async (entry: Entry): Promise<string | null> => {
    if (entry.hash !== undefined) return entry.hash
    const hash = await port.sha256(canonical(entry.receipt))
    if (hash === null)
      port.onProblem('this page has no secure context (https): receipts are chained without hashes')
    // Read again: another tab may have sent it meanwhile, and sealing gives everyone the same.
    write({ ...(read(entry.receipt.id) ?? entry), receipt: entry.receipt, hash })
    return hash
  }

  const seal = async (entry: Entry): Promise<Entry> => {
    let sealed = entry
    if (!entry.isSealed) {
      const before = entry.receipt.prev === null ? null : read(entry.receipt.prev)
      const prevHash = before && (await hashOf(await seal(before)))
      await prepare()
      sealed = { ...entry, receipt: withProof(entry.receipt, prevHash), isSealed: true }
      write({ ...(read(entry.receipt.id) ?? entry), ...sealed })
    }
    return { ...sealed, hash: await hashOf(sealed) }
  }

  const giveUp = (entry: Entry, why: string) => {
    write({ ...entry, gaveUp: why })
    port.onProblem(
      `receipt ${entry.receipt.id} was not accepted (${why}) and is not sent again; it is kept for download`,
    )
  }

  const putOff = (entries: readonly Entry[], { why, after }: Retry) => {
    for (const entry of entries) {
      const { attempts, receipt } = entry
      const isOld = port.now() - Date.parse(receipt.decidedAt) > MAX_AGE
      if (isOld && attempts >= MIN_ATTEMPTS) {
        giveUp(entry, `${why}, for 7 days`)
        continue
      }
      // Full jitter: many tabs and visitors must not come back at the same moment.
      const ceiling = Math.min(MAX_DELAY, BASE_DELAY * 2 ** attempts)
      const delay = ceiling * (0.1 + 0.9 * port.random()) + (after ?? 0)
      write({
        ...entry,
        attempts: attempts + 1,
        notBefore: port.now() + delay,
        isAsked: after !== undefined,
      })
    }
    if (entries.some(({ attempts }) => attempts + 1 === TOLD_ATTEMPTS))
      port.onProblem(`the endpoint takes no receipts (${why}); they are kept and sent again`)
  }

  const attempt = async (entry: Entry): Promise<Outcome> => {
    const outcome = await port.send((await seal(entry)).receipt)
    const now = read(entry.receipt.id) ?? entry
    if (outcome.kind === 'stored') write({ ...now, isDone: true })
    else if (outcome.kind === 'refused') giveUp(now, outcome.why)
    else putOff([now], outcome)
    return outcome
  }

  /** One failure may be that receipt's; two in a row are the endpoint's, and everything waits. */
  const sendDue = async () => {
    const isDue = (entry: Entry) => pause(entry) <= 0
    let hasFailed = false
    for (const entry of waiting().filter(isDue)) {
      const outcome = await attempt(entry)
      if (outcome.kind === 'retry' && (hasFailed || outcome.after !== undefined))
        return putOff(waiting().filter(isDue), outcome)
      hasFailed = outcome.kind === 'retry'
    }
  }

  const prune = () => {
    if (port.hasEndpoint())
      for (const entry of waiting().slice(0, -WAITING))
        giveUp(entry, `more than ${WAITING} are waiting`)
    spare().slice(0, -KEPT).forEach(remove)
    givenUp().slice(0, -WAITING).forEach(remove)
  }

  const canSend = () => port.hasEndpoint() && port.isOnline()

  const flushOnce = async () => {
    if (!waiting().length) return // not even a lease is stored before there is an answer
    // Another tab may be sending; then this one looks again in a while.
    let least = BASE_DELAY
    await port.alone(async () => {
      least = 50
      if (!port.hasEndpoint()) for (const entry of waiting()) await seal(entry)
      else if (canSend() && !quiet()) await sendDue()
      prune()
    })
    const next = waiting().map(pause)
    if (canSend() && next.length)
      port.later(() => void flush(), Math.max(least, quiet(), Math.min(...next)))
  }

  // Where there are no locks (plain http), one at a time within this page at least.
  let flushing: Promise<void> | undefined
  let hasLeft = false
  const flush = () => {
    hasLeft = false
    return (flushing ??= flushOnce().finally(() => {
      flushing = undefined
    }))
  }

  /** Full storage lets go of what has arrived, never of what has not. */
  const keep = (entry: Entry) => {
    if (write(entry)) return
    const old = spare().slice(0, -1)
    old.forEach(remove)
    if (write(entry)) return
    old.forEach(write)
    port.onProblem('storage is blocked or full: receipts last only as long as this page')
  }

  return {
    prepare,
    add: (receipt) => {
      const before = receipt.prev === null ? null : read(receipt.prev)
      const prevHash = before ? before.hash : null
      keep({
        receipt: withProof(receipt, prevHash ?? null),
        place: 1 + Math.max(0, ...all().map((entry) => entry.place)),
        isSealed: configHash !== undefined && prevHash !== undefined,
        attempts: 0,
        notBefore: 0,
      })
    },
    flush,
    leave: () => {
      // `visibilitychange` and `pagehide` come one after the other.
      if (hasLeft || !port.hasEndpoint() || quiet()) return
      hasLeft = true
      let room = KEEPALIVE_BYTES
      const due = waiting()
        .filter((entry) => entry.isSealed)
        .map((entry) => entry.receipt)
        .filter((receipt) => (room -= bytesOf(JSON.stringify(receipt)) + 1) > 1)
      if (due.length) port.beacon(due)
    },
    all: () => all().map((entry) => entry.receipt),
    last: (consentId) =>
      all()
        .map((entry) => entry.receipt)
        .filter((receipt) => receipt.consentId === consentId)
        .sort((a, b) => a.seq - b.seq)
        .at(-1) ?? null,
    sealed: async (receipt) => {
      const entry = read(receipt.id)
      return entry ? (await seal(entry)).receipt : receipt
    },
  }
}
