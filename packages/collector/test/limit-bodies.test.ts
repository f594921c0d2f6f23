import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { createCollector, type Collector } from '../src/create-collector.ts'
import { makeReceipt } from './support/receipts.ts'

let collector: Collector
const sockets: Socket[] = []
afterEach(async () => {
  sockets.splice(0).forEach((socket) => socket.destroy())
  await collector.close()
})

const open = async () => {
  collector = await createCollector({ store: 'file::memory:', port: 0, rate: 0, closeWithin: 100 })
  return new URL(await collector.listen())
}

const send = async ({ hostname, port }: URL, text: string): Promise<Socket> => {
  const socket = connect(Number(port), hostname)
  sockets.push(socket)
  socket.on('error', () => {}) // cut off, as it should be
  await once(socket, 'connect')
  socket.write(text)
  return socket
}

const answerOf = (socket: Socket) =>
  new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (data) => (text += String(data)))
    socket.on('close', () => resolve(text))
  })

test('thousands of bodies that never end: refused once 256 MiB are announced, and taken again once they are gone', async () => {
  const address = await open()
  const head = `POST /receipts HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${256 * 1024}\r\n\r\n[`
  const unfinished = []
  for (let i = 0; i < 1_024; i++) unfinished.push(await send(address, head))
  // All of them have been seen once the collector answers behind them.
  await expect
    .poll(async () => (await answerOf(await send(address, head))).split('\r\n')[0])
    .toBe('HTTP/1.1 503 Service Unavailable')
  const refused = await fetch(new URL('/receipts', address), {
    method: 'POST',
    body: 'x'.repeat(100_000),
  })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  unfinished.forEach((socket) => socket.destroy())
  await expect
    .poll(async () => {
      const { status } = await fetch(new URL('/receipts', address), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(makeReceipt()),
      })
      return status
    })
    .toBe(201)
})

test.each([
  ['no request at all', 'GARBAGE\r\n\r\n', 400],
  ['headers without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
])('%s is refused as problem+json', async (_, text, status) => {
  const [head = '', body = ''] = (await answerOf(await send(await open(), text))).split('\r\n\r\n')
  expect(head).toContain('content-type: application/problem+json')
  expect(head).toContain('x-content-type-options: nosniff')
  expect(JSON.parse(body)).toMatchObject({ status })
})

test('options that cannot be used are named, all at once', async () => {
  await expect(
    createCollector({ store: 'mysql://x', retentionDays: 0, origins: ['https://a.example/path'] }),
  ).rejects.toThrow(
    /^store must begin.*\norigins must list.*\nretentionDays must be a whole number/,
  )
  collector = await createCollector({ store: 'file::memory:' })
})
