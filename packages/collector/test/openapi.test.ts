import { expect, test, vi } from 'vitest'
import { openCollector } from './support/open-collector.ts'
import { answer, openHandOvers, wish } from './support/hand-over.ts'
import { follow, makeReceipt, uuid7 } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

interface Operation {
  readonly responses: Record<string, unknown>
  readonly security?: unknown
  readonly requestBody?: { readonly content: Record<string, unknown> }
}

const document = async (app: { inject: (url: string) => Promise<{ json: () => unknown }> }) =>
  (await app.inject('/openapi.json')).json() as {
    paths: Record<string, Record<string, Operation>>
    components: { schemas: { Receipt: { required: string[] } } }
  }

test('the document names every route of the server, and no other', async () => {
  const { app } = await openCollector()
  const { paths } = await document(app)
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  for (const route of described) {
    const [method, path = ''] = route.split(' ')
    const url = path.replace(/\{(\w+)\}/g, ':$1')
    expect(app.hasRoute({ method: method as 'GET', url }), route).toBe(true)
  }
  const tree = app.printRoutes({ commonPrefix: false })
  const served = [...tree.matchAll(/\(([A-Z, ]+)\)/g)].flatMap(([, methods = '']) =>
    methods.split(', ').filter((method) => method !== 'HEAD' && method !== 'OPTIONS'),
  )
  expect(described).toHaveLength(served.length)
})

test('answers have a status the document foresees, with and without the token', async () => {
  const { app, read, post } = await openCollector()
  const { paths } = await document(app)
  const receipt = makeReceipt()
  await post(receipt)
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const statuses = Object.keys(operation.responses)
      for (const id of [receipt.id, uuid7(), 'x']) {
        const url = path.replace(/\{\w+\}/, id)
        if (method === 'get') expect(statuses, url).toContain(String((await read(url)).statusCode))
        const bare = await app.inject({ method: method as 'GET', url })
        if (operation.security) expect(bare.statusCode, url).toBe(401)
      }
    }
  }
})

test('the document foresees every answer of a hand-over, and what it takes', async () => {
  const { app, post, handOver, redeem, redeemBody } = await openHandOvers()
  const { paths } = await document(app)
  const receipt = answer()
  const withdrawal = follow(receipt, { action: 'withdraw', expiresAt: receipt.expiresAt })
  const huge = answer({
    services: Object.fromEntries(Array.from({ length: 999 }, (_, index) => [`s${index}`, true])),
  })
  const over = answer({ action: 'reset', expiresAt: null })
  await post([receipt, huge, over])
  const { token } = (await handOver(wish(receipt))).json()
  await post(withdrawal)
  const type = 'text/html'
  const wishes = [wish(withdrawal), wish(answer()), wish(receipt), wish(over), wish(huge), {}]
  const answers = {
    '/hand-over': [
      ...(await Promise.all(wishes.map((body) => handOver(body)))),
      await handOver(wish(withdrawal), { origin: undefined }),
      await handOver(wish(withdrawal), { type }),
    ],
    '/hand-over/redeem': [
      await redeem(token, 'https://evil.example'),
      await redeem(token),
      await redeem(token),
      await redeemBody({}),
      await redeem('x'.repeat(300_000)),
    ],
  }
  for (const [path, given] of Object.entries(answers)) {
    const operation = paths[path]?.['post']
    expect(operation?.requestBody?.content).toHaveProperty(['application/json', 'schema'])
    const foreseen = Object.keys(operation?.responses ?? {})
    expect(foreseen).toEqual(expect.arrayContaining(['404', '429', '503']))
    for (const { statusCode } of given) expect(foreseen, path).toContain(String(statusCode))
  }
  expect(answers['/hand-over'].map(({ statusCode }) => statusCode)).toEqual([
    200, 404, 409, 410, 413, 400, 403, 415,
  ])
})

test('the receipt in the document is the one that is checked', async () => {
  const { app } = await openCollector()
  const { components } = await document(app)
  expect(components.schemas.Receipt.required).toContain('consentId')
})
