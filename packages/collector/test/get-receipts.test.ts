import { expect, test } from 'vitest'
import { createCollector } from '../src/create-collector.ts'
import { openCollector, token } from './support/open-collector.ts'
import { follow, makeReceipt, uuid7 } from './support/receipts.ts'

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T12:00:00.000Z`

test('receipts come back as they were sent, newest first, with the time of arrival', async () => {
  const { post, read } = await openCollector()
  const sent = [2, 3, 1].map((number) => makeReceipt({ decidedAt: day(number) }))
  await post(sent)
  const { receipts, next } = (await read('/receipts')).json()
  expect(next).toBeNull()
  expect(receipts.map((receipt: { decidedAt: string }) => receipt.decidedAt)).toEqual([
    day(3),
    day(2),
    day(1),
  ])
  const { receivedAt, ...receipt } = receipts[1]
  expect(receipt).toEqual(sent[0])
  expect(Math.abs(Date.parse(receivedAt) - Date.now())).toBeLessThan(5_000)
})

test('pages follow each other without gap or repetition', async () => {
  const { post, read } = await openCollector()
  // Some share a moment, so that the cursor has to tell them apart.
  const sent = Array.from({ length: 25 }, (_, index) =>
    makeReceipt({ id: uuid7(), decidedAt: day(1 + Math.floor(index / 10)) }),
  )
  await post(sent)
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer = await read(`/receipts?limit=4${cursor ? `&cursor=${cursor}` : ''}`)
    const page = answer.json() as { receipts: { id: string }[]; next: string | null }
    seen.push(...page.receipts.map(({ id }) => id))
    cursor = page.next
  }
  expect(seen).toHaveLength(25)
  expect(new Set(seen)).toEqual(new Set(sent.map(({ id }) => id)))
})

test('receipts are narrowed down by person, time and action', async () => {
  const { post, read } = await openCollector()
  const first = makeReceipt({ decidedAt: day(1) })
  const second = follow(first, { decidedAt: day(5), action: 'withdraw' })
  const other = makeReceipt({ decidedAt: day(3) })
  await post([first, second, other])
  const found = async (query: string) =>
    (await read(`/receipts?${query}`)).json().receipts.map(({ id }: { id: string }) => id)
  expect(await found(`consentId=${first.consentId}`)).toEqual([second.id, first.id])
  expect(await found('action=withdraw')).toEqual([second.id])
  expect(await found('from=2026-03-02')).toEqual([second.id, other.id])
  expect(await found('to=2026-03-03')).toEqual([other.id, first.id])
  expect(await found(`from=${day(1)}&to=${day(3)}`)).toEqual([first.id])
})

test.each([
  ['limit=0', '/limit'],
  ['limit=1001', '/limit'],
  ['from=yesterday', '/from'],
  ['from=2026-13-45', '/from'],
  ['from=2026-02-30', '/from'],
  ['to=2026-02-30T10:00:00Z', '/to'],
  ['to=2026-01-01T25:00:00Z', '/to'],
  ['action=maybe', '/action'],
  ['cursor=nonsense', '/cursor'],
  [`cursor=${Buffer.from(`1 ${'-'.repeat(36)}`).toString('base64url')}`, '/cursor'],
  ['consentid=x', '/consentid'],
])('the query %s is refused by name', async (query, path) => {
  const { read } = await openCollector()
  const answer = await read(`/receipts?${query}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().errors.map((error: { path: string }) => error.path)).toEqual([path])
})

test('dates that a calendar has are taken, leap days and times of other zones included', async () => {
  const { read } = await openCollector()
  for (const from of ['2024-02-29', '2026-01-31', '2026-01-31T23:59:59.999%2B02:00', '0001-01-01'])
    expect((await read(`/receipts?from=${from}`)).statusCode).toBe(200)
  for (const path of ['/stats?from=2026-02-30', '/export?format=csv&to=2026-02-30'])
    expect((await read(path)).json()).toMatchObject({ status: 400, title: 'Not a valid request' })
})

test('a receipt that nobody sent is not found', async () => {
  const { read } = await openCollector()
  expect((await read(`/receipts/${uuid7()}`)).statusCode).toBe(404)
  expect((await read('/receipts/7')).statusCode).toBe(400)
})

test('reading needs the token', async () => {
  const { app, read } = await openCollector()
  const answer = await app.inject('/receipts')
  expect(answer.statusCode).toBe(401)
  expect(answer.headers['www-authenticate']).toBe('Bearer')
  expect((await read('/receipts', { authorization: 'Bearer wrong' })).statusCode).toBe(401)
  expect((await read('/receipts', { authorization: token })).statusCode).toBe(401)
})

test('without a token reading is off, unless a demo opens it to its own machine', async () => {
  const { app } = await openCollector({ token: null })
  expect((await app.inject('/receipts')).statusCode).toBe(403)
  const demo = await openCollector({ token: null, openReading: true })
  expect((await demo.app.inject('/receipts')).statusCode).toBe(200)
  const elsewhere = await demo.app.inject({
    url: '/receipts',
    headers: { 'x-forwarded-for': '203.0.113.7' },
  })
  expect(elsewhere.statusCode).toBe(403)
})

test('a collector in memory starts empty', async () => {
  const collector = await createCollector({ store: 'file::memory:', token })
  const answer = await collector.app.inject({
    url: '/receipts',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.json()).toEqual({ receipts: [], next: null, flags: {} })
  await collector.close()
})
