import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ClientCounts } from './client-counts.ts'

const minute = 60_000

/** Counts further receipts of a request against its client; throws when nothing is left for them. */
export type Spend = (request: FastifyRequest, more: number) => void

/**
 * At most `rate` per client and minute: a request counts one, a list one for each of its receipts. A list that comes
 * while anything is left is taken whole, or a low rate would refuse it for ever. Addresses are counted in memory for
 * that minute and written nowhere.
 */
export async function limitRate(app: FastifyInstance, rate: number): Promise<Spend> {
  if (rate === 0) return () => {}
  const counted = new ClientCounts(minute)
  await app.register(rateLimit, {
    max: rate,
    timeWindow: minute,
    store: class {
      incr: FastifyRateLimitStore['incr'] = (client, done) => done(null, counted.add(client, 1))
      // No route has a limit of its own.
      child = () => this
    },
    keyGenerator: ({ ip }) => clientOf(ip),
    allowList: (request) => unlimited.has(request.routeOptions.url ?? ''),
    errorResponseBuilder: (_request, { ttl }) => tooOften(ttl),
  })
  return ({ ip }, more) => {
    const client = clientOf(ip)
    const { current, ttl } = counted.add(client, 0)
    // Another list, read meanwhile, has used up what was left when this one came.
    if (current > rate) throw tooOften(ttl)
    counted.add(client, more)
  }
}

const tooOften = (ttl: number): Error => {
  const seconds = Math.max(1, Math.ceil(ttl / 1_000))
  return Object.assign(new Error(`Try again in ${seconds} s.`), {
    statusCode: 429,
    retryAfter: seconds,
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
