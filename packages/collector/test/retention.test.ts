import { join } from 'node:path'
import { expect, test } from 'vitest'
import { retentionLimit } from '../src/retention.ts'
import { createSealer } from '../src/seal/sealer.ts'
import { verifyLog, type Verdict } from '../src/seal/verify-log.ts'
import { entryOf } from '../src/store/entry.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import type { Store } from '../src/store/store.ts'
import { temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

test('what is older than the setting goes by whole months', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  expect(new Date(retentionLimit(now, 30)).toISOString()).toBe('2026-10-01T00:00:00.000Z')
  expect(new Date(retentionLimit(now, 1_825)).toISOString()).toBe('2021-11-01T00:00:00.000Z')
})

async function verdictOf(store: Store): Promise<Verdict> {
  const walk = verifyLog(store)
  for (;;) {
    const step = await walk.next()
    if (step.done) return step.value
  }
}

test('receipts past their time go, their seals stay, and the log still fits', async () => {
  const store = openSqliteStore(join(temporaryFolder(), 'r.db'))
  const sealer = createSealer({
    store,
    most: 10,
    every: 60_000,
    onSeal: () => {},
    onProblem: () => {},
  })
  const save = (count: number) =>
    store.save(Array.from({ length: count }, () => entryOf(makeReceipt(), Date.now())))
  await save(25)
  await sealer.sealNow()
  await new Promise((resolve) => setTimeout(resolve, 5))
  const limit = Date.now()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await save(5)
  await sealer.sealNow()
  expect(await store.retire(limit, Date.now())).toBe(25)
  expect(await store.retire(limit, Date.now())).toBe(0)
  expect(await store.list({}, 100, null)).toHaveLength(5)
  expect(await verdictOf(store)).toEqual({ seals: 4, receipts: 5, erased: 0, broken: null })
  await sealer.close()
  await store.close()
})
