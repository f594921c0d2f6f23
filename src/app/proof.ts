/** The outbox on this page: its storage, its clock, its one sender. */
import type { Config } from '../config/defaults'
import { now, sha256 } from '../env/clock'
import { canonical } from '../receipts/canonical'
import { createOutbox, type Outbox } from '../receipts/outbox'
import { createSend } from '../receipts/send'
import type { Local } from '../storage/local'
import { report } from './report'

export const createProof = (config: Config, local: Local): Outbox => {
  const fetchNow = globalThis.fetch.bind(globalThis) // before anyone wraps it
  let timer: ReturnType<typeof setTimeout> | undefined
  const outbox = createOutbox({
    local,
    now,
    random: Math.random,
    sha256,
    configHash: () => sha256(canonical(config)),
    hasEndpoint: () => !!config.receipts.endpoint,
    send: createSend(() => config.receipts, fetchNow, now),
    beacon: (receipts) => {
      const body = JSON.stringify(receipts.length === 1 ? receipts[0] : receipts)
      navigator.sendBeacon?.(
        config.receipts.endpoint ?? '',
        new Blob([body], { type: 'text/plain' }),
      )
    },
    // Another tab that holds the lock sends for this one too.
    alone: async (work) =>
      navigator.locks
        ? navigator.locks.request('cct.outbox', { ifAvailable: true }, (lock) =>
            lock ? work() : undefined,
          )
        : work(),
    later: (work, ms) => {
      clearTimeout(timer)
      timer = setTimeout(work, ms)
    },
    onProblem: (message) => report({ path: 'receipts', message }),
  })
  // The last certain moments of a page; `unload` would keep it out of the back/forward cache.
  addEventListener('pagehide', outbox.leave)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') outbox.leave()
    else void outbox.flush()
  })
  addEventListener('online', () => void outbox.flush())
  return outbox
}
