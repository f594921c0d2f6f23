/**
 * What the instrument panel asks the demo: what vendors received, what the collector has, and
 * the switches of the site itself. Nothing here belongs to the product.
 */
import type { FastifyInstance } from 'fastify'
import type { EmbeddedCollector } from './start-collector.ts'
import type { RequestLog } from './create-request-log.ts'
import { vendors } from './vendors.ts'

/** How the receipts endpoint behaves: as it should, answering 503, or not answering at all. */
export type EndpointMode = 'up' | 'busy' | 'cut'

/** Facts of the site that hold for all its visitors. */
export interface SiteState {
  policyVersion: number
  endpoint: EndpointMode
  /** Called after a receipt has been handed to the collector. */
  onReceipt: Set<() => void>
}

interface Instruments {
  readonly collector: EmbeddedCollector
  readonly dashboard: string
  readonly log: RequestLog
  readonly state: SiteState
}

const isMode = (value: unknown): value is EndpointMode =>
  value === 'up' || value === 'busy' || value === 'cut'

export const addInstruments = (app: FastifyInstance, instruments: Instruments) => {
  const { collector, dashboard, log, state } = instruments
  const facts = () => ({
    policyVersion: state.policyVersion,
    endpoint: state.endpoint,
    dashboard,
  })

  app.get('/demo/facts', () => ({ ...facts(), vendors }))

  app.get('/demo/requests', () => ({ requests: log.entries() }))

  app.delete('/demo/requests', (_request, reply) => {
    log.clear()
    return reply.code(204).send()
  })

  app.get<{ Querystring: { consentId?: string } }>('/demo/receipts', async (request, reply) =>
    reply.type('application/json').send(await collector.latest(request.query.consentId)),
  )

  app.post('/demo/policy', () => {
    state.policyVersion += 1
    return facts()
  })

  app.post<{ Params: { mode: string } }>('/demo/endpoint/:mode', (request, reply) => {
    const { mode } = request.params
    if (!isMode(mode)) return reply.code(400).send({ title: 'The mode is up, busy or cut' })
    state.endpoint = mode
    return facts()
  })

  app.get('/demo/events', (request, reply) => {
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const say = (event: string, value: unknown) =>
      raw.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`)
    say('hello', facts())
    const onReceipt = () => say('receipt', {})
    const stop = log.subscribe((entry) => say('request', entry))
    state.onReceipt.add(onReceipt)
    request.raw.once('close', () => {
      stop()
      state.onReceipt.delete(onReceipt)
    })
  })
}
