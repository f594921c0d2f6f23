import type { FastifyInstance } from 'fastify'
import { proofOf } from '../seal/proof.ts'
import type { Sealer } from '../seal/sealer.ts'
import type { Store } from '../store/store.ts'
import { uuidPattern } from '../check/receipt-schema.ts'
import { readingAnswers } from './openapi.ts'
import { sendProblem } from './problem.ts'

const proofDoc = {
  summary: 'Proof that a receipt is in the log',
  needsToken: true,
  answers: {
    ...readingAnswers,
    200: 'Leaf, RFC 6962 audit path and seal',
    400: 'Not a receipt id',
    404: 'Not known',
    503: 'The receipt has no seal yet',
  },
}
const latestDoc = {
  summary: 'The last seal',
  needsToken: true,
  answers: { ...readingAnswers, 200: 'The seal', 404: 'No seal has been made yet' },
}
const listDoc = {
  summary: 'Seals in order, a hundred at a time',
  needsToken: true,
  answers: { ...readingAnswers, 200: 'Seals with a higher number', 400: 'A parameter is wrong' },
}

/** Proves that a receipt is in the log, and hands out the seals that fix it. */
export function getSeals(app: FastifyInstance, store: Store, sealer: Sealer): void {
  const params = {
    type: 'object',
    properties: { id: { type: 'string', pattern: uuidPattern, description: 'a UUID' } },
  } as const
  app.get<{ Params: { id: string } }>(
    '/proof/:id',
    { schema: { params }, config: { doc: proofDoc } },
    async (request, reply) => {
      const id = request.params.id.toLowerCase()
      const stored = await store.get(id)
      if (!stored) return sendProblem(reply, { status: 404, detail: 'No receipt has this id.' })
      // Whoever asks need not wait for the next seal.
      if (!(await store.sealOf(id))) await sealer.sealNow()
      const kept = await store.sealOf(id)
      const proof = kept && proofOf(stored, kept)
      if (proof) return proof
      void reply.header('retry-after', '60')
      return sendProblem(reply, { status: 503, detail: 'The receipt has no seal yet.' })
    },
  )

  app.get('/seals/latest', { config: { doc: latestDoc } }, async (_request, reply) => {
    const seal = await store.latestSeal()
    return seal ?? sendProblem(reply, { status: 404, detail: 'No seal has been made yet.' })
  })

  const querystring = {
    type: 'object',
    additionalProperties: false,
    properties: {
      after: { type: 'string', pattern: '^\\d{1,15}$', description: 'the number of a seal' },
    },
  } as const
  app.get<{ Querystring: { after?: string } }>(
    '/seals',
    { schema: { querystring }, config: { doc: listDoc } },
    async ({ query }) => {
      const seals = await store.sealsAfter(Number(query.after ?? 0), 100)
      return { seals: seals.map(({ seal }) => seal) }
    },
  )
}
