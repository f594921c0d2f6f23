import { expect, test, vi } from 'vitest'
import { openCollector } from './support/open-collector.ts'
import { makeReceipt, uuid7 } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

interface Operation {
  readonly responses: Record<string, unknown>
  readonly security?: unknown
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

test('the receipt in the document is the one that is checked', async () => {
  const { app } = await openCollector()
  const { components } = await document(app)
  expect(components.schemas.Receipt.required).toContain('consentId')
})
