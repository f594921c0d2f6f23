import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Receipt } from '../src/check/receipt-schema.ts'
import { countUp, countedAs } from '../src/stats/count.ts'
import { limitKinds, mostKinds } from '../src/stats/limit-kinds.ts'
import { summarize } from '../src/stats/summarize.ts'
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

const kindsOf = (receipts: readonly Receipt[]) =>
  countUp(
    receipts.map((receipt) => ({
      at: Date.parse(receipt.decidedAt),
      countedAs: countedAs(receipt),
    })),
  )
const version = (text: string) => ({ version: text, url: null, hash: null })

test('strangers do not decide how many rows a day has', () => {
  const decidedAt = '2026-03-01T10:00:00.000Z'
  const invented = Array.from({ length: mostKinds + 500 }, (_, index) =>
    makeReceipt({ decidedAt, policy: version(`invented-${index}`), answerMs: 3_000 }),
  )
  const known = kindsOf([makeReceipt({ decidedAt })])
  const limited = limitKinds(kindsOf(invented), known)
  expect(limited.length).toBeLessThanOrEqual(mostKinds + 2)
  expect(new Set(limited.map(({ facets }) => facets)).size).toBe(limited.length)
  const { total, medianAnswerMs, by } = summarize(limited, ['policy', 'category'])
  expect(total).toBe(invented.length)
  expect(medianAnswerMs).toBe(3_000)
  expect(by.policy!.length).toBeLessThanOrEqual(500)
  const rest = by.policy!.find(({ key }) => key === 'other')!
  expect(by.policy!.reduce((sum, line) => sum + line.total, 0)).toBe(total)
  expect(rest.total).toBeGreaterThan(500)

  // What a day is counted by already goes on being counted; another day has room of its own.
  const later = limitKinds(kindsOf([makeReceipt({ decidedAt }), ...invented.slice(-1)]), [
    ...known,
    ...limited,
  ])
  expect(later.map(({ facets }) => JSON.parse(facets).policy)).toEqual([
    '2026-11',
    'other',
    undefined,
  ])
  const [next] = limitKinds(kindsOf([makeReceipt({ policy: version('new') })]), limited)
  expect(JSON.parse(next!.facets).policy).toBe('new')
})

test('long names and long lists of categories are counted together', () => {
  const granted = (names: readonly string[], others: boolean) =>
    Object.fromEntries(
      names.map((name, index) => [
        name,
        { granted: others || index === 0, basis: 'consent' as const },
      ]),
    )
  const many = Array.from({ length: 100 }, (_, index) => `category-${index + 100}`)
  const facets = (categories: Receipt['categories'], policy = 'x'.repeat(100)) =>
    JSON.parse(countedAs(makeReceipt({ categories, policy: version(policy) }))[0]!)
  expect(facets(granted(many, true)).policy).toBe('other')
  expect(facets({}, '2026-11').policy).toBe('2026-11')
  const counted = facets(granted(many, false)).categories
  expect(Object.keys(counted)).toHaveLength(31)
  expect(counted).toMatchObject({ 'category-100': true, 'category-101': false, other: false })
  expect(facets(granted(['y'.repeat(100)], true)).categories).toEqual({ other: true })
})

test('the limit of a day holds in the database, over seals', async () => {
  const path = join(temporaryFolder(), 'receipts.db')
  const { post, read } = await openCollector({ store: `file:${path}` })
  const decidedAt = '2026-03-01T10:00:00.000Z'
  const send = async (from: number, count: number) => {
    const first = makeReceipt({ decidedAt })
    await post(first)
    for (let sent = 0; sent < count; sent += 100)
      await post(
        Array.from({ length: 100 }, (_, index) =>
          makeReceipt({ decidedAt, lang: `x-a${from + sent + index}` }),
        ),
      )
    await read(`/proof/${first.id}`)
  }
  await send(0, mostKinds)
  await send(mostKinds, 300)
  const stats = (await read('/stats?by=lang')).json()
  expect(stats.total).toBe(mostKinds + 302)
  const lines = stats.by.lang as { key: string; total: number }[]
  expect(lines.length).toBeLessThanOrEqual(500)
  expect(lines.find(({ key }) => key === 'en')?.total).toBe(2)
  expect(lines.reduce((sum, { total }) => sum + total, 0)).toBe(stats.total)
  const file = new DatabaseSync(path, { readOnly: true })
  onTestFinished(() => file.close())
  expect(file.prepare('select count(*) as n from counts').get()).toEqual({ n: mostKinds + 1 })
})
