import type { SealStore } from './store/store.ts'

const day = 86_400_000
const every = 6 * 3_600_000

/** The start of the month that `days` ago lies in: what is older goes, a month at a time. */
export function retentionLimit(now: number, days: number): number {
  const date = new Date(now - days * day)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** Takes out what is older than the retention setting, now and every few hours. */
export function keepRetention(
  store: SealStore,
  days: number,
  onProblem: (error: unknown) => void,
): () => Promise<void> {
  let work: Promise<unknown> = Promise.resolve()
  const run = () => {
    const now = Date.now()
    work = store.retire(retentionLimit(now, days), now).catch(onProblem)
  }
  // Not in the way of the first receipts.
  const first = setTimeout(run, 10_000).unref()
  const timer = setInterval(run, every).unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    await work
  }
}
