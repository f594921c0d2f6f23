// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/plans/a?x=1#y" }
import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../src/config/schema'
import { createSend } from '../../src/receipts/send'
import { firstReceipt } from './sample'

const NOW = Date.parse('2026-11-22T12:00:00Z')
type Settings = NonNullable<SiteConfig['receipts']>

const sending = async (
  settings: Settings,
  answer: () => Response | Promise<Response> = () => new Response('{}', { status: 201 }),
  receipt = firstReceipt,
) => {
  const calls: [string, RequestInit][] = []
  const read: string[] = []
  const fetch = (async (url: string, init: RequestInit) => {
    calls.push([url, init])
    const response = await answer()
    const text = response.text.bind(response)
    response.text = () => {
      read.push('body')
      return text()
    }
    return response
  }) as typeof globalThis.fetch
  const outcome = await createSend(
    () => settings,
    fetch,
    () => NOW,
  )(receipt)
  return { outcome, url: calls[0]?.[0], init: calls[0]?.[1], read }
}

describe('what is sent', () => {
  test('one receipt as JSON, by a request that outlives the page', async () => {
    const { url, init, read } = await sending({ endpoint: '/receipts' })
    expect(url).toBe('/receipts')
    expect(init).toMatchObject({ method: 'POST', keepalive: true, credentials: 'same-origin' })
    expect(JSON.parse(init?.body as string)).toEqual(firstReceipt)
    expect(init?.signal).toBeInstanceOf(AbortSignal)
    expect(read).toEqual(['body']) // an unread body keeps the quota occupied
  })

  test.each([
    ['/receipts', 'application/json'],
    ['receipts', 'application/json'],
    ['https://shop.example/receipts', 'application/json'],
    ['//shop.example/receipts', 'application/json'],
    ['https://receipts.example/', 'text/plain'],
    ['https://api.shop.example/receipts', 'text/plain'],
    ['http://shop.example/receipts', 'text/plain'],
    ['https://shop.example:8443/receipts', 'text/plain'],
  ])('to %s as %s', async (endpoint, type) => {
    expect((await sending({ endpoint })).init?.headers).toEqual({ 'content-type': type })
  })

  test('one too big to outlive the page goes as an ordinary request', async () => {
    const services = Object.fromEntries(
      Array.from({ length: 1500 }, (_, i) => [`a-service-with-a-rather-long-name-${i}`, true]),
    )
    const { outcome, init } = await sending({ endpoint: '/r' }, undefined, {
      ...firstReceipt,
      services,
    })
    expect(init).toMatchObject({ keepalive: false })
    expect(outcome).toEqual({ kind: 'stored' })
  })

  test('with the site’s own headers and credentials', async () => {
    const { init } = await sending({
      endpoint: '/r',
      headers: { 'x-site': 'a', 'content-type': 'text/x' },
      credentials: 'omit',
    })
    expect(init).toMatchObject({
      credentials: 'omit',
      headers: { 'x-site': 'a', 'content-type': 'text/x' },
    })
  })
})

describe('what an answer means', () => {
  test.each([200, 201, 202, 204])('%d: stored', async (status) => {
    const { outcome } = await sending({ endpoint: '/r' }, () => new Response(null, { status }))
    expect(outcome).toEqual({ kind: 'stored' })
  })

  test.each([408, 425, 429, 500, 502, 503, 504])('%d: again later', async (status) => {
    const { outcome } = await sending({ endpoint: '/r' }, () => new Response('', { status }))
    expect(outcome).toEqual({ kind: 'retry', why: `HTTP ${status}` })
  })

  test.each([400, 401, 403, 404, 409, 413, 415, 422])('%d: refused for good', async (status) => {
    const { outcome } = await sending({ endpoint: '/r' }, () => new Response('', { status }))
    const why = `HTTP ${status} from /r, see receipts.endpoint`
    expect(outcome).toEqual({ kind: 'refused', why })
  })

  test('what the endpoint says is wrong is passed on', async () => {
    const said = { errors: [{ path: '/userRef', message: 'must be at most 256 characters' }] }
    const { outcome } = await sending({ endpoint: '/r' }, () =>
      Response.json(said, { status: 400 }),
    )
    expect(outcome).toMatchObject({
      why: 'HTTP 400 from /r: /userRef must be at most 256 characters, see receipts.endpoint',
    })
  })

  test.each<[string, () => Promise<Response>]>([
    ['offline', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['hanging', () => Promise.reject(new DOMException('', 'TimeoutError'))],
    [
      'cut off in the middle',
      async () => new Response(new ReadableStream({ start: (c) => c.error(new Error('cut')) })),
    ],
  ])('%s: again later', async (_, answer) => {
    const { outcome } = await sending({ endpoint: '/r' }, answer)
    expect(outcome).toEqual({ kind: 'retry', why: expect.stringMatching(/fetch|Timeout|cut/) })
  })

  const page = (body: string) => () =>
    new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  /** What `fetch` makes of a redirect that it was told not to follow. */
  const redirect = () =>
    Object.defineProperties(new Response(), {
      type: { value: 'opaqueredirect' },
      status: { value: 0 },
      ok: { value: false },
    })

  test('a page with status 200 is nobody who stored it: again later', async () => {
    const { outcome } = await sending({ endpoint: '/r' }, page('<h1>Sign in to the hotspot</h1>'))
    expect(outcome).toEqual({ kind: 'retry', why: 'answered text/html; charset=utf-8' })
  })

  test('an address that has moved: not followed, which could be to anyone, and again later', async () => {
    const { outcome, init } = await sending({ endpoint: '/r' }, redirect)
    expect(init).toMatchObject({ redirect: 'manual' })
    expect(outcome).toEqual({ kind: 'retry', why: 'a redirect, which is not followed' })
  })

  test('a collector answers with the wrong content type: stored', async () => {
    const { outcome } = await sending({ endpoint: '/r' }, page('{"accepted":1,"duplicates":0}'))
    expect(outcome).toEqual({ kind: 'stored' })
  })
})

describe('Retry-After', () => {
  test.each([
    ['120', 120e3],
    ['0', 0],
    ['Sun, 22 Nov 2026 12:01:00 GMT', 60e3],
    ['9999999', 864e5],
    ['Sun, 22 Nov 2026 11:00:00 GMT', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
  ])('%s → %s ms', async (header, after) => {
    const answer = () => new Response('', { status: 503, headers: { 'retry-after': header } })
    const { outcome } = await sending({ endpoint: '/r' }, answer)
    expect(outcome).toEqual({
      kind: 'retry',
      why: 'HTTP 503',
      ...(after !== undefined && { after }),
    })
  })
})
