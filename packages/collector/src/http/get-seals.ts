import type { FastifyInstance } from 'fastify'
import { proofOf } from '../seal/proof.ts'
import type { Sealer } from '../seal/sealer.ts'
import type { Store } from '../store/store.ts'
import { uuidPattern } from '../check/receipt-schema.ts'
import { sendProblem } from './problem.ts'

/** Proves that a receipt is in the log, and hands out the seals that fix it. */
export function getSeals(app: FastifyInstance, store: Store, sealer: Sealer): void {
  const params = {
    type: 'object',
    properties: { id: { type: 'string', pattern: uuidPattern, description: 'a UUID' } },
  } as const
  app.get<{ Params: { id: string } }>(
    '/proof/:id',
    { schema: { params } },
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

  app.get('/seals/latest', async (_request, reply) => {
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
    { schema: { querystring } },
    async ({ query }) => {
      const seals = await store.sealsAfter(Number(query.after ?? 0), 100)
      return { seals: seals.map(({ seal }) => seal) }
    },
  )
}
