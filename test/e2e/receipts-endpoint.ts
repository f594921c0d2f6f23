/** The real collector, a process of its own on a database of its own, behind an address of the test site. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Receipt } from '../../src/receipts/receipt-shape'
import type { Logged, Reply } from './support/reply'
import { test as base, type Site } from './support/test'

type Stored = Receipt & { receivedAt: string }

/** What happens to a request instead of reaching the collector; undefined: it reaches it. */
export type Fault = (request: Logged, forward: () => Promise<Reply>) => Reply | Promise<Reply>

const TOKEN = 'a-token-for-tests'

export class Endpoint {
  readonly #folder = mkdtempSync(join(tmpdir(), 'receipts-'))
  #child: ChildProcess | null = null
  #address = ''
  #fault: Fault | null = null
  /** Requests that met a fault. */
  hits = 0

  async start(...flags: readonly string[]) {
    const child = spawn(
      process.execPath,
      [
        'packages/collector/src/main.ts',
        '--port=0',
        `--store=file:${join(this.#folder, 'receipts.db')}`,
        `--token=${TOKEN}`,
        ...flags,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    this.#child = child
    for await (const line of createInterface(child.stdout!)) {
      const address = /^Collector listening on (\S+)$/.exec(line)?.[1]
      if (!address) continue
      this.#address = address
      child.stdout!.resume()
      return
    }
    throw new Error('the collector did not start')
  }

  /** Without a word, as when the machine is switched off. */
  async kill() {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode) return
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }

  async end() {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  breakWith(fault: Fault) {
    this.#fault = fault
  }

  repair() {
    this.#fault = null
  }

  /** Where the pages of this test reach a route of the collector. */
  serve(site: Site, host = '*', path = '/receipts', route = '/receipts') {
    site.reply(host, path, (request) => {
      if (!this.#fault) return this.#forward(request, route)
      this.hits += 1
      return this.#fault(request, () => this.#forward(request, route))
    })
  }

  async #forward({ method, headers, body }: Logged, route: string): Promise<Reply> {
    try {
      const response = await fetch(this.#address + route, {
        method,
        headers: {
          'content-type': headers['content-type'] ?? '',
          ...(headers.cookie && { cookie: headers.cookie }),
          ...(headers.origin && { origin: headers.origin }),
        },
        body,
      })
      const kept = ['content-type', 'retry-after', 'set-cookie'].flatMap((name) => {
        const value = response.headers.get(name)
        return value === null ? [] : [[name, value]]
      })
      return {
        status: response.status,
        body: await response.text(),
        headers: Object.fromEntries(kept) as Record<string, string>,
      }
    } catch {
      return { reset: true } // it is down
    }
  }

  /** Everything on its disk, in the order of the chain. */
  async stored(): Promise<readonly Stored[]> {
    const response = await fetch(`${this.#address}/receipts?limit=1000`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    })
    const { receipts } = (await response.json()) as { receipts: Stored[] }
    return receipts.toSorted((a, b) => a.seq - b.seq)
  }

  async ids(): Promise<readonly string[]> {
    return (await this.stored()).map(({ id }) => id)
  }
}

/** RFC 8785 once more, in words of its own: what it checks must not be what made it. */
const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))),
        )
      : part,
  )

/** Without what the collector has added. */
export const asSent = (stored: Stored): Receipt => {
  const receipt: Partial<Stored> = { ...stored }
  delete receipt.receivedAt
  return receipt as Receipt
}

const hashOf = (stored: Stored) =>
  createHash('sha256')
    .update(canonicalText(asSent(stored)))
    .digest('hex')

/** Number, predecessor and hash of each, as the first one and all after it must have them. */
export const chainOf = (receipts: readonly Stored[]) =>
  receipts.map(({ seq, prev, prevHash }) => [seq, prev, prevHash])

export const expectedChain = (receipts: readonly Stored[], isHashed = true) =>
  receipts.map((_, i) => {
    const before = receipts[i - 1]
    return [i, before?.id ?? null, before && isHashed ? hashOf(before) : null]
  })

export const test = base.extend<{ endpoint: Endpoint; collectorFlags: readonly string[] }>({
  collectorFlags: [[], { option: true }],
  endpoint: async ({ site, collectorFlags }, use) => {
    const endpoint = new Endpoint()
    await endpoint.start(...collectorFlags)
    endpoint.serve(site)
    await use(endpoint)
    await endpoint.end()
  },
})
