import { once } from 'node:events'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaults } from '../src/settings.ts'
import { openStore } from '../src/store/open-store.ts'
import { verify } from '../src/verify.ts'
import { temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { collectorProgram, runProgram } from './support/run-program.ts'
import { startPostgres, type Postgres } from './support/start-postgres.ts'

let postgres: Postgres
beforeAll(async () => void (postgres = await startPostgres()), 120_000)
afterAll(() => postgres?.stop(), 60_000)

/** Sends receipts over several connections until the collector is gone; adds the ids of what it took. */
async function sendUntilKilled(address: string, acknowledged: string[]): Promise<void> {
  const sender = async (size: number) => {
    for (;;) {
      const receipts = Array.from({ length: size }, () => makeReceipt())
      try {
        const answer = await fetch(`${address}/receipts`, {
          method: 'POST',
          body: JSON.stringify(receipts),
        })
        if (answer.status === 201) acknowledged.push(...receipts.map(({ id }) => id))
        await answer.text()
      } catch {
        // The collector was killed with this request under way.
        return
      }
    }
  }
  await Promise.all([1, 1, 1, 3, 10, 50, 100, 100].map(sender))
}

/** The ids of all that a store holds; none may be there twice. */
async function idsIn(store: string): Promise<Set<string>> {
  const kept = await openStore(store, true)
  const ids = new Set<string>()
  let after = null
  for (;;) {
    const page = await kept.list({}, 1_000, after)
    for (const { id } of page) {
      expect(ids.has(id)).toBe(false)
      ids.add(id)
    }
    after = page.at(-1) ?? null
    if (!after) break
  }
  await kept.close()
  return ids
}

const stores: [string, () => Promise<string>][] = [
  ['SQLite', async () => `file:${join(temporaryFolder(), 'receipts.db')}`],
  ['PostgreSQL', () => postgres.createDatabase()],
]

test.each(stores)(
  'killed under load, again and again, it loses nothing it acknowledged: %s',
  async (_, open) => {
    const store = await open()
    const acknowledged: string[] = []
    for (let round = 1; round <= 4; round += 1) {
      const args = ['--port', '0', '--rate', '0', '--store', store]
      const { address, child } = await runProgram(collectorProgram, args)
      const before = acknowledged.length
      const sending = sendUntilKilled(address, acknowledged)
      await expect
        .poll(() => acknowledged.length - before, { timeout: 10_000 })
        .toBeGreaterThan(300)
      child.kill('SIGKILL')
      await Promise.all([once(child, 'exit'), sending])
    }

    const ids = await idsIn(store)
    expect(acknowledged.length).toBeGreaterThan(1_200)
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    expect(await verify({ ...defaults, store }, () => {})).toBe(0)
  },
  60_000,
)

test.each(stores)(
  'asked to end under load, it answers what it was asked and is gone: %s',
  async (_, open) => {
    const store = await open()
    const acknowledged: string[] = []
    const args = ['--port', '0', '--rate', '0', '--store', store]
    const { address, child } = await runProgram(collectorProgram, args)
    const sending = sendUntilKilled(address, acknowledged)
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(300)
    const asked = Date.now()
    child.kill('SIGTERM')
    const [[exitCode]] = await Promise.all([once(child, 'exit'), sending])
    expect(exitCode).toBe(0)
    // Connections that are kept alive would hold it for more than a minute.
    expect(Date.now() - asked).toBeLessThan(10_000)
    const ids = await idsIn(store)
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
  },
  120_000,
)

test('connections cut under load, again and again, end nothing and lose nothing: PostgreSQL', async () => {
  const store = await postgres.createDatabase()
  const acknowledged: string[] = []
  const args = ['--port', '0', '--rate', '0', '--store', store]
  const { address, child } = await runProgram(collectorProgram, args)
  const sending = sendUntilKilled(address, acknowledged)
  const admin = new Client(store)
  await admin.connect()
  for (let round = 1; round <= 10; round += 1) {
    const before = acknowledged.length
    await expect.poll(() => acknowledged.length - before, { timeout: 10_000 }).toBeGreaterThan(100)
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
  }
  await admin.end()
  const exitCode = child.exitCode
  child.kill('SIGTERM')
  await Promise.all([once(child, 'exit'), sending])
  expect(exitCode).toBe(null)
  const ids = await idsIn(store)
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
  expect(await verify({ ...defaults, store }, () => {})).toBe(0)
}, 60_000)

test('one of two collectors is killed under load; what it left unanswered the other takes, and nothing is lost or twice: PostgreSQL', async () => {
  const store = await postgres.createDatabase()
  const args = ['--port', '0', '--rate', '0', '--store', store]
  const [killed, other] = [
    await runProgram(collectorProgram, args),
    await runProgram(collectorProgram, args),
  ]
  const acknowledged: string[] = []
  const answered = { killed: 0, other: 0 }
  const over = new AbortController()
  const send = async (address: string, body: string) => {
    const answer = await fetch(`${address}/receipts`, { method: 'POST', body })
    await answer.text()
    return answer.status
  }
  /** As a browser does behind a balancer: what got no answer is sent again, to the one that is left. */
  const sender = async (size: number) => {
    while (!over.signal.aborted) {
      const receipts = Array.from({ length: size }, () => makeReceipt())
      const body = JSON.stringify(receipts)
      const status = await send(killed.address, body).catch(() => null)
      if (status === 201) answered.killed += 1
      else {
        // 200: the dead one had committed it before it could answer.
        expect([200, 201]).toContain(await send(other.address, body))
        answered.other += 1
      }
      acknowledged.push(...receipts.map(({ id }) => id))
    }
  }
  const sending = Promise.all([1, 1, 3, 10, 50, 100].map(sender))
  await expect.poll(() => answered.killed, { timeout: 10_000 }).toBeGreaterThan(100)
  killed.child.kill('SIGKILL')
  await expect.poll(() => answered.other, { timeout: 10_000 }).toBeGreaterThan(100)
  over.abort()
  await sending
  other.child.kill('SIGTERM')
  await once(other.child, 'exit')

  const ids = await idsIn(store)
  expect([...ids].sort()).toEqual([...acknowledged].sort())
  expect(await verify({ ...defaults, store }, () => {})).toBe(0)
}, 60_000)
