/** The telecom company's own web server. */
import fastifyStatic from '@fastify/static'
import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fileURLToPath } from 'node:url'
import type { EmbeddedCollector } from './start-collector.ts'
import { dist, panelFiles, sites } from './folders.ts'
import { addInstruments } from './add-instruments.ts'
import type { SiteState } from './add-instruments.ts'
import type { RequestLog } from './create-request-log.ts'
import { readSettings } from './settings.ts'
import { renderPage } from './render-page.ts'
import { vendorOrigins } from './vendors.ts'

interface Parts {
  readonly collector: EmbeddedCollector
  readonly dashboard: string
  readonly log: RequestLog
  readonly vendorPort: number
}

/** Address → page file. Everything under `/my/` is one page whose views change in the browser. */
const pages: Record<string, string> = {
  '/': 'home',
  '/plans.html': 'plans',
  '/support.html': 'support',
  '/privacy.html': 'privacy',
  '/unmarked.html': 'unmarked',
  '/about-this-demo.html': 'about-this-demo',
  '/my': 'my',
  '/my/*': 'my',
}

const noStore = { 'cache-control': 'no-store' }

const addStatic = async (app: FastifyInstance) => {
  const roots: [string, URL][] = [
    ['/cct/', dist],
    ['/demo/panel/', panelFiles],
    ['/assets/', new URL('fernline/assets/', sites)],
  ]
  for (const [index, [prefix, root]] of roots.entries())
    await app.register(fastifyStatic, {
      root: fileURLToPath(root),
      prefix,
      decorateReply: index === 0,
      cacheControl: false,
      setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
    })
}

const addReceipts = (app: FastifyInstance, collector: EmbeddedCollector, state: SiteState) => {
  // Before the body is read: it is for the collector to read and to judge.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    if (state.endpoint === 'busy')
      return reply.code(503).header('retry-after', '3').send({ title: 'Switched off in the demo' })
    reply.hijack()
    if (state.endpoint === 'cut') request.raw.socket.destroy()
    else collector.receive(request.raw, reply.raw)
    reply.raw.once('finish', () => {
      for (const listener of state.onReceipt) listener()
    })
    return reply
  }
  app.post('/receipts', { onRequest }, () => {})
}

const rememberSession = (cookieHeader: string | undefined, reply: FastifyReply) => {
  if (cookieHeader?.includes('fern_session=')) return
  reply.header('set-cookie', `fern_session=${crypto.randomUUID()}; Path=/; HttpOnly; SameSite=Lax`)
}

export const buildSiteServer = async ({ collector, dashboard, log, vendorPort }: Parts) => {
  const app = fastify({ forceCloseConnections: true })
  const state: SiteState = { policyVersion: 1, endpoint: 'up', onReceipt: new Set() }
  const origins = vendorOrigins(vendorPort)

  await addStatic(app)
  await addReceipts(app, collector, state)
  addInstruments(app, { collector, dashboard, log, state })

  for (const [path, page] of Object.entries(pages))
    app.get(path, async (request, reply) => {
      rememberSession(request.headers.cookie, reply)
      const html = await renderPage({
        site: 'fernline',
        page,
        settings: readSettings(request.query as Record<string, unknown>),
        policyVersion: `2026-11.${state.policyVersion}`,
        origins,
      })
      return reply.headers(noStore).type('text/html; charset=utf-8').send(html)
    })

  app.get('/favicon.ico', (_request, reply) => reply.redirect('/assets/fern.svg'))
  return app
}
