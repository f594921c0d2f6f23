import type { Entry } from './entry.ts'
import { StoreBusy, type Outcome } from './store.ts'

interface Job {
  readonly entries: readonly Entry[]
  readonly done: (outcomes: readonly Outcome[]) => void
  readonly fail: (error: unknown) => void
}

export interface GroupCommitOptions {
  /** Puts all entries on disk in one commit. */
  readonly commit: (entries: readonly Entry[]) => readonly Outcome[] | Promise<readonly Outcome[]>
  /** Commits that may be under way at once. */
  readonly lanes: number
  /** Entries in one commit. */
  readonly largest: number
  /** Entries that may wait; more are turned away, so memory stays bounded. */
  readonly mostWaiting: number
  /** Their texts together: one receipt may be a thousand times as long as another. */
  readonly mostBytes?: number
}

export interface GroupCommit {
  save(entries: readonly Entry[]): Promise<readonly Outcome[]>
  waiting(): number
  /** Whether more can wait; false a little before they are turned away. */
  hasRoom(): boolean
  /** Resolves when nothing is waiting or under way. */
  drain(): Promise<void>
}

/** A flush costs as much as many turns of the event loop, so it waits while each turn brings more. */
const mostTurns = 16

/** Receipts are a kilobyte as a rule: 20,000 of them stay far below. */
const usualMostBytes = 64 * 1024 * 1024

/**
 * Many requests, one commit: whatever arrives while the last commit runs goes into the next.
 * A request is answered only after the commit that holds all of its receipts.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { commit, lanes, largest, mostWaiting, mostBytes = usualMostBytes } = options
  let queue: Job[] = []
  let waiting = 0
  let bytes = 0
  let running = 0
  let scheduled = false
  let idle: (() => void)[] = []

  const take = (): Job[] => {
    let count = 0
    let jobs = 0
    while (jobs < queue.length && (jobs === 0 || count < largest))
      count += queue[jobs++]?.entries.length ?? 0
    const batch = queue.slice(0, jobs)
    queue = queue.slice(jobs)
    return batch
  }

  const settle = async (batch: readonly Job[]): Promise<void> => {
    try {
      const outcomes = await commit(batch.flatMap(({ entries }) => entries))
      let start = 0
      for (const job of batch) job.done(outcomes.slice(start, (start += job.entries.length)))
    } catch (error) {
      const [only] = batch
      if (only && batch.length === 1) return only.fail(error)
      if (error instanceof StoreBusy) return batch.forEach((job) => job.fail(error))
      // One receipt the database refuses must not take its neighbours with it.
      for (const job of batch) await settle([job])
    }
  }

  const run = async (): Promise<void> => {
    scheduled = false
    while (queue.length > 0 && running < lanes) {
      const batch = take()
      running += 1
      void settle(batch).finally(() => {
        running -= 1
        if (queue.length > 0) schedule()
        else if (running === 0) {
          for (const wake of idle) wake()
          idle = []
        }
      })
    }
  }

  const gather = (seen: number, turns: number) => {
    if (queue.length > seen && turns < mostTurns) setImmediate(gather, queue.length, turns + 1)
    else void run()
  }

  const schedule = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(gather, 0, 0)
  }

  return {
    save(entries) {
      const size = entries.reduce((sum, { body }) => sum + body.length, 0)
      if (waiting + entries.length > mostWaiting || bytes + size > mostBytes)
        return Promise.reject(new StoreBusy('too many receipts are waiting to be stored', 2))
      waiting += entries.length
      bytes += size
      return new Promise((done, fail) => {
        const leave = () => {
          waiting -= entries.length
          bytes -= size
        }
        queue.push({
          entries,
          done: (outcomes) => (leave(), done(outcomes)),
          fail: (error) => (leave(), fail(error)),
        })
        schedule()
      })
    },
    waiting: () => waiting,
    hasRoom: () => waiting < 0.9 * mostWaiting && bytes < 0.9 * mostBytes,
    drain: () =>
      waiting === 0 && running === 0
        ? Promise.resolve()
        : new Promise((wake) => void idle.push(wake)),
  }
}

/** Throws when what is sent now would soon be turned away. */
export function mustHaveRoom({ hasRoom }: GroupCommit): void {
  if (!hasRoom()) throw new StoreBusy('the queue is nearly full', 2)
}
