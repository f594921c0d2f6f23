import { expect, test } from 'vitest'
import { openCollector } from './support/open-collector.ts'
import { answer, decode, openHandOvers, signed, wish } from './support/hand-over.ts'
import { follow, makeReceipt } from './support/receipts.ts'

test('Prometheus is told outcomes, answers and times, and nobody', async () => {
  const { post, read, app } = await openCollector()
  const receipt = makeReceipt()
  await post([receipt, makeReceipt()])
  await post(receipt)
  await post('{}')
  await read(`/receipts?consentId=${receipt.consentId}`)
  const answer = await app.inject('/metrics')
  expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4')
  const lines = answer.body.trim().split('\n')
  expect(lines).toContain('cct_receipts_total{outcome="accepted"} 2')
  expect(lines).toContain('cct_receipts_total{outcome="duplicate"} 1')
  expect(lines).toContain('cct_requests_total{route="/receipts",method="POST",status="400"} 1')
  expect(lines).toContain('cct_request_seconds_count{route="/receipts",method="POST"} 3')
  expect(lines).toContain('cct_receipts_waiting 0')
  expect(answer.body).not.toContain(receipt.consentId)
  for (const line of lines) {
    if (line.startsWith('#'))
      expect(line).toMatch(/^# (HELP \w+ .+|TYPE \w+ (counter|gauge|histogram))$/)
    else expect(line).toMatch(/^\w+(\{[^}]*\})? -?[\d.e+-]+$/)
  }
})

test('hand-overs are counted by how they ended', async () => {
  const { app, post, handOver, redeem } = await openHandOvers()
  const receipt = answer()
  await post(receipt)
  const { token } = (await handOver(wish(receipt))).json()
  await redeem(token)
  await redeem(token)
  await redeem(signed(token.split('.')[0]!, 'another key'))
  await redeem(token, 'https://evil.example')
  await handOver(wish(receipt), { origin: undefined })
  await handOver({})
  await post(follow(receipt, { action: 'reset', expiresAt: null }))
  await handOver(wish(receipt))
  const { body } = await app.inject('/metrics')
  const counted = [...body.matchAll(/^cct_hand_overs_total\{outcome="(\w+)"\} (\d+)$/gm)]
  expect(Object.fromEntries(counted.map(([, outcome, count]) => [outcome, Number(count)]))).toEqual(
    {
      issued: 1,
      redeemed: 1,
      superseded: 1,
      forged: 1,
      expired: 0,
      replayed: 1,
      refused: 2,
    },
  )
  expect(body).not.toContain(decode(token).jti)
})
