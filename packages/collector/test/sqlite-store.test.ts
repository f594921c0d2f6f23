import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { defaults } from '../src/settings.ts'
import { entryOf } from '../src/store/entry.ts'
import { openDatabase, openSqliteStore } from '../src/store/sqlite-store.ts'
import { verify } from '../src/verify.ts'
import { openHandOvers } from './support/hand-over.ts'
import { openCollector, temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

test('a database that another program holds is told as 503, and nothing is lost', async () => {
  const path = join(temporaryFolder(), 'r.db')
  const { post } = await openCollector({ store: `file:${path}` })
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('begin immediate')
  const receipt = makeReceipt()
  const refused = await post(receipt)
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('5')
  other.exec('rollback')
  expect((await post(receipt)).statusCode).toBe(201)
}, 20_000)

test('every commit is flushed, and nobody else can read the file', () => {
  const path = join(temporaryFolder(), 'deeper', 'r.db')
  const db = openDatabase(path)
  onTestFinished(() => db.close())
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(db.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
  // 2 is FULL. It is a setting of the connection, so another one could not tell.
  expect(db.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 })
})

test('a file of the first version is verified as it is, and grows when it is served', async () => {
  const path = join(temporaryFolder(), 'r.db')
  const store = openSqliteStore(path)
  await store.save([entryOf(makeReceipt(), Date.now())])
  await store.close()
  const db = new DatabaseSync(path)
  onTestFinished(() => db.close())
  db.exec('drop table redeemed_hand_overs; pragma user_version = 1')
  const lines: string[] = []
  const settings = { ...defaults, store: `file:${path}` }
  expect(await verify(settings, (line) => lines.push(line))).toBe(0)
  expect(lines.at(-1)).toContain('Everything fits: 1 receipts')
  expect(db.prepare('pragma user_version').get()).toEqual({ user_version: 1 })

  const { tokenFor, redeem } = await openHandOvers({ store: settings.store })
  expect((await redeem(await tokenFor())).statusCode).toBe(200)
  expect(db.prepare('pragma user_version').get()).toEqual({ user_version: 2 })
})

test('a file written by a newer collector is not touched', () => {
  const path = join(temporaryFolder(), 'r.db')
  const db = new DatabaseSync(path)
  db.exec('pragma user_version = 99')
  db.close()
  expect(() => openSqliteStore(path)).toThrow('written by a newer collector')
})
