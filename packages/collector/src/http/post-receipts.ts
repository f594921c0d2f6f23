import type { FastifyInstance } from 'fastify'
import { checkReceipts, type SchemaCheck } from '../check/check-receipts.ts'
import { receiptSchema } from '../check/receipt-schema.ts'
import { entryOf } from '../store/entry.ts'
import type { Sealer } from '../seal/sealer.ts'
import type { Outcome, Store } from '../store/store.ts'
import { sendProblem } from './problem.ts'

/** Takes one receipt or a list of them, and answers once they are on disk. */
export function postReceipts(app: FastifyInstance, store: Store, sealer: Sealer): void {
  app.post('/receipts', async (request, reply) => {
    const isReceipt = request.compileValidationSchema(receiptSchema) as SchemaCheck
    const checked = checkReceipts(request.body, isReceipt)
    if (checked.kind === 'bad')
      return sendProblem(reply, {
        status: 400,
        detail: 'Nothing was stored.',
        errors: checked.mistakes,
      })

    const receivedAt = Date.now()
    const entries = checked.receipts.map((receipt) => entryOf(receipt, receivedAt))
    const outcomes = await store.save(entries)
    const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
    const answer = { accepted: count('accepted'), duplicates: count('duplicate') }
    sealer.notice(answer.accepted)
    const conflicts = entries.filter((_, index) => outcomes[index] === 'conflict')
    if (conflicts.length > 0)
      return sendProblem(reply, {
        status: 409,
        detail: 'The other receipts of this request are stored.',
        ...answer,
        conflicts: conflicts.map(({ id }) => id),
      })
    return reply.code(answer.accepted > 0 ? 201 : 200).send(answer)
  })
}
