import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problem.ts'

/**
 * Closing answers what has been asked, and ends. A client that stops sending halfway, or stops reading an export,
 * would hold it up for as long as it likes, so whoever is not done after `deadline` ms is cut off.
 */
export function closeInTime(app: FastifyInstance, deadline: number): void {
  let isClosing = false
  let sweep: NodeJS.Timeout
  let end: NodeJS.Timeout
  app.addHook('preClose', async () => {
    isClosing = true
    // Fastify closes the connections that are idle when closing begins. One that is answered after that would be
    // kept alive for its whole idle time, and closing would wait for it.
    sweep = setInterval(() => app.server.closeIdleConnections(), 50)
    end = setTimeout(() => app.server.closeAllConnections(), deadline)
  })
  app.addHook('onClose', async () => {
    clearInterval(sweep)
    clearTimeout(end)
  })
  app.addHook('onRequest', async (_request, reply) => {
    if (!isClosing) return
    void reply.headers({ 'retry-after': '5', connection: 'close' })
    return sendProblem(reply, { status: 503, detail: 'The collector is stopping.' })
  })
}
