import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'
import { sendProblem } from './problem.ts'

/** `/health`: the process answers. `/ready`: it can store receipts. */
export function getHealth(app: FastifyInstance, store: Store): void {
  let asking: Promise<void> | null = null
  // Anybody may ask, as often as they like: the database is asked once at a time.
  const ask = () => (asking ??= store.ping().finally(() => (asking = null)))
  app.get('/health', { exposeHeadRoute: true, config: { doc: healthDoc } }, async () => ({
    status: 'ok',
  }))
  app.get(
    '/ready',
    { exposeHeadRoute: true, config: { doc: readyDoc } },
    async (request, reply) => {
      try {
        await ask()
        return { status: 'ready' }
      } catch (error) {
        request.log.warn({ err: error }, 'not ready')
        void reply.header('retry-after', '5')
        return sendProblem(reply, {
          status: 503,
          detail: 'Receipts cannot be stored at the moment.',
        })
      }
    },
  )
}

const healthDoc = { summary: 'Whether the process answers', answers: { 200: 'It does' } }
const readyDoc = {
  summary: 'Whether receipts can be stored',
  answers: { 200: 'They can', 503: 'They cannot: the database, its disk or the queue' },
}
