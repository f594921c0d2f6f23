import type { FastifyInstance } from 'fastify'
import { dayLength, dayOf } from '../stats/count.ts'
import { dimensions, summarize, type Dimension } from '../stats/summarize.ts'
import type { Store } from '../store/store.ts'
import { readingAnswers } from './openapi.ts'
import { filterProperties, readFilter } from './read-filter.ts'

const anyDimension = dimensions.join('|')

const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: {
    from: filterProperties.from,
    to: filterProperties.to,
    by: {
      type: 'string',
      pattern: `^(${anyDimension})(,(${anyDimension}))*$`,
      description: `a list of ${dimensions.join(', ')}`,
    },
  },
} as const

interface Query {
  readonly from?: string
  readonly to?: string
  readonly by?: string
}

const doc = {
  summary: 'Counts and rates over whole days, in total and by the dimensions asked for',
  needsToken: true,
  answers: { ...readingAnswers, 200: 'The counts', 400: 'A parameter is wrong' },
}

/** Counts and rates over whole days (UTC). */
export function getStats(app: FastifyInstance, store: Store): void {
  app.get<{ Querystring: Query }>(
    '/stats',
    { schema: { querystring }, config: { doc } },
    async ({ query }) => {
      const { from, to } = readFilter(query)
      const first = from === undefined ? 0 : dayOf(from)
      // A day that has begun is counted whole.
      const end = to === undefined ? dayOf(Date.now()) + 1 : Math.ceil(to / dayLength)
      const by = [...new Set(query.by?.split(',') ?? [])] as Dimension[]
      const counts = await store.counts(first, end)
      return { from: query.from ?? null, to: query.to ?? null, ...summarize(counts, by) }
    },
  )
}
