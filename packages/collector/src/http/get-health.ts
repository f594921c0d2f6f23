import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'
import { sendProblem } from './problem.ts'

/** `/health`: the process answers. `/ready`: it can store receipts. */
export function getHealth(app: FastifyInstance, store: Store): void {
  app.get('/health', { exposeHeadRoute: true, config: { doc: healthDoc } }, async () => ({
    status: 'ok',
  }))
  app.get(
    '/ready',
    { exposeHeadRoute: true, config: { doc: readyDoc } },
    async (request, reply) => {
      try {
        await store.ping()
        return { status: 'ready' }
      } catch (error) {
        request.log.warn({ err: error }, 'not ready')
        void reply.header('retry-after', '5')
        return sendProblem(reply, { status: 503, detail: 'The database does not answer.' })
      }
    },
  )
}

const healthDoc = { summary: 'Whether the process answers', answers: { 200: 'It does' } }
const readyDoc = {
  summary: 'Whether receipts can be stored',
  answers: { 200: 'They can', 503: 'The database does not answer' },
}
