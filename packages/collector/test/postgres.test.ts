import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Receipt } from '../src/check/receipt-schema.ts'
import type { Proof } from '../src/seal/proof.ts'
import { createSealer } from '../src/seal/sealer.ts'
import { defaults } from '../src/settings.ts'
import { entryOf } from '../src/store/entry.ts'
import { connectPostgres } from '../src/store/postgres-client.ts'
import { isPostgres } from '../src/store/postgres-schema.ts'
import { openPostgresStore } from '../src/store/postgres-store.ts'
import { StoreBusy } from '../src/store/store.ts'
import { verify } from '../src/verify.ts'
import { openCollector, token } from './support/open-collector.ts'
import { follow, makeReceipt, uuid7 } from './support/receipts.ts'
import { startPostgres, type Postgres } from './support/start-postgres.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

let postgres: Postgres
beforeAll(async () => void (postgres = await startPostgres()), 120_000)
afterAll(() => postgres?.stop(), 60_000)

const some = (count: number) => Array.from({ length: count }, () => makeReceipt())

async function query(url: string, sql: string, values: unknown[] = []) {
  const client = new Client(url)
  await client.connect()
  return client.query(sql, values).finally(() => client.end())
}

const check = async (store: string) => {
  const lines: string[] = []
  const code = await verify({ ...defaults, store }, (line) => lines.push(line))
  return { code, said: lines.at(-1) }
}

test('receipts are accepted once, and other content under a known id is a conflict', async () => {
  const { post, read } = await openCollector({ store: await postgres.createDatabase() })
  const receipt = makeReceipt()
  expect((await post(receipt)).statusCode).toBe(201)
  expect((await post(receipt)).statusCode).toBe(200)
  expect((await post([receipt, receipt, makeReceipt()])).json()).toEqual({
    accepted: 1,
    duplicates: 2,
  })
  expect((await post({ ...receipt, lang: 'fr' })).statusCode).toBe(409)
  const fresh = makeReceipt()
  expect((await post([fresh, { ...fresh, lang: 'fr' }])).json()).toMatchObject({ accepted: 1 })
  expect((await read(`/receipts/${receipt.id}`)).json()).toMatchObject(receipt)
})

test('lists, pages, filters, export and statistics answer as with SQLite', async () => {
  const { post, read } = await openCollector({ store: await postgres.createDatabase() })
  const sent = Array.from({ length: 25 }, (_, index) =>
    makeReceipt({
      decidedAt: new Date(Date.UTC(2026, index % 5, 3)).toISOString(),
      action: index % 5 === 0 ? 'deny' : 'grant',
    }),
  )
  await post(sent)
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer = await read(`/receipts?limit=4${cursor ? `&cursor=${cursor}` : ''}`)
    const page = answer.json() as { receipts: { id: string }[]; next: string | null }
    seen.push(...page.receipts.map(({ id }) => id))
    cursor = page.next
  }
  expect(seen).toHaveLength(25)
  expect(new Set(seen).size).toBe(25)
  expect((await read('/receipts?from=2026-05-01')).json().receipts).toHaveLength(5)
  expect((await read('/export?format=ndjson&action=deny')).body.trim().split('\n')).toHaveLength(5)
  const stats = (await read('/stats?by=day')).json()
  await read(`/proof/${sent[0]!.id}`)
  expect(stats).toMatchObject({ total: 25, deny: 5, grant: 20 })
  expect((await read('/stats?by=day')).json()).toEqual(stats)
})

test('chains are judged, late predecessors and twins included', async () => {
  const { post, read } = await openCollector({ store: await postgres.createDatabase() })
  const first = makeReceipt()
  const second = follow(first)
  const third = follow(second)
  await post([third, second])
  const flags = async () => (await read('/receipts')).json().flags
  expect(await flags()).toEqual({ [second.id]: 'gap' })
  await post(first)
  expect(await flags()).toEqual({})
  const twin = { ...second, id: uuid7(), action: 'deny' as const }
  await post(twin)
  expect(await flags()).toEqual({ [twin.id]: 'fork' })
})

test('proofs, erasure and the walk of the log work, and a changed receipt is named', async () => {
  const store = await postgres.createDatabase()
  const { post, read, app } = await openCollector({ store })
  const receipts = some(5)
  await post(receipts)
  const proof: Proof = (await read(`/proof/${receipts[0]!.id}`)).json()
  expect(proof.seal).toMatchObject({ no: 1, count: 5 })
  const headers = { authorization: `Bearer ${token}` }
  const url = `/subjects/${receipts[1]!.consentId}`
  expect((await app.inject({ method: 'DELETE', url, headers })).json()).toEqual({ erased: 1 })
  expect((await read(`/receipts/${receipts[1]!.id}`)).statusCode).toBe(410)
  await post(makeReceipt())
  expect(await check(store)).toEqual({
    code: 0,
    said: 'Everything fits: 6 receipts (1 erased) and 1 seals.',
  })
  await query(store, `update receipts set body = replace(body, '"en"', '"em"') where id = $1`, [
    receipts[3]!.id,
  ])
  expect(await check(store)).toMatchObject({
    code: 1,
    said: expect.stringContaining(`receipt ${receipts[3]!.id}, seal 1, its content was changed`),
  })
})

test('months have tables of their own, and a clock far off does no harm', async () => {
  const store = await postgres.createDatabase()
  const { post } = await openCollector({ store })
  const years = ['1999-01-01', '2024-02-29', '2024-03-01', '2099-12-31']
  const sent = years.map((date) => makeReceipt({ decidedAt: `${date}T00:00:00.000Z` }))
  expect((await post(sent)).json()).toEqual({ accepted: 4, duplicates: 0 })
  const { rows } = await query(
    store,
    'select tableoid::regclass::text as name, count(*)::int as n from receipts group by 1 order by 1',
  )
  expect(rows).toEqual([
    { name: 'receipts_2024_02', n: 1 },
    { name: 'receipts_2024_03', n: 1 },
    { name: 'receipts_other', n: 2 },
  ])
})

test('retention drops whole months and keeps the seals', async () => {
  const url = await postgres.createDatabase()
  const store = await openPostgresStore(url)
  const nothing = () => {}
  const sealer = createSealer({
    store,
    most: 10,
    every: 60_000,
    onSeal: nothing,
    onProblem: nothing,
  })
  const old = (date: string) => entryOf(makeReceipt({ decidedAt: date }), Date.now())
  await store.save([old('2024-01-05T00:00:00.000Z'), old('2024-02-05T00:00:00.000Z')])
  await store.save(Array.from({ length: 11 }, () => entryOf(makeReceipt(), Date.now())))
  await sealer.sealNow()
  await new Promise((resolve) => setTimeout(resolve, 5))
  const limit = Date.now()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await store.save([entryOf(makeReceipt(), Date.now())])
  await sealer.sealNow()
  expect(await store.retire(limit, Date.now())).toBe(13)
  expect(await store.list({}, 100, null)).toHaveLength(1)
  const { rows } = await query(url, "select 1 from pg_class where relname ~ '^receipts_2024_..$'")
  expect(rows).toEqual([])
  await sealer.close()
  await store.close()
  expect((await check(url)).said).toBe('Everything fits: 1 receipts (0 erased) and 3 seals.')
})

test.each([
  ['PostgreSQL 15.14 (Debian 15.14-0+deb12u1) on x86_64-pc-linux-gnu', true],
  ['PostgreSQL 15.2-YB-2.25.0.0-b0 on aarch64-unknown-linux-gnu, compiled by clang', false],
  ['CockroachDB CCL v26.3.0 (x86_64-pc-linux-gnu, built 2026/08/01, go1.26)', false],
])('months, BRIN and advisory locks are asked for where they can be had: %s', (version, is) => {
  expect(isPostgres(version)).toBe(is)
})

/** The same server under the name of another engine: what is sent to it is portable SQL alone. */
async function createForeignDatabase(): Promise<string> {
  const store = await postgres.createDatabase()
  await query(
    store,
    `create function public.version() returns text language sql as $$ select 'CockroachDB CCL v26.3.0' $$`,
  )
  const name = new URL(store).pathname.slice(1)
  await query(store, `alter database ${name} set search_path = public, pg_catalog`)
  return store
}

test('on another engine one plain table takes, judges, seals, erases and retires receipts', async () => {
  const store = await createForeignDatabase()
  const { app, post, read } = await openCollector({ store })
  const [first, other] = some(2) as [Receipt, Receipt]
  const second = follow(first)
  expect((await post([second, first, other])).json()).toEqual({ accepted: 3, duplicates: 0 })
  expect((await post({ ...other, lang: 'fr' })).statusCode).toBe(409)
  expect((await read(`/receipts?consentId=${first.consentId}`)).json()).toMatchObject({
    receipts: [{ consentId: first.consentId }, { consentId: first.consentId }],
    flags: {},
  })
  expect((await read(`/proof/${first.id}`)).statusCode).toBe(200)
  const authorization = `Bearer ${token}`
  const url = `/subjects/${other.consentId}`
  const erased = await app.inject({ method: 'DELETE', url, headers: { authorization } })
  expect(erased.json()).toEqual({ erased: 1 })
  expect((await read('/stats?by=day')).json()).toMatchObject({ total: 3 })
  expect((await check(store)).said).toBe('Everything fits: 3 receipts (1 erased) and 1 seals.')
  const opened = await openPostgresStore(store)
  expect(await opened.retire(Date.now() + 1_000, Date.now())).toBe(3)
  await opened.close()
  expect((await check(store)).code).toBe(0)
  const { rows } = await query(
    store,
    `select (select count(*) from pg_inherits)::int as partitions,
       (select count(*) from pg_class c join pg_am a on a.oid = c.relam where a.amname = 'brin')::int as brin`,
  )
  expect(rows).toEqual([{ partitions: 0, brin: 0 }])
})

test.each([
  ['PostgreSQL', () => postgres.createDatabase()],
  ['another engine', createForeignDatabase],
])(
  'two collectors on one database lose nothing, double nothing and share one chain of seals: %s',
  async (_, create) => {
    const store = await create()
    const both = await Promise.all([openCollector({ store }), openCollector({ store })])
    // Every receipt goes to both, as when a sender retries through another machine.
    const batches = Array.from({ length: 40 }, () => some(60))
    const answers = await Promise.all(
      batches.flatMap((batch) =>
        both.map(({ post }, index) => post(index === 0 ? batch : batch.toReversed())),
      ),
    )
    const accepted = answers.map((answer) => answer.json().accepted as number)
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 201]))
    expect(accepted.reduce((sum, count) => sum + count, 0)).toBe(2_400)
    const ids = batches.flat().map(({ id }) => id)
    await Promise.all(both.map(({ read }, index) => read(`/proof/${ids[index]}`)))
    const { rows } = await query(store, 'select count(*)::int as n from receipts')
    expect(rows[0].n).toBe(2_400)
    const { code, said } = await check(store)
    expect(said).toMatch(/^Everything fits: 2400 receipts/)
    expect(code).toBe(0)
  },
  30_000,
)

test('a database that goes away is told as 503, and comes back without a restart', async () => {
  const store = await postgres.createDatabase()
  const { post, read } = await openCollector({ store })
  await post(makeReceipt())
  const name = new URL(store).pathname.slice(1)
  const admin = store.replace(name, 'postgres')
  await query(admin, `alter database ${name} allow_connections false`)
  await query(admin, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    name,
  ])
  const receipt = makeReceipt()
  const refused = await post(receipt)
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('5')
  expect((await read('/ready')).statusCode).toBe(503)
  expect((await read('/health')).statusCode).toBe(200)
  await query(admin, `alter database ${name} allow_connections true`)
  expect((await post(receipt)).statusCode).toBe(201)
})

test('a connection that dies in the middle of a transaction ends neither the collector nor its pool', async () => {
  const url = await postgres.createDatabase()
  const { transaction, pool } = connectPostgres(url)
  const dies = transaction(async (client) => {
    const { rows } = await client.query('select pg_backend_pid() as pid')
    const ended = new Promise<void>((resolve) => client.once('end', resolve))
    await query(url, 'select pg_terminate_backend($1)', [rows[0].pid])
    // Nothing is being asked at that moment: nobody but a listener hears of it.
    await ended
    await client.query('select 1')
  })
  await expect(dies).rejects.toThrow(StoreBusy)
  const { rows } = await transaction((client) => client.query('select 1 as one'))
  expect(rows).toEqual([{ one: 1 }])
  await pool.end()
})

test('a table that someone else changed is not written over', async () => {
  const url = await postgres.createDatabase()
  await (await openPostgresStore(url)).close()
  await query(url, 'insert into tables_version values (99)')
  await expect(openPostgresStore(url)).rejects.toThrow('written by a newer collector')
})

test('work that another transaction was in the way of is done again', async () => {
  const { transaction, pool } = connectPostgres(await postgres.createDatabase())
  let attempts = 0
  const result = await transaction(async (client) => {
    attempts += 1
    await client.query('create table tried (n int)')
    if (attempts < 3) throw Object.assign(new Error('in the way'), { code: '40001' })
    return attempts
  })
  expect(result).toBe(3)
  await expect(
    transaction(async () => Promise.reject(Object.assign(new Error(''), { code: '40P01' }))),
  ).rejects.toThrow(StoreBusy)
  await pool.end()
})
