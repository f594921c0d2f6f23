import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendProblem } from './problem.ts'

/** What all requests under way may hold together, in bytes. */
const mostAtOnce = 256 * 1024 * 1024

/**
 * Bodies are read into memory before they are checked, so what is announced counts from the first byte on: whoever opens
 * thousands of requests and finishes none is refused, and memory stays bounded. A body of no announced length counts in full.
 */
export function limitBodies(app: FastifyInstance, bodyLimit: number): void {
  const sizes = new WeakMap<FastifyRequest, number>()
  let held = 0
  const release = async (request: FastifyRequest) => {
    held -= sizes.get(request) ?? 0
    sizes.delete(request)
  }
  app.addHook('onResponse', release)
  app.addHook('onRequestAbort', release)
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const announced = Number(request.headers['content-length'] ?? bodyLimit)
    const bytes = Math.min(announced, bodyLimit)
    if (held + bytes > mostAtOnce) {
      void reply.headers({ 'retry-after': '2', connection: 'close' })
      return sendProblem(reply, { status: 503, detail: 'Too much is being sent at once.' })
    }
    held += bytes
    sizes.set(request, bytes)
  })
}
