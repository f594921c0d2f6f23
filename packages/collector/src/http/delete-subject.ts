import type { FastifyInstance } from 'fastify'
import { uuidPattern } from '../check/receipt-schema.ts'
import type { Store } from '../store/store.ts'

const params = {
  type: 'object',
  properties: { consentId: { type: 'string', pattern: uuidPattern, description: 'a UUID' } },
} as const

/** Erases what a person's receipts say. Hashes stay, so the proof of all others holds. */
export function deleteSubject(app: FastifyInstance, store: Store): void {
  app.delete<{ Params: { consentId: string } }>(
    '/subjects/:consentId',
    { schema: { params } },
    async ({ params }) => ({
      erased: await store.erase(params.consentId.toLowerCase(), Date.now()),
    }),
  )
}
