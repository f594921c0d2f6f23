import { expect, test } from 'vitest'
import { openCollector } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

const recordCookie = 'cct; Domain=example.com; Path=/; SameSite=Lax; Secure'
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

test('the record a page sends along is handed back for as long as its receipt says', async () => {
  const { post } = await openCollector({ recordCookie })
  const receipts = [
    makeReceipt({ decidedAt: inDays(-3), expiresAt: inDays(2) }),
    makeReceipt({ expiresAt: inDays(180) }),
  ]
  const { headers } = await post(receipts, { cookie: 'a=1; cct=2.x%3A~abc; cctx=no' })
  expect(headers['set-cookie']).toMatch(
    /^cct=2\.x%3A~abc; Max-Age=1555\d{4}; Domain=example\.com; Path=\/; SameSite=Lax; Secure$/,
  )
})

test.each([
  ['no record is sent', recordCookie, { cookie: 'other=1' }, {}],
  ['the receipt has no end', recordCookie, { cookie: 'cct=1' }, { expiresAt: null }],
  ['it is not asked for', null, { cookie: 'cct=1' }, {}],
])('no cookie is set when %s', async (_, setting, headers, changes) => {
  const { post } = await openCollector({ recordCookie: setting })
  expect((await post(makeReceipt(changes), headers)).headers).not.toHaveProperty('set-cookie')
})
