import type { FastifyInstance } from 'fastify'
import { uuidPattern } from '../check/receipt-schema.ts'
import { readingAnswers } from './openapi.ts'
import type { Store } from '../store/store.ts'

const params = {
  type: 'object',
  properties: { consentId: { type: 'string', pattern: uuidPattern, description: 'a UUID' } },
} as const

const doc = {
  summary: 'Erases what the receipts of a person say, and keeps their hashes',
  needsToken: true,
  answers: { ...readingAnswers, 200: 'How many were erased', 400: 'Not a consent id' },
}

/** Erases what a person's receipts say. Hashes stay, so the proof of all others holds. */
export function deleteSubject(app: FastifyInstance, store: Store): void {
  app.delete<{ Params: { consentId: string } }>(
    '/subjects/:consentId',
    { schema: { params }, config: { doc } },
    async ({ params }) => ({
      erased: await store.erase(params.consentId.toLowerCase(), Date.now()),
    }),
  )
}
