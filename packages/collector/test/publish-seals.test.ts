import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { keepRetention } from '../src/retention.ts'
import { createPublisher } from '../src/seal/publisher.ts'
import { createSealer } from '../src/seal/sealer.ts'
import { defaults } from '../src/settings.ts'
import { entryOf } from '../src/store/entry.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import { verify } from '../src/verify.ts'
import { temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { day, sealAll } from './support/seal-log.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

const entries = (count: number) =>
  Array.from({ length: count }, () => entryOf(makeReceipt(), Date.now()))

async function logWith(seals: number) {
  const folder = temporaryFolder()
  const path = join(folder, 'r.db')
  const store = openSqliteStore(path)
  onTestFinished(() => store.close())
  await store.save(entries(seals))
  await sealAll(store, 1)
  const check = async (sealsTo: string) => {
    const lines: string[] = []
    const settings = { ...defaults, store: `file:${path}`, sealsTo }
    const code = await verify(settings, (line) => lines.push(line))
    return { code, lines }
  }
  return { store, folder, check }
}

const nothing = () => {}
const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').filter(Boolean)

test('after a line that was cut short a seal gets a line of its own, and verify names the torn one', async () => {
  const { store, folder, check } = await logWith(2)
  const file = join(folder, 'seals.ndjson')
  const publisher = createPublisher(store, `file:${file}`, nothing)
  publisher.publish()
  await publisher.close()
  const [first = '', second = ''] = linesOf(file)
  // The disk was full in the middle of the second, which was then not marked as published.
  writeFileSync(file, `${first}\n${second.slice(0, 50)}`)
  await store.markPublished(`file:${file}`, 1)
  const again = createPublisher(store, `file:${file}`, nothing)
  await again.close()
  expect(linesOf(file)).toEqual([first, second.slice(0, 50), second])
  const { code, lines } = await check(`file:${file}`)
  expect(code).toBe(0)
  expect(lines[0]).toContain('Line 2 of the published seals is passed over')
  expect(lines.at(-1)).toContain('2 of them published')
})

test('what is left of a published file that was cut short still convicts', async () => {
  const { store, folder, check } = await logWith(1)
  const file = join(folder, 'seals.ndjson')
  const publisher = createPublisher(store, `file:${file}`, nothing)
  await publisher.close()
  const seal = JSON.parse(linesOf(file)[0] ?? '')
  writeFileSync(file, `${JSON.stringify({ ...seal, hash: 'f'.repeat(64) })}\n{"no":`)
  expect((await check(`file:${file}`)).code).toBe(1)
})

test('seals published to a URL are not said to have been compared', async () => {
  const { check } = await logWith(2)
  const { code, lines } = await check('https://seals.example/?key=secret')
  expect(code).toBe(2)
  expect(lines[0]).toContain('--seals-to file:')
  expect(lines.at(-1)).toContain('It was not compared with the published seals.')
  expect(lines.join()).not.toContain('secret')
})

test('a publication that failed is tried again without a new seal', async () => {
  const { store, folder } = await logWith(2)
  const file = join(folder, 'late', 'seals.ndjson')
  const problems: unknown[] = []
  const publisher = createPublisher(store, `file:${file}`, (error) => problems.push(error))
  onTestFinished(() => publisher.close())
  publisher.publish()
  await expect.poll(() => problems.length).toBe(1)
  mkdirSync(join(folder, 'late'))
  await expect.poll(() => linesOf(file).length, { timeout: 5_000 }).toBe(2)
})

test('a changed seal is not published', async () => {
  const { store, folder } = await logWith(1)
  const file = join(folder, 'seals.ndjson')
  const problems: unknown[] = []
  const changed = {
    ...store,
    sealsAfter: async (no: number, limit: number) =>
      (await store.sealsAfter(no, limit)).map((kept) => ({
        ...kept,
        seal: { ...kept.seal, count: 7 },
      })),
  }
  const publisher = createPublisher(changed, `file:${file}`, (error) => problems.push(error))
  await publisher.close()
  expect(String(problems[0])).toContain('seal 1 was changed')
  expect(() => readFileSync(file)).toThrow()
})

test('a place for seals that does not answer holds nobody up who wants to end', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close().closeAllConnections())
  const { store } = await logWith(1)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const publisher = createPublisher(store, url, nothing)
  publisher.publish()
  const begun = performance.now()
  await publisher.close()
  expect(performance.now() - begun).toBeLessThan(4_000)
})

test('a long list of seals to publish does not hold up the end', async () => {
  const { store, folder } = await logWith(1)
  let sent = 0
  // Each takes a while, and there is always one more.
  const endless = {
    ...store,
    published: async () => 0,
    markPublished: async () => {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
  const file = join(folder, 'seals.ndjson')
  const publisher = createPublisher(endless, `file:${file}`, nothing)
  publisher.publish()
  await expect.poll(() => sent).toBeGreaterThan(1)
  const begun = performance.now()
  await publisher.close()
  expect(performance.now() - begun).toBeLessThan(4_000)
})

test('a sealer that is closed ends after the seal under way', async () => {
  const { store } = await logWith(0)
  await store.save(entries(200))
  let made = 0
  const sealer = createSealer({
    store,
    most: 1,
    every: day,
    onSeal: () => {
      made += 1
      if (made === 1) void sealer.close()
    },
    onProblem: nothing,
  })
  await sealer.sealNow()
  expect(made).toBe(1)
})

test('retention that is under way ends with the step it is in', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  let signal: AbortSignal | undefined
  const store = {
    list: async () => [],
    latestSeal: async () => null,
    retire: (_limit: number, _now: number, given?: AbortSignal) =>
      new Promise<number>((resolve) => {
        signal = given
        given?.addEventListener('abort', () => resolve(0))
      }),
  }
  const stop = keepRetention(store, 30, nothing)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(signal?.aborted).toBe(false)
  await stop()
  expect(signal?.aborted).toBe(true)
})
