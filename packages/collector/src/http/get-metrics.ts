import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'
import { createMetrics, type Metrics } from './metrics.ts'

/** Counts every answer by route, and shows all numbers at `/metrics`. */
export function getMetrics(app: FastifyInstance, store: Store): Metrics {
  const metrics = createMetrics({
    cct_receipts_total: 'Receipts handed in, by outcome.',
    cct_requests_total: 'Requests answered, by route, method and status.',
    cct_request_seconds: 'Time from a request to its answer.',
    cct_seals_total: 'Seals made by this process.',
    cct_receipts_waiting: 'Receipts that wait for their commit.',
    process_cpu_seconds: 'Processor time used.',
    process_resident_memory_bytes: 'Memory held.',
    process_uptime_seconds: 'Time since the start.',
  })
  for (const outcome of ['accepted', 'duplicate', 'conflict'])
    metrics.count('cct_receipts_total', { outcome }, 0)
  metrics.count('cct_seals_total', {}, 0)
  metrics.gauge('cct_receipts_waiting', () => store.waiting())
  metrics.gauge('process_cpu_seconds', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  metrics.gauge('process_resident_memory_bytes', () => process.memoryUsage.rss())
  metrics.gauge('process_uptime_seconds', () => process.uptime())

  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern: an address may hold a consent id.
    const route = request.routeOptions.url ?? 'none'
    const { method } = request
    metrics.count('cct_requests_total', { route, method, status: reply.statusCode })
    metrics.observe('cct_request_seconds', { route, method }, reply.elapsedTime / 1_000)
  })

  const doc = { summary: 'Numbers for Prometheus', answers: { 200: 'Prometheus text format' } }
  app.get('/metrics', { config: { doc } }, (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text()),
  )
  return metrics
}
