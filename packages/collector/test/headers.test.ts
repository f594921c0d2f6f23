import { expect, test } from 'vitest'
import { openCollector, token } from './support/open-collector.ts'
import { makeReceipt, uuid7 } from './support/receipts.ts'

const wanted = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

test('answers about receipts are not to be run, framed, guessed at or kept', async () => {
  const { post, read } = await openCollector()
  const receipt = makeReceipt()
  for (const answer of [
    await post(receipt),
    await post('{'),
    await read('/receipts'),
    await read(`/receipts/${receipt.id}`),
    await read(`/receipts/${uuid7()}`),
    await read('/export?format=csv'),
    await read('/stats'),
    await read('/nowhere'),
  ])
    expect(answer.headers).toMatchObject(wanted)
})

test.each([
  ['/receipts/%zz', 400],
  [`/receipts/${'a'.repeat(101)}`, 414],
])('an address that cannot be looked up is a problem too: %.20s', async (url, status) => {
  const { read } = await openCollector()
  const answer = await read(url)
  expect(answer.statusCode).toBe(status)
  expect(answer.headers).toMatchObject(wanted)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ type: 'about:blank', status })
  expect(answer.body).not.toContain('%zz')
})

test('the headers of a walk over everything are not to be had, those of a page are', async () => {
  const { app, post } = await openCollector()
  await post(makeReceipt())
  const authorization = `Bearer ${token}`
  const head = async (url: string) =>
    (await app.inject({ method: 'HEAD', url, headers: { authorization } })).statusCode
  expect(await head('/export?format=csv')).toBe(404)
  expect(await head('/verify')).toBe(404)
  for (const url of ['/', '/health', '/ready']) expect(await head(url)).toBe(200)
})
