import type { IncomingMessage, ServerResponse } from 'node:http'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { allowOrigins } from './http/allow-origins.ts'
import { allowReading } from './http/allow-reading.ts'
import { handOvers } from './http/hand-overs.ts'
import { getVerify } from './http/get-verify.ts'
import { handleErrors, refuseAddress, refuseBytes } from './http/error-handler.ts'
import { closeInTime } from './http/close-in-time.ts'
import { deleteSubject } from './http/delete-subject.ts'
import { getDashboard } from './http/get-dashboard.ts'
import { getExport } from './http/get-export.ts'
import { getHealth } from './http/get-health.ts'
import { getMetrics } from './http/get-metrics.ts'
import { getReceipts } from './http/get-receipts.ts'
import { getSeals } from './http/get-seals.ts'
import { getStats } from './http/get-stats.ts'
import { logWith, type LogSetting } from './http/log-with.ts'
import { limitBodies } from './http/limit-bodies.ts'
import { limitRate } from './http/limit-rate.ts'
import { describeRoutes } from './http/openapi.ts'
import { postReceipts } from './http/post-receipts.ts'
import { readBodies } from './http/read-body.ts'
import { isMoment } from './http/read-filter.ts'
import { securityHeaders } from './http/security-headers.ts'
import { keepLog } from './keep-log.ts'
import { defaults, problemsOf, type Settings } from './settings.ts'
import { openStore } from './store/open-store.ts'

export interface CollectorOptions extends Partial<Settings> {
  /** Without a token, let programs on this machine read: for a demo. */
  readonly openReading?: boolean
  /** How long closing waits for answers under way, in ms, before it cuts their connections; 10 s unless given. */
  readonly closeWithin?: number
  /** How much to log to standard output; `silent` unless given. */
  readonly log?: LogSetting
}

export interface Collector {
  /** For `inject` in tests, and for further routes. */
  readonly app: FastifyInstance
  /** Starts a server of its own and resolves to its address. */
  listen(): Promise<string>
  /** Answers one request of a server that exists already. */
  handle(request: IncomingMessage, response: ServerResponse): void
  /** Answers what has been asked, stores what has been sent, then stops. */
  close(): Promise<void>
}

/** Of one request, in bytes. */
const bodyLimit = 256 * 1024

/**
 * A collector, ready to listen or to be built into another server.
 *
 *     const collector = await createCollector({ store: 'file:./receipts.db', token })
 *     console.log(await collector.listen())
 *
 * Rejects with one line for each option that cannot be used.
 */
export async function createCollector(options: CollectorOptions = {}): Promise<Collector> {
  const problems = problemsOf(options)
  if (problems.length > 0) throw new TypeError(problems.join('\n'))
  const settings = { ...defaults, ...options }
  const store = await openStore(settings.store)
  const app = Fastify({
    logger: logWith(settings.log ?? 'silent'),
    // Fastify's own lines hold addresses and query strings.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: settings.trustProxy,
    requestTimeout: 30_000,
    // Looked at this often; Node's own pace would let a request hang for twice as long.
    http: { connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
    // Refused below, as problem+json.
    return503OnClosing: false,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes,
    // Nobody needs the headers of a walk over everything.
    exposeHeadRoutes: false,
    ajv: {
      customOptions: {
        allErrors: true,
        allowUnionTypes: true,
        coerceTypes: false,
        formats: { moment: isMoment },
        removeAdditional: false,
        verbose: true,
      },
    },
  })
  describeRoutes(app)
  const metrics = getMetrics(app, store)
  const log = keepLog(app, store, settings, metrics)
  app.addHook('onClose', async () => {
    await log.close()
    await store.close()
  })

  securityHeaders(app)
  closeInTime(app, options.closeWithin ?? 10_000)
  limitBodies(app, bodyLimit)
  readBodies(app)
  handleErrors(app)
  await allowOrigins(app, settings.origins)
  const spend = await limitRate(app, settings.rate)
  getDashboard(app)
  getHealth(app, store)
  postReceipts(app, store, log.sealer, metrics, spend, settings.recordCookie)
  await handOvers(app, store, settings, metrics)
  await app.register(async (reading) => {
    const { token, openReading = false } = settings
    reading.addHook('onRequest', allowReading({ token, openReading }))
    getReceipts(reading, store)
    getExport(reading, store)
    getStats(reading, store)
    getSeals(reading, store, log.sealer)
    getVerify(reading, store)
    deleteSubject(reading, store)
  })
  await app.ready()

  return {
    app,
    listen: () => app.listen({ port: settings.port, host: settings.host }),
    handle: (request, response) => app.routing(request, response),
    close: () => app.close(),
  }
}
