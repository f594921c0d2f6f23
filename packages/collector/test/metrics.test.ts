import { expect, test } from 'vitest'
import { openCollector } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

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
