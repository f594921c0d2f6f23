import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { answer, decode, from, openHandOvers, wish } from './support/hand-over.ts'
import { follow } from './support/receipts.ts'
import { startPostgres, type Postgres } from './support/start-postgres.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

let postgres: Postgres
beforeAll(async () => void (postgres = await startPostgres()), 120_000)
afterAll(() => postgres?.stop(), 60_000)

async function query(url: string, sql: string, values: unknown[] = []) {
  const client = new Client(url)
  await client.connect()
  return client.query(sql, values).finally(() => client.end())
}

const later = (receipt: ReturnType<typeof answer>) =>
  follow(receipt, { action: 'withdraw', expiresAt: receipt.expiresAt })

test('an answer travels, counts once, and stays once it was changed', async () => {
  const { post, handOver, redeem } = await openHandOvers({ store: await postgres.createDatabase() })
  const receipt = answer()
  expect((await handOver(wish(receipt))).statusCode).toBe(404)
  await post(receipt)
  const { token } = (await handOver(wish(receipt))).json()
  expect((await redeem(token)).json()).toMatchObject({ from, receipt: { id: receipt.id } })
  expect((await redeem(token)).statusCode).toBe(410)
  const withdrawal = later(receipt)
  await post(withdrawal)
  expect((await handOver(wish(receipt))).statusCode).toBe(409)
  expect((await handOver(wish(withdrawal))).statusCode).toBe(200)
})

test('what follows an answer replaces it even if the clock was set back in between', async () => {
  const { post, handOver } = await openHandOvers({ store: await postgres.createDatabase() })
  const receipt = answer({ decidedAt: '2026-01-02T00:00:00.000Z' })
  await post([receipt, { ...later(receipt), decidedAt: '2026-01-01T00:00:00.000Z' }])
  expect((await handOver(wish(receipt))).statusCode).toBe(409)
})

test('of two collectors on one database that are asked at once, one serves a token', async () => {
  const store = await postgres.createDatabase()
  const [one, other] = await Promise.all([openHandOvers({ store }), openHandOvers({ store })])
  const receipt = answer()
  await one.post(receipt)
  for (let round = 0; round < 20; round += 1) {
    const { token } = (await one.handOver(wish(receipt))).json()
    const answers = await Promise.all([one, other, other, one].map(({ redeem }) => redeem(token)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 410, 410, 410])
  }
  const { rows } = await query(store, 'select count(*)::int as n from redeemed_hand_overs')
  expect(rows).toEqual([{ n: 20 }])
})

test('a token that a rival is using up waits for what becomes of it', async () => {
  const store = await postgres.createDatabase()
  const { tokenFor, redeem } = await openHandOvers({ store })
  const token = await tokenFor()
  const { jti, exp } = decode(token)
  const rival = new Client(store)
  await rival.connect()
  const insert = 'insert into redeemed_hand_overs values ($1, $2)'
  const redeemWhile = async (end: 'commit' | 'rollback') => {
    await rival.query('begin')
    await rival.query(insert, [jti, exp])
    let isAnswered = false
    const asked = redeem(token).finally(() => (isAnswered = true))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(isAnswered).toBe(false)
    await rival.query(end)
    return (await asked).statusCode
  }
  expect(await redeemWhile('rollback')).toBe(200)
  await query(store, 'delete from redeemed_hand_overs')
  expect(await redeemWhile('commit')).toBe(410)
  await rival.end()
})

test('numbers of tokens long expired are forgotten, and tables of the first version grow', async () => {
  const store = await postgres.createDatabase()
  await (await openHandOvers({ store })).close()
  await query(store, 'drop table redeemed_hand_overs')
  await query(store, 'delete from tables_version where version = 2')
  const { tokenFor, redeem } = await openHandOvers({ store })
  const insert = `insert into redeemed_hand_overs select 'old' || n, $1 from generate_series(1, 9) n`
  await query(store, insert, [Date.now() - 3_700_000])
  await query(store, `insert into redeemed_hand_overs values ('recent', $1)`, [Date.now() - 3e6])
  const token = await tokenFor()
  expect((await redeem(token)).statusCode).toBe(200)
  const { rows } = await query(store, 'select jti from redeemed_hand_overs')
  expect(new Set(rows.map(({ jti }) => jti))).toEqual(new Set(['recent', decode(token).jti]))
})
