import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { answer, decode, from, openHandOvers, signed, to, wish } from './support/hand-over.ts'
import { openCollector } from './support/open-collector.ts'
import { follow, uuid7 } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

afterEach(() => void vi.useRealTimers())

test('an answer travels from one domain to the other, as it was stored', async () => {
  const { post, handOver, redeem } = await openHandOvers()
  const receipt = answer({ gpcOverride: true, userRef: 'someone' })
  await post(receipt)
  const before = Date.now()
  const issued = await handOver(wish(receipt))
  expect(issued.statusCode).toBe(200)
  expect(issued.headers).toMatchObject({
    'access-control-allow-origin': from,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  const { token, expires } = issued.json()
  const redeemed = await redeem(token)
  expect(redeemed.statusCode).toBe(200)
  expect(redeemed.headers).toMatchObject({
    'access-control-allow-origin': to,
    'cache-control': 'no-store',
  })
  const { id, consentId, action, categories, services, model, jurisdiction } = receipt
  const { policy, decidedAt, expiresAt, gpcOverride } = receipt
  const answered = { id, consentId, action, categories, services, model, jurisdiction }
  const carried = { ...answered, policy, decidedAt, expiresAt, gpcOverride }
  expect(redeemed.json()).toEqual({ from, receipt: carried })

  const { jti, exp, ...content } = decode(token)
  expect(content).toEqual({ v: 1, from, to, receipt: carried })
  expect(jti).toMatch(/^[\w-]{22}$/)
  expect(exp - before).toBeGreaterThanOrEqual(120_000)
  expect(exp - before).toBeLessThan(150_000)
  expect(expires).toBe(new Date(exp).toISOString())
  expect(token).toBe(signed(token.split('.')[0]!))
})

test('a receipt without services or override has neither in its token', async () => {
  const { tokenFor } = await openHandOvers()
  const { services: _, ...receipt } = answer()
  expect(decode(await tokenFor(receipt)).receipt).not.toHaveProperty('services')
  expect(decode(await tokenFor(receipt)).receipt).not.toHaveProperty('gpcOverride')
})

test('each token has a number of its own, and ids may be written in capitals', async () => {
  const { post, handOver } = await openHandOvers()
  const receipt = answer()
  await post(receipt)
  const shouted = wish(receipt, {
    receipt: receipt.id.toUpperCase(),
    consentId: receipt.consentId.toUpperCase(),
  })
  const type = 'text/plain;charset=UTF-8'
  const tokens = [await handOver(wish(receipt)), await handOver(shouted, { type })]
  expect(tokens.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect(new Set(tokens.map((issued) => decode(issued.json().token).jti)).size).toBe(2)
})

test('without a key both routes are off, and say how to switch them on', async () => {
  const { app } = await openCollector({ origins: [from, to] })
  for (const url of ['/hand-over', '/hand-over/redeem']) {
    const refused = await app.inject({ method: 'POST', url, headers: { origin: from } })
    expect(refused.statusCode).toBe(404)
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(refused.json().detail).toContain('HAND_OVER_KEY')
  }
})

test('a key that is too short starts no collector', async () => {
  for (const handOverKey of ['', 'x'.repeat(31)])
    await expect(openHandOvers({ handOverKey })).rejects.toThrow('handOverKey must be at least 32')
})

test('a receipt nobody stored, or of another consent id, or erased, is not found', async () => {
  const { post, handOver, app } = await openHandOvers()
  const [receipt, neighbour] = [answer(), answer()]
  await post([receipt, neighbour])
  const refusals = [
    wish(receipt, { receipt: uuid7() }),
    wish(receipt, { consentId: randomUUID() }),
    wish(receipt, { consentId: neighbour.consentId }),
  ]
  for (const body of refusals) expect((await handOver(body)).statusCode).toBe(404)
  expect((await handOver(wish(receipt))).statusCode).toBe(200)
  await app.inject({
    method: 'DELETE',
    url: `/subjects/${receipt.consentId}`,
    headers: { authorization: 'Bearer a-token-for-the-tests' },
  })
  expect((await handOver(wish(receipt))).statusCode).toBe(404)
})

test('an answer that was changed does not travel, and the change does', async () => {
  const { post, handOver } = await openHandOvers()
  const receipt = answer()
  const expiresAt = receipt.expiresAt
  const withdrawal = follow(receipt, { action: 'withdraw', expiresAt })
  await post(receipt)
  expect((await handOver(wish(receipt))).statusCode).toBe(200)
  await post(withdrawal)
  const refused = await handOver(wish(receipt))
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({ title: 'Superseded', status: 409 })
  expect((await handOver(wish(withdrawal))).statusCode).toBe(200)
})

const hour = (number: number) => new Date(Date.UTC(2026, 0, 1, number)).toISOString()
const far = { expiresAt: '9999-01-01T00:00:00.000Z' }

test.each([
  ['two tabs at once: the later one', { seq: 1 }, hour(2), [409, 200]],
  ['a chain that began anew: the later one', { seq: 0, prev: null }, hour(2), [409, 200]],
  ['the same moment: the one that follows', {}, hour(1), [409, 200]],
  ['a clock set back: neither', {}, hour(0), [409, 409]],
])('of two answers that disagree about their order, %s', async (_, place, decidedAt, statuses) => {
  const { post, handOver } = await openHandOvers()
  const first = answer({ seq: 1, prev: uuid7(), decidedAt: hour(1), ...far })
  const second = follow(first, { ...place, decidedAt, ...far })
  await post([first, second])
  const answers = [await handOver(wish(first)), await handOver(wish(second))]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(statuses)
})

test.each([
  ['no origin', { origin: undefined }, {}],
  ['an origin that is not listed', { origin: 'https://evil.example' }, {}],
  ['an origin in a longer name', { origin: `${from}.evil.example` }, {}],
  ['two origins', { origin: `${from}, ${to}` }, {}],
  ['the origin of no page', { origin: 'null' }, { to: 'null' }],
  ['a listed origin where the answer was not given', { origin: to }, { to: from }],
  ['a link to an origin that is not listed', {}, { to: 'https://evil.example' }],
  ['a link to the same domain', {}, { to: from }],
])('%s is refused', async (_, headers, changes) => {
  const { post, handOver } = await openHandOvers()
  const receipt = answer()
  await post(receipt)
  expect((await handOver(wish(receipt, changes), headers)).statusCode).toBe(403)
  expect((await handOver(wish(receipt))).statusCode).toBe(200)
})

test('an answer of a page that is not listed does not travel, though it is stored', async () => {
  const { post, handOver } = await openHandOvers()
  const origin = 'https://evil.example'
  const receipt = answer({ site: { origin, path: '/' } })
  await post(receipt)
  expect((await handOver(wish(receipt), { origin })).statusCode).toBe(403)
})

test.each(['http://www.example.com', 'https://example.com'])(
  'an answer given on the twin %s does not travel from here',
  async (origin) => {
    const { post, handOver } = await openHandOvers({ origins: [from, to, origin] })
    const receipt = answer({ site: { origin, path: '/' } })
    await post(receipt)
    expect((await handOver(wish(receipt))).statusCode).toBe(403)
    expect((await handOver(wish(receipt), { origin })).statusCode).toBe(200)
  },
)

test('an answer that has expired or was taken back is gone', async () => {
  const { post, handOver } = await openHandOvers()
  const receipt = answer()
  const reset = answer({ action: 'reset', expiresAt: null })
  const expire = answer({ action: 'expire', expiresAt: null })
  await post([receipt, reset, expire])
  for (const over of [reset, expire]) expect((await handOver(wish(over))).statusCode).toBe(410)
  expect((await handOver(wish(receipt))).statusCode).toBe(200)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(receipt.expiresAt!) })
  const refused = await handOver(wish(receipt))
  expect(refused.statusCode).toBe(410)
  expect(refused.json().detail).toContain('expired')
})

test('an answer too long for a link is told to stay, and a page may ask no more than others', async () => {
  const { post, handOver } = await openHandOvers({ rate: 3 })
  const services = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`service-number-${index}`, true]),
  )
  const receipt = answer({ services })
  await post(receipt)
  const refused = await handOver(wish(receipt))
  expect(refused.statusCode).toBe(413)
  expect(refused.json().detail).toMatch(/token of \d+ characters; a link carries 6000 at most/)
  await handOver({})
  const limited = await handOver(wish(receipt))
  expect(limited.statusCode).toBe(429)
  expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0)
})
