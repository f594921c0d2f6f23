import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { verifyLog } from '../seal/verify-log.ts'
import type { Store } from '../store/store.ts'
import { readingAnswers } from './openapi.ts'

const doc = {
  summary: 'Walks the whole log; one line of JSON for each step, the last with "broken"',
  needsToken: true,
  answers: { ...readingAnswers, 200: 'NDJSON: seals, receipts, erased, and broken at the end' },
}

/** The walk of `cct-collector verify`, told while it goes. */
export function getVerify(app: FastifyInstance, store: Store): void {
  async function* lines(): AsyncGenerator<string> {
    const walk = verifyLog(store)
    for (;;) {
      const step = await walk.next()
      yield `${JSON.stringify(step.value)}\n`
      if (step.done) return
      // Receipts that arrive meanwhile come first.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  app.get('/verify', { config: { doc } }, (_request, reply) =>
    reply.type('application/x-ndjson').send(Readable.from(lines())),
  )
}
