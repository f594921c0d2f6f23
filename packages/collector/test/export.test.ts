import { expect, test } from 'vitest'
import { csvCell } from '../src/http/csv-line.ts'
import { openCollector } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

test('NDJSON holds every receipt that matches, one a line', async () => {
  const { post, read } = await openCollector()
  for (let batch = 0; batch < 12; batch += 1)
    await post(
      Array.from({ length: 100 }, () => makeReceipt({ action: batch % 2 ? 'deny' : 'grant' })),
    )
  const answer = await read('/export?format=ndjson&action=deny')
  expect(answer.headers['content-type']).toContain('application/x-ndjson')
  const lines = answer.body.trim().split('\n')
  const receipts = lines.map((line) => JSON.parse(line))
  expect(receipts).toHaveLength(600)
  expect(new Set(receipts.map(({ id }) => id)).size).toBe(600)
  expect(receipts.every(({ action, receivedAt }) => action === 'deny' && receivedAt)).toBe(true)
})

test('CSV has one header and one line for each receipt', async () => {
  const { post, read } = await openCollector()
  await post([
    makeReceipt(),
    makeReceipt({
      categories: {},
      answerMs: 4_200,
      ua: { family: 'Firefox', major: '146', mobile: false },
    }),
  ])
  const answer = await read('/export?format=csv')
  expect(answer.headers['content-type']).toContain('text/csv')
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="receipts-.*\.csv"$/)
  const lines = answer.body.split('\r\n')
  expect(lines[0]).toMatch(/^id,consentId,seq,decidedAt,receivedAt,action,/)
  expect(lines).toHaveLength(4)
  expect(answer.body).toContain(',advertising analytics essential,')
  expect(answer.body).toContain(',4200,Firefox 146,false,')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\uff1d1', '=HYPERLINK("http://x","y")'])(
  'a spreadsheet does not run %s',
  async (value) => {
    const { post, read } = await openCollector()
    await post(makeReceipt({ policy: { version: value, url: null, hash: null }, userRef: value }))
    const { body } = await read('/export?format=csv')
    const cell = `"'${value.replaceAll('"', '""')}"`
    expect(body.split(cell)).toHaveLength(3)
  },
)

test.each([
  ["x;=cmd|'/c calc'!A0;", "x;'=cmd|'/c calc'!A0;"],
  ['x;"=1', 'x;\'"=1'],
  ['x; @SUM(A1);+1', "x;' @SUM(A1);'+1"],
  ['x|-1', "x|'-1"],
  ['x\t=1\r\n\uff1d1', "x\t'=1\r\n'\uff1d1"],
  ['x;\uff0b1;\uff0d1;\uff20a', "x;'\uff0b1;'\uff0d1;'\uff20a"],
  ['\t=1', "'\t'=1"],
])('a spreadsheet that splits at other signs does not run %j', (value, wanted) => {
  expect(csvCell(value)).toBe(`"${wanted.replaceAll('"', '""')}"`)
})

test('text that only holds such signs inside is left as it is', () => {
  for (const value of ['a-b', 'a=b', 'me@example.com', '2026-11-29', 'a; b', 'a|b'])
    expect(csvCell(value).replaceAll('"', '')).toBe(value)
})

test('an anonymous sender cannot run anything in the spreadsheet of whoever exports', async () => {
  const { post, read } = await openCollector()
  const attack = "x;=cmd|'/c calc'!A0;"
  const categories = { [attack]: { granted: true, basis: 'consent' } } as const
  await post(makeReceipt({ userRef: attack, categories, services: { [attack]: true } }))
  const { body } = await read('/export?format=csv')
  const cells = body.split(/[;\r\n]/)
  expect(cells.filter((cell) => /^[\s"]*[=+\-@]/.test(cell))).toEqual([])
  expect(cells.filter((cell) => cell.startsWith("'=cmd"))).toHaveLength(3)
})

test('cells are quoted where CSV needs it', () => {
  expect(csvCell('a,b')).toBe('"a,b"')
  expect(csvCell('say "x"')).toBe('"say ""x"""')
  expect(csvCell('a\nb')).toBe('"a\nb"')
  expect(csvCell(null)).toBe('')
  expect(csvCell(false)).toBe('false')
})

test('a format is needed', async () => {
  const { read } = await openCollector()
  expect((await read('/export')).json().errors).toEqual([
    { path: '/format', message: 'is missing' },
  ])
})
