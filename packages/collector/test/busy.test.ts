import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { entryOf } from '../src/store/entry.ts'
import { orBusy } from '../src/store/sqlite-busy.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import { StoreBusy } from '../src/store/store.ts'
import { openCollector, temporaryFolder, token } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

test('while a neighbour holds the file, erasing and sealing are told to come again', async () => {
  const path = join(temporaryFolder(), 'receipts.db')
  const { app, post, read } = await openCollector({ store: `file:${path}` })
  const receipt = makeReceipt()
  await post(receipt)
  const neighbour = new DatabaseSync(path)
  onTestFinished(() => neighbour.close())
  neighbour.exec('begin immediate')
  const url = `/subjects/${receipt.consentId}`
  const headers = { authorization: `Bearer ${token}` }
  for (const answer of [
    await app.inject({ method: 'DELETE', url, headers }),
    await read(`/proof/${receipt.id}`),
    await post(makeReceipt()),
  ]) {
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
  }
  neighbour.exec('rollback')
  expect((await app.inject({ method: 'DELETE', url, headers })).json()).toEqual({ erased: 1 })
})

test('a file that has become read-only is busy, not broken', async () => {
  const path = join(temporaryFolder(), 'receipts.db')
  const receipt = makeReceipt()
  const before = openSqliteStore(path)
  await before.save([entryOf(receipt, Date.now())])
  await before.close()
  const store = openSqliteStore(path, true)
  onTestFinished(() => store.close())
  await expect(store.save([entryOf(makeReceipt(), Date.now())])).rejects.toThrow(StoreBusy)
  await expect(store.erase(receipt.consentId, Date.now())).rejects.toThrow(StoreBusy)
  await expect(store.markPublished('here', 1)).rejects.toThrow(StoreBusy)
  await expect(store.ping()).rejects.toThrow(StoreBusy)
  expect(await store.get(receipt.id)).toMatchObject({ id: receipt.id })
})

test.each([
  ['busy', 5, true],
  ['locked by the same process', 6 | (1 << 8), true],
  ['read-only', 8, true],
  ['an error of the disk', 10 | (3 << 8), true],
  ['a full disk', 13, true],
  ['a file that cannot be opened', 14, true],
  ['a broken rule', 19, false],
  ['a mistake in a statement', 1, false],
])('%s passes by itself, or does not', (_, errcode, passes) => {
  const error = Object.assign(new Error('as SQLite says it'), { errcode })
  const fail = orBusy(() => {
    throw error
  })
  expect(fail).toThrow(passes ? StoreBusy : error)
  if (!passes) expect(fail).not.toThrow(StoreBusy)
})
