import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Receipt } from '../src/check/receipt-schema.ts'
import { openCollector, temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

const some = (count: number, changes: Partial<Receipt>) =>
  Array.from({ length: count }, () => makeReceipt(changes))
const refused = { analytics: { granted: false, basis: 'consent' } } as const
const sent = [
  ...some(3, { decidedAt: '2026-03-01T23:59:59.999Z', answerMs: 3_200 }),
  ...some(1, {
    decidedAt: '2026-03-02T00:00:00.000Z',
    action: 'deny',
    categories: refused,
    answerMs: 61_000,
  }),
  ...some(2, {
    decidedAt: '2026-03-02T08:00:00.000Z',
    action: 'withdraw',
    lang: 'fr',
    ua: { mobile: true },
  }),
]

test.each([['sealed'], ['not sealed']])('counts and rates are told, %s', async (state) => {
  const { post, read } = await openCollector()
  await post(sent)
  if (state === 'sealed') await read(`/proof/${sent[0]!.id}`)
  expect((await read('/stats')).json()).toEqual({
    from: null,
    to: null,
    total: 6,
    grant: 3,
    partial: 0,
    deny: 1,
    withdraw: 2,
    rate: 0.75,
    medianAnswerMs: 3_000,
    by: {},
  })
  const { by } = (await read('/stats?by=day,category,lang,device')).json()
  expect(by.day).toMatchObject([
    { key: '2026-03-01', total: 3, grant: 3, rate: 1 },
    { key: '2026-03-02', total: 3, deny: 1, withdraw: 2, rate: 0 },
  ])
  expect(by.category).toContainEqual({ key: 'analytics', total: 6, granted: 5, rate: 0.8333 })
  expect(by.lang).toMatchObject([
    { key: 'en', total: 4 },
    { key: 'fr', total: 2, rate: null },
  ])
  expect(by.device).toMatchObject([
    { key: 'mobile', total: 2 },
    { key: null, total: 4 },
  ])
  expect((await read('/stats?from=2026-03-02')).json()).toMatchObject({
    total: 3,
    medianAnswerMs: 60_000,
  })
  expect((await read('/stats?to=2026-03-01')).json().total).toBe(3)
})

test('what an earlier process left without a seal is counted once', async () => {
  const store = `file:${join(temporaryFolder(), 'receipts.db')}`
  const before = await openCollector({ store })
  await before.post(sent)
  await before.close()
  const { post, read } = await openCollector({ store })
  const [late] = some(1, { decidedAt: '2026-03-02T09:00:00.000Z' })
  await post(late)
  const stats = (await read('/stats?by=day,lang')).json()
  await read(`/proof/${late!.id}`)
  expect((await read('/stats?by=day,lang')).json()).toEqual(stats)
  expect(stats.total).toBe(7)
})

test('a dimension that does not exist is named', async () => {
  const { read } = await openCollector()
  expect((await read('/stats?by=day,shoe')).json().errors[0].path).toBe('/by')
})
