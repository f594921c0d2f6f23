import type { Store } from './store/store.ts'

const day = 86_400_000
const every = 6 * 3_600_000
/** How far the clock may be ahead of the newest receipt without any doubt about it. */
const mostAhead = 90 * day
/** How long a collector without visitors must have run before such a clock is believed. */
const patience = 3 * day

type RetentionStore = Pick<Store, 'retire' | 'list' | 'latestSeal'>

/** The start of the month that `days` ago lies in: what is older goes, a month at a time. */
export function retentionLimit(now: number, days: number): number {
  const date = new Date(now - days * day)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** Takes out what is older than the retention setting, now and every few hours. */
export function keepRetention(
  store: RetentionStore,
  days: number,
  onProblem: (error: unknown) => void,
): () => Promise<void> {
  const closing = new AbortController()
  const started = performance.now()
  let work: Promise<unknown> = Promise.resolve()
  const run = () => {
    const once = () =>
      retireByAge(store, days, Date.now(), performance.now() - started, closing.signal)
    work = work.then(once).catch(onProblem)
  }
  // Not in the way of the first receipts.
  const first = setTimeout(run, 10_000).unref()
  const timer = setInterval(run, every).unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    closing.abort()
    await work
  }
}

/** One run; `ranFor` is how long the collector has been running. Throws while the clock is in doubt. */
export async function retireByAge(
  store: RetentionStore,
  days: number,
  now: number,
  ranFor: number,
  signal?: AbortSignal,
): Promise<number> {
  const doubt = await doubtOf(store, now, ranFor)
  if (doubt !== null) throw new Error(`nothing is taken out by age: ${doubt}`)
  return store.retire(retentionLimit(now, days), now, signal)
}

/**
 * Why the clock is not believed. Nothing can be put back, and a clock that runs years ahead would take out
 * everything. The witness is the newest receipt: its time is the visitor's where that is the earlier one. No visitor
 * for long may be true too, so then it is enough that the clock stays where it is; seals that
 * were made under it meanwhile, from receipts that say otherwise, prove it wrong.
 */
async function doubtOf(store: RetentionStore, now: number, ranFor: number): Promise<string | null> {
  const [newest] = await store.list({}, 1, null)
  const seal = await store.latestSeal()
  const sealedAt = seal ? Date.parse(seal.madeAt) : null
  const seen = newest?.at ?? sealedAt
  if (seen === null || now - seen <= mostAhead) return null
  const date = (time: number) => new Date(time).toISOString().slice(0, 10)
  const found = `the clock shows ${date(now)}, and the newest receipt was decided on ${date(seen)}`
  if (sealedAt !== null && sealedAt - seen > mostAhead)
    return `${found}, though receipts were sealed on ${date(sealedAt)}. Set the clock`
  if (ranFor >= patience) return null
  return `${found}. Set the clock if it is wrong; if there were no visitors, this passes when the collector has run for three days or a receipt arrives`
}
