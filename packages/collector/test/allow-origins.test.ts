import { expect, test } from 'vitest'
import { openHandOvers, to } from './support/hand-over.ts'
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

test.each(['/hand-over', '/hand-over/redeem'])(
  'a page of a listed origin, and no other, may ask %s',
  async (url) => {
    const { app } = await openHandOvers()
    const preflight = (origin: string) =>
      app.inject({
        method: 'OPTIONS',
        url,
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      })
    const allowed = await preflight(to)
    expect(allowed.statusCode).toBe(204)
    expect(allowed.headers).toMatchObject({
      'access-control-allow-origin': to,
      'access-control-allow-methods': 'POST',
      'cache-control': 'no-store',
    })
    const other = await preflight('https://evil.example')
    expect(other.headers).not.toHaveProperty('access-control-allow-origin')
    // A refusal can be read by the page it is for.
    const refused = await app.inject({ method: 'POST', url, headers: { origin: to }, payload: {} })
    expect(refused.statusCode).toBe(400)
    expect(refused.headers['access-control-allow-origin']).toBe(to)
  },
)

test('other origins are not answered for', async () => {
  const { post } = await openCollector({ origins: [origin] })
  for (const other of ['https://evil.example', 'https://www.example.com.evil.example', 'null'])
    expect((await post(makeReceipt(), { origin: other })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    )
})
