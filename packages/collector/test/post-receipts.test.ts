import { expect, test } from 'vitest'
import { makeReceipt } from './support/receipts.ts'
import { openCollector } from './support/open-collector.ts'

test('a receipt is accepted once, however often it is sent', async () => {
  const { post, read } = await openCollector()
  const receipt = makeReceipt()
  const first = await post(receipt)
  expect(first.statusCode).toBe(201)
  expect(first.json()).toEqual({ accepted: 1, duplicates: 0 })
  const second = await post(receipt)
  expect(second.statusCode).toBe(200)
  expect(second.json()).toEqual({ accepted: 0, duplicates: 1 })
  expect((await read('/receipts')).json().receipts).toHaveLength(1)
})

test('a duplicate may spell its JSON differently', async () => {
  const { post } = await openCollector()
  const receipt = makeReceipt()
  await post(receipt)
  const reversed = Object.fromEntries(Object.entries(receipt).toReversed())
  expect((await post(JSON.stringify(reversed, null, 2))).json()).toEqual({
    accepted: 0,
    duplicates: 1,
  })
})

test('a list is taken as text/plain, as a beacon sends it', async () => {
  const { post } = await openCollector()
  const receipts = [makeReceipt(), makeReceipt()]
  const answer = await post(receipts, { 'content-type': 'text/plain;charset=UTF-8' })
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toEqual({ accepted: 2, duplicates: 0 })
})

test('the same receipt twice in one list counts once', async () => {
  const { post } = await openCollector()
  const receipt = makeReceipt()
  expect((await post([receipt, receipt])).json()).toEqual({ accepted: 1, duplicates: 1 })
})

test('a known id with other content is a conflict, and its neighbours are stored', async () => {
  const { post, read } = await openCollector()
  const receipt = makeReceipt()
  await post(receipt)
  const neighbour = makeReceipt()
  const answer = await post([{ ...receipt, lang: 'fr' }, neighbour])
  expect(answer.statusCode).toBe(409)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ status: 409, accepted: 1, conflicts: [receipt.id] })
  expect((await read(`/receipts/${receipt.id}`)).json().lang).toBe('en')
  expect((await read(`/receipts/${neighbour.id}`)).statusCode).toBe(200)
})

test('one bad receipt in a list keeps the whole list out, and is named by its path', async () => {
  const { post, read } = await openCollector()
  const answer = await post([makeReceipt(), { ...makeReceipt(), action: 'maybe' }])
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json().errors).toEqual([
    {
      path: '/1/action',
      message: 'must be one of grant, deny, partial, withdraw, expire, reset',
    },
  ])
  expect((await read('/receipts')).json().receipts).toEqual([])
})

test.each([
  ['no body', '', 400],
  ['no JSON', '{"schema":', 400],
  ['an empty list', '[]', 400],
  ['101 receipts', JSON.stringify(Array.from({ length: 101 }, () => makeReceipt())), 400],
  ['more than 256 KiB', JSON.stringify('x'.repeat(256 * 1024)), 413],
])('%s is refused', async (_, body, status) => {
  const { post } = await openCollector()
  const answer = await post(body)
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
})

test('other content types are refused', async () => {
  const { post } = await openCollector()
  for (const type of ['application/xml', 'multipart/form-data; boundary=x', 'text/html'])
    expect((await post(makeReceipt(), { 'content-type': type })).statusCode).toBe(415)
})

test('a client that asks too often is told when to come back', async () => {
  const { post, app } = await openCollector({ rate: 2 })
  await post(makeReceipt())
  await post(makeReceipt())
  const answer = await post(makeReceipt())
  expect(answer.statusCode).toBe(429)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect((await app.inject('/health')).statusCode).toBe(200)
})

test('a list counts as many as it holds, and one that comes while any are left is taken whole', async () => {
  const { post } = await openCollector({ rate: 50 })
  const list = (count: number) => Array.from({ length: count }, () => makeReceipt())
  expect((await post(list(49))).statusCode).toBe(201)
  expect((await post(list(100))).json()).toEqual({ accepted: 100, duplicates: 0 })
  const refused = await post(makeReceipt())
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
})

test('lists sent at once cannot all be the last one that is taken', async () => {
  const { post, read } = await openCollector({ rate: 50 })
  const lists = Array.from({ length: 10 }, () => Array.from({ length: 100 }, () => makeReceipt()))
  const answers = await Promise.all(lists.map((list) => post(list)))
  const refused = answers.filter(({ statusCode }) => statusCode === 429)
  expect(refused).toHaveLength(9)
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused[0]?.json()).toMatchObject({ status: 429, title: 'Too many requests' })
  const answer = await read('/receipts?limit=1000', { 'x-forwarded-for': '203.0.113.7' })
  expect(answer.json().receipts).toHaveLength(100)
})
