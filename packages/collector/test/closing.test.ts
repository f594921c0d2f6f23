import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openCollector, token } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

async function openListening(closeWithin: number) {
  const collector = await openCollector({ port: 0, closeWithin })
  const { hostname, port } = new URL(await collector.listen())
  return {
    ...collector,
    /** A connection that has sent these lines. */
    async say(...lines: readonly string[]) {
      const socket = connect(Number(port), hostname).on('error', () => {})
      onTestFinished(() => void socket.destroy())
      await once(socket, 'connect')
      socket.write(lines.map((line) => `${line}\r\n`).join(''))
      return socket
    },
    async closed() {
      const began = performance.now()
      await collector.close()
      return performance.now() - began
    },
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a body that is never sent to its end does not keep the collector from ending', async () => {
  const { say, closed } = await openListening(300)
  await say(
    'POST /receipts HTTP/1.1',
    'host: a',
    'content-type: application/json',
    'content-length: 1000',
    '',
    '[',
  )
  await pause(100)
  expect(await closed()).toBeLessThan(5_000)
})

test('an export that nobody reads on does not keep the collector from ending', async () => {
  const { say, closed, post } = await openListening(300)
  const services = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [`service-${index}-${'x'.repeat(80)}`, true]),
  )
  // More than the buffers of both ends hold.
  for (let sent = 0; sent < 100; sent += 1) await post(makeReceipt({ services }))
  const authorization = `authorization: Bearer ${token}`
  const socket = await say('GET /export?format=ndjson HTTP/1.1', 'host: a', authorization, '')
  await once(socket, 'readable')
  await pause(100)
  expect(await closed()).toBeLessThan(5_000)
})

test('a request that arrives while closing is told to come again elsewhere', async () => {
  const { say, close } = await openListening(3_000)
  const kept = await say('GET /health HTTP/1.1', 'host: a', 'x-half: sent')
  await pause(100)
  const closing = close()
  await pause(100)
  kept.write('\r\n')
  let said = ''
  for await (const part of kept) said += String(part)
  expect(said).toMatch(/^HTTP\/1\.1 503 /)
  expect(said).toMatch(/^retry-after: \d+\r$/im)
  expect(said).toMatch(/^connection: close\r$/im)
  expect(said).toMatch(/^x-content-type-options: nosniff\r$/im)
  expect(said).toMatch(/^content-type: application\/problem\+json/im)
  expect(said).toContain('"detail":"The collector is stopping."')
  await closing
})
