import { readPublished, type Published } from './seal/read-published.ts'
import { verifyLog, type Verdict } from './seal/verify-log.ts'
import type { Settings } from './settings.ts'
import { filePath } from './store/file-path.ts'
import { openStore } from './store/open-store.ts'

type Say = (line: string) => void

/**
 * The `verify` command: walks the log, says how far it is, and resolves to the exit code: 1 when
 * something does not fit, 2 when it fits but could not be compared with what was published.
 */
export async function verify(settings: Settings, say: Say): Promise<number> {
  const { sealsTo } = settings
  const published = sealsTo === null ? null : publishedTo(sealsTo, say)
  const store = await openStore(settings.store, true)
  try {
    const walk = verifyLog(store, published?.seals)
    let told = Date.now()
    for (;;) {
      const step = await walk.next()
      if (step.done) {
        const isCompared = sealsTo === null || published !== null
        say(verdictText(step.value, isCompared, published?.seals.size))
        return step.value.broken ? 1 : isCompared ? 0 : 2
      }
      if (Date.now() - told < 1_000) continue
      told = Date.now()
      say(`… ${step.value.receipts} receipts under ${step.value.seals} seals`)
    }
  } finally {
    await store.close()
  }
}

/** Null where they cannot be had. */
function publishedTo(sealsTo: string, say: Say): Published | null {
  if (!sealsTo.startsWith('file:')) {
    // The address may hold a secret, so it is not repeated.
    say(
      'Seals cannot be read back from the URL they are published to. Put what it received into a file, a seal on each line, and name that: --seals-to file:./received.ndjson. Without SEALS_TO the database alone is checked.',
    )
    return null
  }
  const published = readPublished(filePath(sealsTo))
  for (const line of published.unreadable)
    say(
      `Line ${line} of the published seals is passed over: it holds no whole seal. A seal whose writing was cut short stands again on a line of its own.`,
    )
  return published
}

function verdictText(
  { seals, receipts, erased, broken }: Verdict,
  isCompared: boolean,
  published?: number,
): string {
  const checked = `${receipts} receipts (${erased} erased) and ${seals} seals`
  if (!broken && !isCompared)
    return `The database fits in itself: ${checked}. It was not compared with the published seals.`
  if (!broken)
    return `Everything fits: ${checked}${published === undefined ? '' : `, ${published} of them published`}.`
  const place = [
    broken.receipt === null ? [] : `receipt ${broken.receipt}`,
    broken.seal === null ? [] : `seal ${broken.seal}`,
  ].flat()
  return `Does not fit: ${[...place, broken.reason].join(', ')}. Before it ${checked} fit.`
}
