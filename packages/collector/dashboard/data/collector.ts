import type { Proof } from '../../src/seal/proof.ts'
import type { Seal } from '../../src/seal/seal.ts'
import type { Progress, Verdict } from '../../src/seal/verify-log.ts'
import type { Receipt } from '../../src/check/receipt-schema.ts'
import type { Summary } from '../../src/stats/summarize.ts'

export interface KeptReceipt extends Receipt {
  readonly receivedAt: string
}

export interface ReceiptPage {
  readonly receipts: readonly KeptReceipt[]
  readonly next: string | null
  readonly flags: Readonly<Record<string, string>>
}

/** Why the collector did not answer as asked. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export type Query = Readonly<Record<string, string | null | undefined>>

export interface Collector {
  stats(query: Query): Promise<Summary>
  receipts(query: Query): Promise<ReceiptPage>
  proof(id: string): Promise<Proof>
  latestSeal(): Promise<Seal | null>
  erase(consentId: string): Promise<number>
  /** Downloads everything that matches; tells bytes and lines so far. */
  download(
    query: Query,
    onProgress: (bytes: number, lines: number) => void,
    signal: AbortSignal,
  ): Promise<Blob>
  /** Walks the log; tells how far it is. */
  verify(onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Verdict>
}

// Relative, so that the page also works below a path of another site.
const address = (path: string, query: Query = {}): string => {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const text = new URLSearchParams(given as [string, string][]).toString()
  return text === '' ? path : `${path}?${text}`
}

/** The collector this page came from, asked with a token. */
export function askCollector(token: string | null): Collector {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }

  const ask = async (url: string, options: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(url, { ...options, headers }).catch(() => {
      throw new Refusal(0, 'The collector cannot be reached.')
    })
    if (answer.ok) return answer
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string }
    throw new Refusal(answer.status, problem.detail ?? `The collector answered ${answer.status}.`)
  }
  const json = async <T>(url: string): Promise<T> => (await ask(url)).json() as Promise<T>

  return {
    stats: (query) => json(address('stats', query)),
    receipts: (query) => json(address('receipts', query)),
    proof: (id) => json(`proof/${id}`),
    latestSeal: () =>
      json<Seal>('seals/latest').catch((error: unknown) => {
        if (error instanceof Refusal && error.status === 404) return null
        throw error
      }),
    async erase(consentId) {
      const answer = await ask(`subjects/${consentId}`, { method: 'DELETE' })
      return ((await answer.json()) as { erased: number }).erased
    },
    async download(query, onProgress, signal) {
      const answer = await ask(address('export', query), { signal })
      const parts: Uint8Array<ArrayBuffer>[] = []
      let bytes = 0
      let lines = 0
      for await (const part of chunks(answer)) {
        parts.push(part)
        for (const byte of part) if (byte === newline) lines += 1
        onProgress((bytes += part.length), lines)
      }
      return new Blob(parts, { type: answer.headers.get('content-type') ?? '' })
    },
    async verify(onProgress, signal) {
      const decoder = new TextDecoder()
      let rest = ''
      let last: Verdict | null = null
      for await (const part of chunks(await ask('verify', { signal }))) {
        const lines = (rest + decoder.decode(part, { stream: true })).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) last = JSON.parse(line) as Verdict
        if (last) onProgress(last)
      }
      if (!last || !('broken' in last)) throw new Refusal(0, 'The walk ended too early.')
      return last
    },
  }
}

// No receipt holds one inside: control characters are refused.
const newline = 10

// Streams are read by hand: not every browser can iterate over them.
async function* chunks(answer: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = answer.body?.getReader()
  if (!reader) return
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
