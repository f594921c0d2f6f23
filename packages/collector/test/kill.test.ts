import { once } from 'node:events'
import { join } from 'node:path'
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

/** Sends receipts over several connections until the collector is gone; returns what it took. */
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

test.each([
  ['SQLite', async () => `file:${join(temporaryFolder(), 'receipts.db')}`],
  ['PostgreSQL', () => postgres.createDatabase()],
])(
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
    expect(acknowledged.length).toBeGreaterThan(1_200)
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    expect(await verify({ ...defaults, store }, () => {})).toBe(0)
  },
  60_000,
)
