import { useState } from 'preact/hooks'
import type { Verdict } from '../../src/seal/verify-log.ts'
import type { Collector } from '../data/collector.ts'
import { sayBytes, sayNumber } from '../data/words.ts'

interface LogProps {
  readonly collector: Collector
  readonly from: string | null
  /** How many receipts the period holds, and how many seals there are: what progress is measured by. */
  readonly receipts: number
  readonly seals: number
}

interface Work {
  /** From 0 to 1. */
  readonly done: number
  readonly stop: AbortController
}

type Tell = (text: string, done: number) => void

/** What is done with the log as a whole: taking a copy, and checking it. */
export function Log({ collector, from, receipts, seals }: LogProps) {
  const [said, setSaid] = useState<string | null>(null)
  const [work, setWork] = useState<Work | null>(null)

  const run = async (begin: (tell: Tell, signal: AbortSignal) => Promise<string>) => {
    const stop = new AbortController()
    const tell: Tell = (text, done) => {
      setSaid(text)
      setWork({ done: Math.min(1, done), stop })
    }
    tell('Starting …', 0)
    const end = await begin(tell, stop.signal).catch((error: Error) => error.message)
    setSaid(stop.signal.aborted ? 'Stopped.' : end)
    setWork(null)
  }
  const save = (format: 'csv' | 'ndjson') => () =>
    run(async (tell, signal) => {
      const onProgress = (bytes: number, lines: number) =>
        tell(
          `${sayNumber(Math.min(lines, receipts))} of ${sayNumber(receipts)} receipts, ${sayBytes(bytes)}`,
          shareOf(lines, receipts),
        )
      const blob = await collector.download({ format, from }, onProgress, signal)
      offer(blob, `receipts.${format}`)
      return `Done: ${sayBytes(blob.size)}.`
    })
  const verify = () =>
    run(async (tell, signal) => {
      const onProgress = (progress: { readonly receipts: number; readonly seals: number }) =>
        tell(
          `${sayNumber(progress.receipts)} receipts under ${sayNumber(progress.seals)} of ${sayNumber(seals)} seals`,
          shareOf(progress.seals, seals),
        )
      return verdictText(await collector.verify(onProgress, signal))
    })

  return (
    <section class="card" aria-labelledby="log">
      <h2 id="log">The log</h2>
      <p class="muted">
        An export holds the chosen period. Verifying walks every seal and every receipt.
      </p>
      <div class="pages">
        <button type="button" disabled={work !== null} onClick={save('csv')}>
          Export CSV
        </button>
        <button type="button" disabled={work !== null} onClick={save('ndjson')}>
          Export NDJSON
        </button>
        <button type="button" disabled={work !== null} onClick={verify}>
          Verify
        </button>
      </div>
      {work && (
        <div class="work">
          <progress max={1} value={work.done} aria-label="Progress" />
          <button type="button" onClick={() => work.stop.abort()}>
            Stop
          </button>
        </div>
      )}
      {/* Told to the eye at every step, to the ear at the end. */}
      <p class="said" role="status" aria-busy={work !== null}>
        {said}
      </p>
    </section>
  )
}

/** Of nothing, nothing is done: a progress bar takes no NaN. */
const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

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
  const seal = broken.seal === null ? 'The log' : `Seal ${broken.seal}`
  const place = broken.receipt ? `Receipt ${broken.receipt}` : seal
  return `${place} does not fit: ${broken.reason}.`
}
