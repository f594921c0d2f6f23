import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { defaults } from '../src/settings.ts'
import { entryOf } from '../src/store/entry.ts'
import { engineOf, migratePostgres, tableLock } from '../src/store/postgres-schema.ts'
import { openPostgresStore } from '../src/store/postgres-store.ts'
import { verify } from '../src/verify.ts'
import { openCollector } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { sealAll, verdictOf } from './support/seal-log.ts'
import { startPostgres, type Postgres } from './support/start-postgres.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 60_000 })

let postgres: Postgres
beforeAll(async () => void (postgres = await startPostgres()), 120_000)
afterAll(() => postgres?.stop(), 60_000)

async function connect(url: string, options: { statement_timeout?: number } = {}) {
  const client = new Client({ connectionString: url, ...options })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const some = (count: number, date?: string) =>
  Array.from({ length: count }, () => {
    const receipt = makeReceipt(date === undefined ? {} : { decidedAt: `${date}T12:00:00.000Z` })
    return entryOf(receipt, Date.now())
  })

async function openStore() {
  const url = await postgres.createDatabase()
  const store = await openPostgresStore(url)
  onTestFinished(() => store.close())
  const client = await connect(url)
  return {
    url,
    store,
    query: async (sql: string) => (await client.query(sql)).rows,
    tables: async () =>
      (
        await client.query<{ name: string; n: number }>(
          `select tableoid::regclass::text as name, count(*)::int as n from receipts
           group by 1 order by 1`,
        )
      ).rows,
  }
}

const tableOf = (time: number) =>
  `receipts_${new Date(time).toISOString().slice(0, 7).replace('-', '_')}`
const nextMonth = (now = new Date()) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)

test('a month whose table cannot be made at once costs no receipt, and gets its rows later', async () => {
  const { url, store, query, tables } = await openStore()
  const reader = await connect(url)
  await reader.query('begin')
  await reader.query('select count(*) from receipts')
  const begun = performance.now()
  await store.save(some(20))
  expect(performance.now() - begun).toBeLessThan(8_000)
  expect(await tables()).toEqual([{ name: 'receipts_other', n: 20 }])
  await sealAll(store)
  // Nothing to retire; the tables of this month and the next are seen to all the same.
  await store.retire(0, Date.now())
  expect(await tables()).toEqual([{ name: 'receipts_other', n: 20 }])
  await reader.query('rollback')
  await store.retire(0, Date.now())
  expect(await tables()).toEqual([{ name: tableOf(Date.now()), n: 20 }])
  expect(await query('select count(*)::int as n from receipts where seal_no is null')).toEqual([
    { n: 0 },
  ])
  await store.save(some(1))
  expect(await verdictOf(store)).toMatchObject({ receipts: 21, broken: null })
})

test('the table of the next month is there before its first receipt', async () => {
  const { store, query } = await openStore()
  await store.retire(0, Date.now())
  const found = await query(`select to_regclass('${tableOf(nextMonth())}') is not null as is`)
  expect(found).toEqual([{ is: true }])
})

test('a month that somebody reads while it should go is emptied, and dropped by the next run', async () => {
  const { url, store, query, tables } = await openStore()
  await store.save(some(5, '2026-01-05'))
  await store.save(some(5))
  await sealAll(store)
  const reader = await connect(url)
  await reader.query('begin')
  await reader.query('select count(*) from receipts_2026_01')
  expect(await store.retire(Date.now() + 1_000, Date.now())).toBe(10)
  expect(await tables()).toEqual([])
  const left = () => query("select to_regclass('receipts_2026_01') is not null as is")
  expect(await left()).toEqual([{ is: true }])
  await reader.query('rollback')
  await store.retire(Date.now() + 1_000, Date.now())
  expect(await left()).toEqual([{ is: false }])
  expect(await verdictOf(store)).toMatchObject({ seals: 1, broken: null })
})

test('a month that holds a receipt under a younger seal, or under none, stays', async () => {
  const { store, tables } = await openStore()
  await store.save(some(3, '2026-01-05'))
  await sealAll(store)
  await new Promise((resolve) => setTimeout(resolve, 5))
  const limit = Date.now()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await store.save(some(2, '2026-01-06'))
  expect(await store.retire(limit, Date.now())).toBe(3)
  await sealAll(store)
  expect(await store.retire(limit, Date.now())).toBe(0)
  expect(await tables()).toEqual([{ name: 'receipts_2026_01', n: 2 }])
  expect(await verdictOf(store)).toMatchObject({ seals: 2, receipts: 2, broken: null })
})

test('retention that is cut short leaves a log that fits, and the next run finishes it', async () => {
  const { store, tables, query } = await openStore()
  await store.save(some(12, '2026-01-05'))
  await sealAll(store)
  expect(await store.retire(Date.now() + 1_000, Date.now(), AbortSignal.abort())).toBe(12)
  expect(await tables()).toEqual([{ name: 'receipts_2026_01', n: 12 }])
  // As if it had come so far.
  await query('delete from receipts where id in (select id from receipts limit 5)')
  expect(await verdictOf(store)).toMatchObject({ seals: 2, receipts: 0, broken: null })
  expect(await store.retire(Date.now() + 1_000, Date.now())).toBe(0)
  expect(await tables()).toEqual([])
  expect(await query('select count(*)::int as n from seals where leaves is not null')).toEqual([
    { n: 0 },
  ])
  expect(await query('select count(*)::int as n from removals')).toEqual([{ n: 1 }])
})

test.each([
  ['a seal that is none', '0', ', seal 1, the receipt was put in later'],
  ['a seal below that', '-3', ', seal 1, the receipt was put in later'],
  ['a seal that was never made', '999', ', it stands under a seal that was never made'],
])('a row put in under %s is named', async (_, seal, reason) => {
  const { url, store, query } = await openStore()
  await store.save(some(3))
  await sealAll(store)
  const [extra] = some(1)
  await store.save([extra!])
  await query(`update receipts set seal_no = ${seal} where id = '${extra!.id}'`)
  const lines: string[] = []
  expect(await verify({ ...defaults, store: url }, (line) => lines.push(line))).toBe(1)
  expect(lines.at(-1)).toContain(`receipt ${extra!.id}${reason}`)
})

test('what is no seal, no removal or no time any more is named', async () => {
  for (const [sql, reason] of [
    [`update seals set content = 'not JSON'`, 'seal 1, the seal was changed'],
    [`insert into removals values (1, 'not JSON')`, 'removal 1 on record'],
    ['update receipts set received_at = 9e15', 'its hash or time of arrival was changed'],
    [`update receipts set chain = 'fork'`, 'its chain does not bear out the flag "fork"'],
  ] as const) {
    const { url, store, query } = await openStore()
    await store.save(some(2))
    await sealAll(store)
    await query(sql)
    const lines: string[] = []
    expect(await verify({ ...defaults, store: url }, (line) => lines.push(line))).toBe(1)
    expect(lines.at(-1)).toContain(reason)
  }
})

test('more receipts without a seal than a page holds are all looked at, once', async () => {
  const { store } = await openStore()
  // Of one moment: the page ends in the middle of them.
  const now = Date.now()
  const many = Array.from({ length: 2_100 }, () => entryOf(makeReceipt(), now))
  for (let start = 0; start < many.length; start += 100)
    await store.save(many.slice(start, start + 100))
  expect(await verdictOf(store)).toMatchObject({ receipts: 2_100, broken: null })
})

test('tables are brought up to date however long another collector holds the lock', async () => {
  const url = await postgres.createDatabase()
  const holder = await connect(url)
  await holder.query('select pg_advisory_lock($1)', [tableLock])
  const client = await connect(url, { statement_timeout: 300 })
  // `migratePostgres` asks for nothing that a single connection has not.
  const asPooled = client as unknown as Parameters<typeof engineOf>[0]
  const done = migratePostgres(asPooled, await engineOf(asPooled))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await holder.query('select pg_advisory_unlock($1)', [tableLock])
  await done
  expect((await client.query('show statement_timeout')).rows).toEqual([
    { statement_timeout: '300ms' },
  ])
})

test('a collector takes receipts while a long report reads all months', async () => {
  const url = await postgres.createDatabase()
  const { post } = await openCollector({ store: url })
  const reader = await connect(url)
  await reader.query('begin')
  await reader.query('select count(*) from receipts')
  expect((await post(makeReceipt())).statusCode).toBe(201)
  expect((await post(makeReceipt())).statusCode).toBe(201)
})
