import type { FastifyInstance } from 'fastify'
import type { Metrics } from './http/metrics.ts'
import { keepRetention } from './retention.ts'
import { createPublisher } from './seal/publisher.ts'
import { createSealer, type Sealer } from './seal/sealer.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/store.ts'

export interface LogKeeper {
  readonly sealer: Sealer
  close(): Promise<void>
}

/** What happens to the log without being asked: seals, their publication, and retention. */
export function keepLog(
  app: FastifyInstance,
  store: Store,
  { sealsTo, retentionDays }: Settings,
  metrics: Metrics,
): LogKeeper {
  const problem = (what: string) => (err: unknown) => app.log.error({ err }, what)
  const publisher =
    sealsTo === null ? null : createPublisher(store, sealsTo, problem('seals not published'))
  const seals = metrics.counter('cct_seals_total', {})
  const sealer = createSealer({
    store,
    most: 1_000,
    every: 60_000,
    onSeal: () => {
      seals.add(1)
      publisher?.publish()
    },
    onProblem: problem('not sealed'),
  })
  const stopRetention = keepRetention(store, retentionDays, problem('retention failed'))
  // What an earlier run could not hand on.
  publisher?.publish()
  return {
    sealer,
    async close() {
      await stopRetention()
      await sealer.close()
      await publisher?.close()
    },
  }
}
