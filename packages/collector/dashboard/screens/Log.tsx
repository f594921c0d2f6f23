import { useState } from 'preact/hooks'
import type { Verdict } from '../../src/seal/verify-log.ts'
import type { Collector } from '../data/collector.ts'
import { sayBytes, sayNumber } from '../data/words.ts'

interface LogProps {
  readonly collector: Collector
  readonly from: string | null
}

/** What is done with the log as a whole: taking a copy, and checking it. */
export function Log({ collector, from }: LogProps) {
  const [said, setSaid] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const run = async (work: () => Promise<string>) => {
    setBusy(true)
    setSaid('Starting …')
    setSaid(await work().catch((error: Error) => error.message))
    setBusy(false)
  }
  const save = (format: 'csv' | 'ndjson') => () =>
    run(async () => {
      const blob = await collector.download({ format, from }, (bytes) =>
        setSaid(`${sayBytes(bytes)} so far`),
      )
      offer(blob, `receipts.${format}`)
      return `Done: ${sayBytes(blob.size)}.`
    })
  const verify = () =>
    run(async () =>
      verdictText(
        await collector.verify((receipts) => setSaid(`${sayNumber(receipts)} receipts so far`)),
      ),
    )

  return (
    <section class="card" aria-labelledby="log">
      <h2 id="log">The log</h2>
      <p class="muted">
        An export holds the chosen period. Verifying walks every seal and every receipt.
      </p>
      <div class="pages">
        <button type="button" disabled={isBusy} onClick={save('csv')}>
          Export CSV
        </button>
        <button type="button" disabled={isBusy} onClick={save('ndjson')}>
          Export NDJSON
        </button>
        <button type="button" disabled={isBusy} onClick={verify}>
          Verify
        </button>
      </div>
      <p role="status">{said}</p>
    </section>
  )
}

function offer(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The download has begun once the click is handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function verdictText({ receipts, seals, erased, broken }: Verdict): string {
  const checked = `${sayNumber(receipts)} receipts (${sayNumber(erased)} erased) under ${sayNumber(seals)} seals`
  if (!broken) return `Everything fits: ${checked}.`
  const place = broken.receipt ? `Receipt ${broken.receipt}` : `Seal ${broken.seal}`
  return `${place} does not fit: ${broken.reason}.`
}
