import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { connectPostgres } from '../src/store/postgres-client.ts'
import { openCollector, token } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { startPostgres, type Postgres } from './support/start-postgres.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

let postgres: Postgres
beforeAll(async () => void (postgres = await startPostgres()), 120_000)
afterAll(() => postgres?.stop(), 60_000)

/** A way to the database whose connections can fall silent, as when a firewall drops them. */
async function openWay(store: string, parameters: string) {
  const { hostname, port } = new URL(store)
  const pairs: (readonly [Socket, Socket])[] = []
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) socket.on('error', () => {})
    near.pipe(far).pipe(near)
    pairs.push([near, far])
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    for (const socket of pairs.flat()) socket.destroy()
    server.close()
  })
  await once(server, 'listening')
  const way = new URL(store)
  way.port = String((server.address() as AddressInfo).port)
  way.search = parameters
  return {
    store: way.href,
    /** What is open now says nothing any more, and nobody is told; what comes later gets through. */
    fallSilent() {
      for (const [near, far] of pairs.splice(0)) {
        near.unpipe(far)
        far.unpipe(near)
        near.resume()
        far.resume()
      }
    },
  }
}

test('a connection that falls silent is a 503 in time, and a fresh one takes its place', async () => {
  const parameters = '?statement_timeout=300&query_timeout=500'
  const { store, fallSilent } = await openWay(await postgres.createDatabase(), parameters)
  const { app, post } = await openCollector({ store })
  const receipt = makeReceipt()
  await post(receipt)
  fallSilent()
  const began = performance.now()
  const answer = await post(makeReceipt())
  expect(answer.statusCode).toBe(503)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(performance.now() - began).toBeLessThan(5_000)
  await expect.poll(async () => (await post(makeReceipt())).statusCode).toBe(201)

  fallSilent()
  const url = `/subjects/${receipt.consentId}`
  const headers = { authorization: `Bearer ${token}` }
  expect((await app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(503)
  await expect
    .poll(async () => (await app.inject({ method: 'DELETE', url, headers })).json())
    .toEqual({ erased: 1 })
})

test('no query waits for ever, and both sides find out who has gone', async () => {
  const { pool } = connectPostgres(await postgres.createDatabase())
  const { options } = pool
  expect(options.query_timeout).toBeGreaterThan(Number(options.statement_timeout))
  expect(options.keepAlive).toBe(true)
  const { rows } = await pool.query('show idle_in_transaction_session_timeout')
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '15s' }])
  await pool.end()
  // Making an index of a large table takes as long as it takes.
  const patient = connectPostgres(await postgres.createDatabase(), true).pool
  expect(patient.options.query_timeout).toBeUndefined()
  await patient.end()
})
