import { readPublished } from './seal/read-published.ts'
import { verifyLog, type Verdict } from './seal/verify-log.ts'
import type { Settings } from './settings.ts'
import { filePath } from './store/file-path.ts'
import { openStore } from './store/open-store.ts'

/** The `verify` command: walks the log, says how far it is, and resolves to the exit code. */
export async function verify(settings: Settings, say: (line: string) => void): Promise<number> {
  const { sealsTo } = settings
  const published = sealsTo?.startsWith('file:') ? readPublished(filePath(sealsTo)) : undefined
  const store = await openStore(settings.store, true)
  try {
    const walk = verifyLog(store, published)
    let told = Date.now()
    for (;;) {
      const step = await walk.next()
      if (step.done) {
        say(verdictText(step.value, published?.size))
        return step.value.broken ? 1 : 0
      }
      if (Date.now() - told < 1_000) continue
      told = Date.now()
      say(`… ${step.value.receipts} receipts under ${step.value.seals} seals`)
    }
  } finally {
    await store.close()
  }
}

function verdictText({ seals, receipts, erased, broken }: Verdict, published?: number): string {
  const checked = `${receipts} receipts (${erased} erased) and ${seals} seals`
  if (!broken)
    return `Everything fits: ${checked}${published === undefined ? '' : `, ${published} of them published`}.`
  const place = [
    broken.receipt === null ? [] : `receipt ${broken.receipt}`,
    broken.seal === null ? [] : `seal ${broken.seal}`,
  ].flat()
  return `Does not fit: ${[...place, broken.reason].join(', ')}. Before it ${checked} fit.`
}
