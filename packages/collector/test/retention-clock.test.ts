import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { retireByAge } from '../src/retention.ts'
import { expiredSeals } from '../src/seal/expired-seals.ts'
import { makeSeal, type Seal } from '../src/seal/seal.ts'
import { entryOf } from '../src/store/entry.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import { temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { day, sealAll, verdictOf } from './support/seal-log.ts'

const at = (date: string) => Date.parse(`${date}T12:00:00Z`)

/** A log of one receipt under a seal for each date, arrived and sealed while the clock showed it. */
async function logOf(dates: readonly string[]) {
  const path = join(temporaryFolder(), 'r.db')
  const store = openSqliteStore(path)
  onTestFinished(() => store.close())
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  for (const date of dates) {
    vi.setSystemTime(at(date))
    await store.save([entryOf(makeReceipt({ decidedAt: new Date().toISOString() }), Date.now())])
    await sealAll(store)
  }
  const query = (sql: string) => {
    const db = new DatabaseSync(path)
    const rows = db.prepare(sql).all()
    db.close()
    return rows
  }
  return { store, query }
}

const sealed = (dates: readonly string[]) => {
  const seals: Seal[] = []
  for (const date of dates)
    seals.push(
      // Each as if it were the first: what the clock showed, unlevelled.
      { ...makeSeal([Buffer.alloc(32)], null, { count: 0, hash: null }, at(date)) },
    )
  return async (no: number) =>
    seals.map((seal, index) => ({ no: index + 1, seal })).filter((it) => it.no > no)
}

test.each([
  ['in order', ['2026-01-01', '2026-02-01', '2026-08-01'], 2],
  [
    'one made in 1970 among recent ones',
    ['2026-01-01', '2026-08-01', '1970-01-01', '2026-08-03'],
    1,
  ],
  ['one made in an old year among recent ones', ['2026-01-01', '2026-08-01', '2026-01-05'], 1],
  ['the first made in 1970', ['1970-01-01', '2026-08-01'], null],
  [
    'a wrong one goes with old ones behind it',
    ['1970-01-01', '2099-01-01', '2026-02-01', '2026-08-01'],
    3,
  ],
  ['recent ones alone', ['2026-08-01', '2026-08-02'], null],
])('seals give way up to the first that is not old: %s', async (_, dates, upToSeal) => {
  const found = await expiredSeals(sealed(dates), 0, at('2026-07-01'), at('2026-09-01'))
  expect(found?.upToSeal ?? null).toBe(upToSeal)
})

test('a seal made by a clock that was set back takes its time from the one before', () => {
  const removals = { count: 0, hash: null }
  const first = makeSeal([], null, removals, at('2026-08-01'))
  expect(makeSeal([], first, removals, at('2026-08-01') - 1_000).madeAt).toBe(first.madeAt)
  expect(makeSeal([], first, removals, 0).madeAt).toBe(first.madeAt)
  const ahead = makeSeal([], first, removals, at('2099-01-01'))
  expect(makeSeal([], ahead, removals, at('2026-08-02')).madeAt).toBe('2026-08-02T12:00:00.000Z')
})

test('one seal made while the clock showed 1970 takes no recent receipts away', async () => {
  const { store, query } = await logOf(['2026-08-01', '2026-08-02', '1970-01-02', '2026-08-03'])
  // As a collector without this care has left it.
  query('update seals set made_at = 5 where no = 3')
  vi.setSystemTime(at('2026-08-04'))
  expect(await retireByAge(store, 30, Date.now(), 0)).toBe(0)
  expect(await store.list({}, 10, null)).toHaveLength(4)
  expect(await verdictOf(store)).toMatchObject({ receipts: 4, broken: null })
})

test('a clock far ahead of the newest receipt takes nothing away', async () => {
  const { store } = await logOf(['2026-08-01', '2026-08-02'])
  await expect(retireByAge(store, 365, at('2099-01-01'), day)).rejects.toThrow(
    'the clock shows 2099-01-01, and the newest receipt was decided on 2026-08-02',
  )
  expect(await store.list({}, 10, null)).toHaveLength(2)
})

test('seals made under a clock that visitors contradict do not make it believed', async () => {
  const { store } = await logOf(['2026-08-01'])
  const decidedAt = '2026-08-02T00:00:00.000Z'
  vi.setSystemTime(at('2099-01-01'))
  await store.save([entryOf(makeReceipt({ decidedAt }), Date.now())])
  await sealAll(store)
  await expect(retireByAge(store, 365, Date.now(), 100 * day)).rejects.toThrow('Set the clock')
  expect(await store.list({}, 10, null)).toHaveLength(2)
})

test('a collector that had no visitors for years still takes out what is old', async () => {
  const { store } = await logOf(['2026-08-01', '2026-08-02'])
  const years = at('2030-01-01')
  await expect(retireByAge(store, 365, years, day)).rejects.toThrow('nothing is taken out by age')
  expect(await retireByAge(store, 365, years, 4 * day)).toBe(2)
})

test('lists of receipts that were given up already are not written again', async () => {
  const { store, query } = await logOf(['2026-01-01', '2026-02-01', '2026-03-01', '2026-08-01'])
  await store.retire(at('2026-02-15'), at('2026-08-02'))
  query('create table written (no)')
  query('create trigger seen after update on seals begin insert into written values (new.no); end')
  await store.retire(at('2026-03-15'), at('2026-08-02'))
  expect(query('select no from written')).toEqual([{ no: 3 }])
})

test('a run that is cut short leaves a log that fits, and the next run finishes it', async () => {
  const { store, query } = await logOf(['2026-01-01', '2026-02-01', '2026-08-01'])
  const closing = AbortSignal.abort()
  await store.retire(at('2026-07-01'), at('2026-08-02'), closing)
  expect(query('select count(*) as n from receipts')).toEqual([{ n: 3 }])
  expect(await verdictOf(store)).toMatchObject({ seals: 3, receipts: 1, broken: null })
  await store.retire(at('2026-07-01'), at('2026-08-02'))
  expect(query('select count(*) as n from receipts')).toEqual([{ n: 1 }])
  expect(query('select no from seals where leaves is null')).toEqual([{ no: 1 }, { no: 2 }])
  expect(await verdictOf(store)).toMatchObject({ seals: 3, receipts: 1, broken: null })
})

test('more than nine seals stay in the order of their numbers', async () => {
  const { store } = await logOf(
    Array.from({ length: 21 }, (_, index) => `2026-08-${String(index + 1).padStart(2, '0')}`),
  )
  expect((await store.latestSeal())?.no).toBe(21)
  const seals = await store.sealsAfter(8, 3)
  expect(seals.map(({ seal }) => seal.no)).toEqual([9, 10, 11])
  expect(await verdictOf(store)).toMatchObject({ seals: 21, receipts: 21, broken: null })
})
