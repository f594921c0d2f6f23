import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Receipt } from '../src/check/receipt-schema.ts'
import { entryOf } from '../src/store/entry.ts'
import { connectPostgres } from '../src/store/postgres-client.ts'
import { postgresNeighbours } from '../src/store/postgres-neighbours.ts'
import { openCollector, temporaryFolder } from './support/open-collector.ts'
import { follow, makeReceipt, uuid7 } from './support/receipts.ts'
import { startPostgres, type Postgres } from './support/start-postgres.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 60_000 })

let postgres: Postgres
beforeAll(async () => void (postgres = await startPostgres()), 120_000)
afterAll(() => postgres?.stop(), 60_000)

const some = (count: number, changes: Partial<Receipt>): Receipt[] =>
  Array.from({ length: count }, () => makeReceipt(changes))

describe.each([
  ['SQLite', async () => `file:${join(temporaryFolder(), 'receipts.db')}`],
  ['PostgreSQL', () => postgres.createDatabase()],
])('on %s', (_, createStore) => {
  test('thousands of receipts of one person and place do not make the next ones dear', async () => {
    const { post } = await openCollector({ store: await createStore() })
    const timed = async (consentId: string) => {
      const began = performance.now()
      expect((await post(some(100, { consentId }))).json()).toMatchObject({ accepted: 100 })
      return performance.now() - began
    }
    const fastest = async (nextPerson: () => string) => {
      const times: number[] = []
      for (let round = 0; round < 6; round += 1) times.push(await timed(nextPerson()))
      return Math.min(...times)
    }
    const consentId = randomUUID()
    for (let list = 0; list < 30; list += 1) await timed(consentId)
    const ofAnybody = await fastest(randomUUID)
    expect(await fastest(() => consentId)).toBeLessThan(3 * ofAnybody + 10)
  })

  test('a chain is judged rightly while its person is flooded', async () => {
    const { post, read } = await openCollector({ store: await createStore() })
    const first = makeReceipt()
    const second = follow(first)
    const third = follow(second)
    const { consentId } = first
    await post([first, third])
    await post(some(100, { consentId, prev: uuid7(), seq: 1 }))
    await post(some(100, { consentId, prev: uuid7(), seq: 2 }))
    await post(second)
    const fourth = follow(third)
    const twin = { ...fourth, id: uuid7(), action: 'deny' as const }
    await post(fourth)
    await post(twin)
    const { flags } = (await read(`/receipts?limit=1000&consentId=${consentId}`)).json()
    const judged = [first, second, third, fourth, twin].map(({ id }) => flags[id])
    expect(judged).toEqual([undefined, undefined, undefined, undefined, 'fork'])
  })

  test('names inside a receipt are not taken for its predecessor', async () => {
    const { post, read } = await openCollector({ store: await createStore() })
    const pendingChoices = { prev: '2027-01-01T00:00:00Z', prevHash: '2027-01-01T00:00:00Z' }
    const first = makeReceipt({ pendingChoices })
    const second = follow(first, { pendingChoices, userRef: `"prev":null,"prevHash":null` })
    await post(second)
    await post(first)
    await post({ ...second, id: uuid7().toUpperCase() })
    const { flags } = (await read('/receipts')).json()
    expect(Object.values(flags)).toEqual(['fork'])
    expect(flags[second.id]).toBeUndefined()
  })

  test('the last number a chain can have is taken', async () => {
    const { post } = await openCollector({ store: await createStore() })
    expect((await post(makeReceipt({ seq: 2_147_483_647 }))).statusCode).toBe(201)
  })
})

test('an engine that takes no limit in a lateral join is asked without one, and chains are judged', async () => {
  const { pool } = connectPostgres(await postgres.createDatabase())
  onTestFinished(() => pool.end())
  await pool.query(
    'create table receipts (id uuid primary key, consent_id uuid, seq int, chain text, hash bytea, body text)',
  )
  const asked: string[] = []
  const query = async (statement: { text: string; values: unknown[] }) => {
    asked.push(statement.text.includes('lateral') ? 'lateral' : 'plain')
    if (asked.at(-1) === 'lateral') throw Object.assign(new Error('no'), { code: '0A000' })
    return pool.query(statement)
  }
  const neighbours = postgresNeighbours({ query } as unknown as Pick<Pool, 'query'>)
  const first = makeReceipt()
  const second = follow(first)
  const [known, twin] = [first, second].map((receipt) => entryOf(receipt, Date.now()))
  for (const { id, consentId, seq, hash, body } of [known!, twin!])
    await pool.query('insert into receipts values ($1, $2, $3, $4, $5, $6)', [
      id,
      consentId,
      seq,
      'open',
      Buffer.from(hash, 'hex'),
      body,
    ])
  const found = await neighbours([entryOf({ ...second, id: uuid7() }, Date.now())])
  const links = found.get(first.consentId)!.map(({ id, prev }) => ({ id, prev }))
  expect(links).toHaveLength(2)
  expect(links).toContainEqual({ id: first.id, prev: null })
  expect(links).toContainEqual({ id: second.id, prev: first.id })
  await neighbours([known!])
  expect(asked).toEqual(['lateral', 'plain', 'plain'])
})

test('long receipts that come faster than they are stored are turned away, and the others are kept', async () => {
  const { post, read } = await openCollector()
  const services = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [`${index}-${'x'.repeat(94)}`, true]),
  )
  const long = Array.from({ length: 330 }, () => JSON.stringify(makeReceipt({ services })))
  const answers = await Promise.all(long.map((body) => post(body)))
  const stored = answers.filter(({ statusCode }) => statusCode === 201)
  const refused = answers.filter(({ statusCode }) => statusCode === 503)
  expect(stored.length + refused.length).toBe(long.length)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]!.headers['retry-after']).toBe('2')
  expect(refused[0]!.json().detail).toContain('too many receipts are waiting')
  expect((await read('/ready')).statusCode).toBe(200)
  expect((await post(long.at(-1)!)).statusCode).toBe(201)
})
