import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { answer, decode, encode, from, openHandOvers, signed, to } from './support/hand-over.ts'
import { temporaryFolder } from './support/open-collector.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

afterEach(() => void vi.useRealTimers())

const statuses = (answers: readonly { readonly statusCode: number }[]) =>
  answers.map(({ statusCode }) => statusCode).toSorted()

test('a token counts once', async () => {
  const { tokenFor, redeem } = await openHandOvers()
  const token = await tokenFor()
  expect((await redeem(token)).statusCode).toBe(200)
  const again = await redeem(token)
  expect(again.statusCode).toBe(410)
  expect(again.json()).toMatchObject({ title: 'No longer valid', status: 410 })
  expect(again.json().detail).toContain('redeemed before')
})

test('of many at once one is served, on one collector and on two over one file', async () => {
  const store = `file:${join(temporaryFolder(), 'r.db')}`
  const one = await openHandOvers({ store })
  const other = await openHandOvers({ store })
  for (const collectors of [
    [one, one],
    [one, other],
    [one, other, one, other],
  ]) {
    const token = await one.tokenFor()
    const answers = await Promise.all(collectors.map(({ redeem }) => redeem(token)))
    expect(statuses(answers)).toEqual([200, ...collectors.slice(1).map(() => 410)])
  }
})

test('a token is still used up after a restart', async () => {
  const store = `file:${join(temporaryFolder(), 'r.db')}`
  const first = await openHandOvers({ store })
  const token = await first.tokenFor()
  await first.redeem(token)
  await first.close()
  const second = await openHandOvers({ store })
  expect((await second.redeem(token)).statusCode).toBe(410)
})

test('domains may have databases of their own', async () => {
  const here = await openHandOvers()
  const there = await openHandOvers()
  const receipt = answer()
  const redeemed = await there.redeem(await here.tokenFor(receipt))
  expect(redeemed.json()).toMatchObject({ from, receipt: { id: receipt.id, action: 'grant' } })
})

test('a token ends after two minutes, and then its number is forgotten', async () => {
  const store = `file:${join(temporaryFolder(), 'r.db')}`
  const { tokenFor, redeem } = await openHandOvers({ store })
  const db = new DatabaseSync(store.slice('file:'.length))
  onTestFinished(() => db.close())
  const kept = () => db.prepare('select jti from redeemed_hand_overs').all().length
  const start = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const [early, late] = [await tokenFor(), await tokenFor()]
  vi.setSystemTime(start + 119_999)
  expect((await redeem(early)).statusCode).toBe(200)
  vi.setSystemTime(start + 120_000)
  const refused = await redeem(late)
  expect(refused.statusCode).toBe(410)
  expect(refused.json().detail).toContain('expired')
  expect(kept()).toBe(1)
  // Another collector's clock may be behind: for it the first token is still good, and used up.
  vi.setSystemTime(start + 1_800_000)
  await redeem(await tokenFor())
  expect(kept()).toBe(2)
  vi.setSystemTime(start + 120_001 + 3_600_000)
  await redeem(await tokenFor())
  expect(kept()).toBe(2)
})

const changed = (token: string, change: Record<string, unknown>) => {
  const [, signature] = token.split('.')
  return `${encode({ ...decode(token), ...change })}.${signature}`
}
const lastBits = (token: string) => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  // The last two bits of a signature's text stand for nothing.
  return token.slice(0, -1) + letters[letters.indexOf(token.at(-1)!) ^ 1]
}

test.each<[string, (token: string) => string]>([
  ['a forged signature', (token) => `${token.split('.')[0]}.${'A'.repeat(43)}`],
  ['the signature of another key', (token) => signed(token.split('.')[0]!, 'x'.repeat(40))],
  ['the key used for something else', (token) => signed(token.split('.')[0]!, undefined, '')],
  [
    'another version of the purpose',
    (t) => signed(t.split('.')[0]!, undefined, 'cct-hand-over/2.'),
  ],
  ['a longer life', (token) => changed(token, { exp: Date.now() + 1e9 })],
  ['another number', (token) => changed(token, { jti: 'A'.repeat(22) })],
  ['another target', (token) => changed(token, { to: from })],
  ['another answer', (token) => changed(token, { receipt: answer({ action: 'deny' }) })],
  ['the same content in other words', (token) => changed(token, {}).replace(/^/, 'IA')],
  ['the same signature in another spelling', lastBits],
  ['content that is not JSON, with no signature of ours', () => `bm8.${'B'.repeat(43)}`],
])('%s is refused, and the token itself is not used up', async (_, forge) => {
  const { tokenFor, redeem } = await openHandOvers()
  const token = await tokenFor()
  const refused = await redeem(forge(token))
  expect(refused.statusCode).toBe(403)
  expect(refused.json().detail).toContain('signature')
  expect((await redeem(token)).statusCode).toBe(200)
})

test('a token of a site with another key is refused', async () => {
  const here = await openHandOvers()
  const stranger = await openHandOvers({ handOverKey: 'k'.repeat(32) })
  expect((await here.redeem(await stranger.tokenFor())).statusCode).toBe(403)
})

test('a token is for one domain, and a page of another does not use it up', async () => {
  const third = 'https://www.example.net'
  const { tokenFor, redeem, redeemFromNowhere } = await openHandOvers({
    origins: [from, to, third],
  })
  const token = await tokenFor()
  for (const origin of [from, third, 'https://evil.example', 'null', `${to}, ${to}`])
    expect((await redeem(token, origin)).statusCode).toBe(403)
  expect((await redeemFromNowhere(token)).statusCode).toBe(403)
  expect((await redeem(token)).statusCode).toBe(200)
})

test('a database that another program holds does not use a token up', async () => {
  const path = join(temporaryFolder(), 'r.db')
  const { tokenFor, redeem } = await openHandOvers({ store: `file:${path}` })
  const token = await tokenFor()
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('begin immediate')
  const refused = await redeem(token)
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('5')
  other.exec('rollback')
  expect((await redeem(token)).statusCode).toBe(200)
})
