import type { FastifyInstance } from 'fastify'
import { checkReceipts, type SchemaCheck } from '../check/check-receipts.ts'
import { receiptSchema } from '../check/receipt-schema.ts'
import { entryOf } from '../store/entry.ts'
import type { Sealer } from '../seal/sealer.ts'
import type { Outcome, Store } from '../store/store.ts'
import type { Spend } from './limit-rate.ts'
import type { Counter, Metrics } from './metrics.ts'
import { sendProblem } from './problem.ts'
import { renewRecord } from './renew-record.ts'

const receipt = { $ref: '#/components/schemas/Receipt' }
const body = { oneOf: [receipt, { type: 'array', items: receipt, minItems: 1, maxItems: 100 }] }
const doc = {
  summary: 'Takes one receipt or a list of them, and answers once they are on disk',
  body: { 'application/json': body, 'text/plain': body },
  answers: {
    200: 'All were known: accepted, duplicates',
    201: 'Stored: accepted, duplicates',
    400: 'A receipt is not valid; nothing was stored',
    409: 'A known id came with other content; the other receipts are stored',
    413: 'More than 256 KiB',
    415: 'Not JSON in UTF-8',
    429: 'Too many requests; see Retry-After',
    503: 'The database is busy; see Retry-After',
  },
}

/** Takes one receipt or a list of them, and answers once they are on disk. */
export function postReceipts(
  app: FastifyInstance,
  store: Store,
  sealer: Sealer,
  metrics: Metrics,
  spend: Spend,
  recordCookie: string | null,
): void {
  const renew = recordCookie === null ? null : renewRecord(recordCookie)
  const counter = (outcome: Outcome) => metrics.counter('cct_receipts_total', { outcome })
  const counters: Readonly<Record<Outcome, Counter>> = {
    accepted: counter('accepted'),
    duplicate: counter('duplicate'),
    conflict: counter('conflict'),
  }
  let isReceipt: SchemaCheck | undefined
  app.post('/receipts', { config: { doc } }, async (request, reply) => {
    isReceipt ??= request.compileValidationSchema(receiptSchema) as SchemaCheck
    const checked = checkReceipts(request.body, isReceipt)
    if (checked.kind === 'bad')
      return sendProblem(reply, {
        status: 400,
        detail: 'Nothing was stored.',
        errors: checked.mistakes,
      })

    // One came off with the request itself.
    spend(request, checked.receipts.length - 1)
    const receivedAt = Date.now()
    const entries = checked.receipts.map((receipt) => entryOf(receipt, receivedAt))
    const outcomes = await store.save(entries)
    const count = (wanted: Outcome) => {
      const found = outcomes.filter((outcome) => outcome === wanted).length
      counters[wanted].add(found)
      return found
    }
    const answer = { accepted: count('accepted'), duplicates: count('duplicate') }
    sealer.notice(checked.receipts.filter((_, index) => outcomes[index] === 'accepted'))
    const cookie = renew?.(request.headers.cookie, checked.receipts, receivedAt)
    if (cookie) void reply.header('set-cookie', cookie)
    if (count('conflict') > 0)
      return sendProblem(reply, {
        status: 409,
        detail: 'The other receipts of this request are stored.',
        ...answer,
        conflicts: entries.flatMap(({ id }, index) => (outcomes[index] === 'conflict' ? id : [])),
      })
    return reply.code(answer.accepted > 0 ? 201 : 200).send(answer)
  })
}
