/** The outbox on this page: its storage, its clock, its one sender. */
import type { Config } from '../config/defaults'
import { now, sha256 } from '../env/clock'
import type { Lasting } from '../env/lasting'
import { createAlone } from '../receipts/alone'
import { canonical } from '../receipts/canonical'
import { createOutbox, type Outbox } from '../receipts/outbox'
import { createSend } from '../receipts/send'
import type { Local } from '../storage/local'
import type { Report } from './report'

export interface Proof extends Outbox {
  /** Work that two tabs must not both do. */
  alone(work: () => void): Promise<void>
}

export interface ProofPort {
  readonly config: Config
  readonly local: Local
  /** As it was before anyone wrapped it. */
  readonly fetch: typeof globalThis.fetch
  readonly listen: Lasting['listen']
  /** The endpoint has answered, and may have set a cookie. */
  onAnswer(): void
  readonly report: Report
}

export const createProof = ({ config, local, report, ...port }: ProofPort): Proof => {
  const send = createSend(() => config.receipts, port.fetch, now)
  const alone = createAlone(local, now)
  const onProblem = (message: string) => report({ path: 'receipts', message })
  let timer: ReturnType<typeof setTimeout> | undefined
  const outbox = createOutbox({
    local,
    now,
    random: Math.random,
    sha256,
    configHash: () => sha256(canonical(config)),
    hasEndpoint: () => !!config.receipts.endpoint,
    isOnline: () => navigator.onLine,
    send: async (receipt) => {
      const outcome = await send(receipt)
      port.onAnswer()
      return outcome
    },
    // True means taken on, not delivered: without an answer a receipt goes on waiting.
    beacon: (receipts) => {
      const body = JSON.stringify(receipts.length === 1 ? receipts[0] : receipts)
      navigator.sendBeacon?.(
        config.receipts.endpoint ?? '',
        new Blob([body], { type: 'text/plain' }),
      )
    },
    alone: (work) =>
      alone('outbox', () => work().catch((error: unknown) => onProblem(String(error)))),
    later: (work, ms) => {
      clearTimeout(timer)
      timer = setTimeout(work, ms)
    },
    onProblem,
  })

  // Only from the first receipt or flush on: before it the page may not have been seen, or not know
  // its endpoint.
  let isStarted = false
  const start = () => {
    if (isStarted) return
    isStarted = true
    // The last certain moments of a page; `unload` would keep it out of the back/forward cache.
    port.listen('window', 'pagehide', outbox.leave)
    port.listen('window', 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') outbox.leave()
      else void outbox.flush()
    })
    port.listen('window', 'online', () => void outbox.flush())
  }

  return {
    ...outbox,
    add: (receipt) => {
      start()
      outbox.add(receipt)
    },
    flush: () => {
      start()
      return outbox.flush()
    },
    alone: (work) => alone('chain', async () => work()),
  }
}
