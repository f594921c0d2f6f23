import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createGroupCommit, mustHaveRoom } from '../src/store/group-commit.ts'
import { entryOf } from '../src/store/entry.ts'
import { StoreBusy } from '../src/store/store.ts'
import { openCollector, temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { startPostgres, type Postgres } from './support/start-postgres.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

const disk = vi.hoisted(() => ({ blocks: null as number | null }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const statfs = async (path: string) => {
    const found = await real.statfs(path)
    return disk.blocks === null ? found : { ...found, bavail: disk.blocks, bsize: 4_096 }
  }
  return { ...real, statfs }
})

let postgres: Postgres
beforeAll(async () => void (postgres = await startPostgres()), 120_000)
afterAll(() => postgres?.stop(), 60_000)

async function openWithFile() {
  const path = join(temporaryFolder(), 'receipts.db')
  return { path, ...(await openCollector({ store: `file:${path}` })) }
}

test('it is ready where receipts can be stored, and being asked stores nothing', async () => {
  const { read } = await openWithFile()
  const answers = await Promise.all(Array.from({ length: 20 }, () => read('/ready')))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200))
  expect((await read('/receipts')).json().receipts).toEqual([])
})

test('a disk that is nearly full is told, and the way back as well', async () => {
  const { read } = await openWithFile()
  disk.blocks = 1_000
  onTestFinished(() => void (disk.blocks = null))
  const answer = await read('/ready')
  expect(answer.statusCode).toBe(503)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  disk.blocks = null
  expect((await read('/ready')).statusCode).toBe(200)
})

test('a file that is gone is told', async () => {
  const { read, path } = await openWithFile()
  renameSync(path, `${path}.moved`)
  expect((await read('/ready')).statusCode).toBe(503)
  renameSync(`${path}.moved`, path)
  expect((await read('/ready')).statusCode).toBe(200)
})

test('a file that somebody else is writing to is told', async () => {
  const { read, path } = await openWithFile()
  const neighbour = new DatabaseSync(path)
  onTestFinished(() => neighbour.close())
  neighbour.exec('begin immediate')
  expect((await read('/ready')).statusCode).toBe(503)
  neighbour.exec('rollback')
  expect((await read('/ready')).statusCode).toBe(200)
})

test('a database that takes nothing, as a standby does, is told', async () => {
  const store = await postgres.createDatabase()
  const { read, post } = await openCollector({ store })
  expect((await read('/ready')).statusCode).toBe(200)
  const admin = new Client(store.replace(/[^/]+$/, 'postgres'))
  await admin.connect()
  onTestFinished(() => admin.end())
  const name = new URL(store).pathname.slice(1)
  await admin.query(`alter database ${name} set default_transaction_read_only = on`)
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [name],
  )
  await expect.poll(async () => (await post(makeReceipt())).statusCode).toBe(503)
  expect((await read('/ready')).statusCode).toBe(503)
})

test('a queue that is nearly full is told', async () => {
  const commits = createGroupCommit({
    commit: (entries) => entries.map(() => 'accepted'),
    lanes: 1,
    largest: 10,
    mostWaiting: 10,
  })
  expect(() => mustHaveRoom(commits)).not.toThrow()
  const saving = commits.save(Array.from({ length: 9 }, () => entryOf(makeReceipt(), Date.now())))
  expect(() => mustHaveRoom(commits)).toThrow(StoreBusy)
  await saving
})
