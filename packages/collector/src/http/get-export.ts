import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Receipt } from '../check/receipt-schema.ts'
import type { Cursor, Filter, Store, Stored } from '../store/store.ts'
import { csvHeader, csvLine } from './csv-line.ts'
import { readingAnswers } from './openapi.ts'
import { filterProperties, readFilter, type FilterQuery } from './read-filter.ts'
import { receiptJson } from './receipt-json.ts'

const atOnce = 500

const querystring = {
  type: 'object',
  additionalProperties: false,
  required: ['format'],
  properties: { ...filterProperties, format: { type: 'string', enum: ['csv', 'ndjson'] } },
} as const

interface Query extends FilterQuery {
  readonly format: 'csv' | 'ndjson'
}

const doc = {
  summary: 'All receipts that match, streamed, newest first',
  needsToken: true,
  answers: { ...readingAnswers, 200: 'CSV or NDJSON', 400: 'A parameter is wrong' },
}

/** Everything that matches, page by page, so that the size of the log does not matter. */
export function getExport(app: FastifyInstance, store: Store): void {
  app.get<{ Querystring: Query }>(
    '/export',
    { schema: { querystring }, config: { doc } },
    async ({ query }, reply) => {
      const { format } = query
      const name = `receipts-${new Date().toISOString().slice(0, 10)}.${format}`
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(format === 'csv' ? csv(query) : ndjson(query)))
    },
  )

  async function* pages(filter: Filter): AsyncGenerator<readonly Stored[]> {
    let after: Cursor | null = null
    for (;;) {
      const page = await store.list(filter, atOnce, after)
      if (page.length > 0) yield page
      if (page.length < atOnce) return
      after = page.at(-1) ?? null
    }
  }

  async function* ndjson(query: Query): AsyncGenerator<string> {
    for await (const page of pages(readFilter(query)))
      yield page.map((stored) => `${receiptJson(stored)}\n`).join('')
  }

  async function* csv(query: Query): AsyncGenerator<string> {
    yield csvHeader
    for await (const page of pages(readFilter(query)))
      yield page
        .map((stored) => csvLine(JSON.parse(stored.body ?? '{}') as Receipt, stored))
        .join('')
  }
}
