import { createSealer } from '../../src/seal/sealer.ts'
import { verifyLog, type Verdict } from '../../src/seal/verify-log.ts'
import type { SealStore } from '../../src/store/store.ts'

export const day = 86_400_000

/** What the walk of the log ends with. */
export async function verdictOf(store: SealStore): Promise<Verdict> {
  const walk = verifyLog(store)
  for (;;) {
    const step = await walk.next()
    if (step.done) return step.value
  }
}

/** Seals what waits, `most` receipts at a time. */
export async function sealAll(store: SealStore, most = 10): Promise<void> {
  const nothing = () => {}
  const sealer = createSealer({ store, most, every: day, onSeal: nothing, onProblem: nothing })
  await sealer.sealNow()
  await sealer.close()
}
