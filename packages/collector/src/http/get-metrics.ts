import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'
import { createMetrics, type Counter, type Metrics, type Timer } from './metrics.ts'

/** Counts every answer by route, and shows all numbers at `/metrics`. */
export function getMetrics(app: FastifyInstance, store: Store): Metrics {
  const metrics = createMetrics({
    cct_receipts_total: 'Receipts handed in, by outcome.',
    cct_hand_overs_total: 'Hand-overs asked for or redeemed, by outcome.',
    cct_requests_total: 'Requests answered, by route, method and status.',
    cct_request_seconds: 'Time from a request to its answer.',
    cct_seals_total: 'Seals made by this process.',
    cct_receipts_waiting: 'Receipts that wait for their commit.',
    process_cpu_seconds: 'Processor time used.',
    process_resident_memory_bytes: 'Memory held.',
    process_uptime_seconds: 'Time since the start.',
  })
  metrics.gauge('cct_receipts_waiting', () => store.waiting())
  metrics.gauge('process_cpu_seconds', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  metrics.gauge('process_resident_memory_bytes', () => process.memoryUsage.rss())
  metrics.gauge('process_uptime_seconds', () => process.uptime())

  const series = new Map<string, { readonly requests: Counter; readonly times: Timer }>()
  const seriesOf = (route: string, method: string, status: number) => {
    const key = `${status} ${method} ${route}`
    const known = series.get(key) ?? {
      requests: metrics.counter('cct_requests_total', { route, method, status }),
      times: metrics.timer('cct_request_seconds', { route, method }),
    }
    series.set(key, known)
    return known
  }
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern: an address may hold a consent id.
    const route = request.routeOptions.url ?? 'none'
    const { requests, times } = seriesOf(route, request.method, reply.statusCode)
    requests.add(1)
    times.observe(reply.elapsedTime / 1_000)
    done()
  })

  const doc = { summary: 'Numbers for Prometheus', answers: { 200: 'Prometheus text format' } }
  app.get('/metrics', { config: { doc } }, (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text()),
  )
  return metrics
}
