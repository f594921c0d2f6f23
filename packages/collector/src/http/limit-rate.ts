import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

/**
 * At most `rate` requests per client and minute. Addresses are counted in memory for that minute
 * and written nowhere.
 */
export async function limitRate(app: FastifyInstance, rate: number): Promise<void> {
  if (rate === 0) return
  await app.register(rateLimit, {
    max: rate,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: ({ ip }) => clientOf(ip),
    allowList: (request) => unlimited.has(request.routeOptions.url ?? ''),
    errorResponseBuilder: (_request, { after }) =>
      Object.assign(new Error(`Try again in ${after}.`), { statusCode: 429 }),
  })
}

// A load balancer asks often, and must not be told to go away.
const unlimited = new Set(['/health', '/ready'])

/** One household or phone has a whole /64 of IPv6 addresses to choose from. */
function clientOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip
  const [head = '', tail] = ip.split('::')
  const groups = head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length
  return [...groups, ...Array.from({ length: missing }, () => '0')].slice(0, 4).join(':')
}
