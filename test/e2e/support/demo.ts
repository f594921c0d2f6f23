import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { admitInjected, injectFirst } from './page-source'
import type { Logged, Reply } from './reply'
import { test as base, type Site } from './test'

interface RunningDemo {
  readonly port: string
  readonly vendorPort: string
  stop(): Promise<void>
}

/** The demo as `npm start` runs it, on free ports and with receipts of its own. */
const startDemo = async (): Promise<RunningDemo> => {
  const folder = await mkdtemp(join(tmpdir(), 'cct-sites-'))
  const child = spawn('npm', ['start', '--silent', '-w', 'demo'], {
    env: { ...process.env, PORT: '0', DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let said = ''
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.includes('Ctrl-C')) ready()
    })
    child.once('exit', () => fail(new Error(`the demo did not start: ${said}`)))
  })
  return {
    port: /Open +http:\/\/[\d.]+:(\d+)/.exec(said)?.[1] ?? '',
    vendorPort: /localhost:(\d+) \(stand-ins/.exec(said)?.[1] ?? '',
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      // The group: npm, its shell and the demo.
      if (child.pid) process.kill(-child.pid, 'SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const ask = ({ port }: RunningDemo, { method, url, headers, body }: Logged) =>
  new Promise<Reply>((done) => {
    // A page may still ask when the demo has been stopped.
    const isGone = () => done({ reset: true })
    const { pathname, search } = new URL(url)
    const { 'accept-encoding': _, connection: __, ...rest } = headers
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path: pathname + search, headers: rest },
      (response) => {
        const chunks: Buffer[] = []
        response.on('error', isGone)
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const kept = Object.entries(response.headers).filter(
            ([name]) => !/^(content-length|transfer-encoding|connection|keep-alive)$/.test(name),
          )
          done({
            status: response.statusCode ?? 500,
            headers: Object.fromEntries(kept) as NonNullable<Reply['headers']>,
            body: Buffer.concat(chunks),
          })
        })
      },
    )
    request.on('error', isGone)
    request.end(body)
  })

/** Vendors of the demo answer on https, as the page around them does, and count as strangers. */
const forward = async (demo: RunningDemo, entry: Logged, first: string): Promise<Reply> => {
  if (entry.path === '/demo/events') return { status: 204 }
  const reply = await ask(demo, entry)
  if (!String(reply.headers?.['content-type']).startsWith('text/html')) return reply
  const html = String(reply.body).replaceAll(
    new RegExp(String.raw`http://(\w+)\.localhost:${demo.vendorPort}`, 'g'),
    'https://$1.localhost',
  )
  const csp = reply.headers?.['content-security-policy']
  return {
    ...reply,
    body: injectFirst(html, first),
    headers: {
      ...reply.headers,
      ...(csp ? { 'content-security-policy': admitInjected(String(csp), first) } : {}),
    },
  }
}

interface DemoFixtures {
  /** Address of a page of one of the demo's sites. */
  at: (site: string, path?: string) => string
}

/** Tests on the demo's own sites, served by the demo itself. */
export const test = base.extend<DemoFixtures, { demo: RunningDemo }>({
  demo: [
    // The runner reads which fixtures are wanted from this pattern; here it is none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const demo = await startDemo()
      await use(demo)
      await demo.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  at: async ({ site, demo }, use) => {
    site.serve((entry, first) => forward(demo, entry, first))
    await use((name, path = '/') => site.url(path, { host: site.sub(name) }))
  },
})

export * from './expect'
export * from './tool'
export type { Site }
