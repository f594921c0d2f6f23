import type { FastifyInstance } from 'fastify'
import { uuidPattern } from '../check/receipt-schema.ts'
import type { Store, Stored } from '../store/store.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { readingAnswers } from './openapi.ts'
import { sendProblem } from './problem.ts'
import { filterProperties, readFilter, type FilterQuery } from './read-filter.ts'
import { receiptJson } from './receipt-json.ts'

const most = 1_000
const usual = 50
const json = 'application/json; charset=utf-8'

const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...filterProperties,
    limit: {
      type: 'string',
      pattern: '^([1-9]\\d{0,2}|1000)$',
      description: `a whole number from 1 to ${most}`,
    },
    cursor: { type: 'string', maxLength: 100 },
  },
} as const

interface Query extends FilterQuery {
  readonly limit?: string
  readonly cursor?: string
}

const listDoc = {
  summary: 'Receipts, newest first, a page at a time',
  needsToken: true,
  answers: {
    ...readingAnswers,
    200: 'receipts, each with receivedAt; next, a cursor or null; flags, the state of chains that do not close',
    400: 'A parameter is wrong',
  },
}
const oneDoc = {
  summary: 'One receipt',
  needsToken: true,
  answers: {
    ...readingAnswers,
    200: 'The receipt with receivedAt',
    400: 'Not a receipt id',
    404: 'Not known',
    410: 'Its content was erased',
  },
}

/** Lists receipts, newest first, and finds one by id. */
export function getReceipts(app: FastifyInstance, store: Store): void {
  app.get<{ Querystring: Query }>(
    '/receipts',
    { schema: { querystring }, config: { doc: listDoc } },
    async ({ query }, reply) => {
      const after = query.cursor === undefined ? null : readCursor(query.cursor)
      if (query.cursor !== undefined && !after)
        return sendProblem(reply, {
          status: 400,
          detail: 'The request is not valid.',
          errors: [{ path: '/cursor', message: 'must be the "next" of an earlier answer' }],
        })

      const limit = Number(query.limit ?? usual)
      // One more than asked for, to know whether there is a next page.
      const found = await store.list(readFilter(query), limit + 1, after)
      const page = found.slice(0, limit)
      const last = page.at(-1)
      const next = found.length > limit && last ? writeCursor(last) : null
      return reply.type(json).send(listJson(page, next))
    },
  )

  const params = {
    type: 'object',
    properties: { id: { type: 'string', pattern: uuidPattern, description: 'a UUID' } },
  } as const
  app.get<{ Params: { id: string } }>(
    '/receipts/:id',
    { schema: { params }, config: { doc: oneDoc } },
    async (request, reply) => {
      const stored = await store.get(request.params.id.toLowerCase())
      if (!stored) return sendProblem(reply, { status: 404, detail: 'No receipt has this id.' })
      if (stored.body === null)
        return sendProblem(reply, {
          status: 410,
          detail: 'The content was erased; its hash is kept.',
          hash: stored.hash,
          receivedAt: new Date(stored.receivedAt).toISOString(),
          erasedAt: new Date(stored.erasedAt ?? 0).toISOString(),
        })
      return reply.type(json).send(receiptJson(stored))
    },
  )
}

/** `flags` names the receipts whose chain does not close, apart, so that receipts stay as sent. */
function listJson(page: readonly Stored[], next: string | null): string {
  const flagged = page.filter(({ chain }) => chain !== 'open' && chain !== 'linked')
  const flags = Object.fromEntries(flagged.map(({ id, chain }) => [id, chain]))
  return `{"receipts":[${page.map(receiptJson).join(',')}],"next":${JSON.stringify(next)},"flags":${JSON.stringify(flags)}}`
}
