import { expect, test } from 'vitest'
import { openCollector } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

const origin = 'https://www.example.com'

test('a listed origin may send receipts with credentials, by its exact name', async () => {
  const { app, post } = await openCollector({ origins: [origin] })
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/receipts',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type, idempotency-key',
    },
  })
  expect(preflight.statusCode).toBe(204)
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'content-type, idempotency-key',
    'access-control-allow-methods': 'POST',
  })
  const answer = await post(makeReceipt(), { origin })
  expect(answer.headers['access-control-allow-origin']).toBe(origin)
  expect(answer.headers['access-control-allow-credentials']).toBe('true')
  expect(answer.headers.vary).toContain('Origin')
})

test('other origins are not answered for', async () => {
  const { post } = await openCollector({ origins: [origin] })
  for (const other of ['https://evil.example', 'https://www.example.com.evil.example', 'null'])
    expect((await post(makeReceipt(), { origin: other })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    )
})
