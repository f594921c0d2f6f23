/** The web server of all sites of the demo; the host name says which one is asked. */
import fastifyStatic from '@fastify/static'
import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fileURLToPath } from 'node:url'
import type { EmbeddedCollector } from './start-collector.ts'
import { dist, panelFiles, sites } from './folders.ts'
import { addInstruments } from './add-instruments.ts'
import type { SiteState } from './add-instruments.ts'
import type { RequestLog } from './create-request-log.ts'
import { addWorkshop } from './add-workshop.ts'
import { demoSites, fernline, siteOfHost, workshop } from './demo-sites.ts'
import { makeNonce, policyOf } from './security-policy.ts'
import { readSettings } from './settings.ts'
import { renderPage } from './render-page.ts'
import { vendorOrigins } from './vendors.ts'

interface Parts {
  readonly collector: EmbeddedCollector
  readonly dashboard: string
  readonly log: RequestLog
  readonly vendorPort: number
}

const noStore = { 'cache-control': 'no-store' }

const addStatic = async (app: FastifyInstance) => {
  const roots: [string, URL][] = [
    ['/cct/', dist],
    ['/demo/panel/', panelFiles],
    ['/assets/', new URL('fernline/assets/', sites)],
    ...[...demoSites, workshop]
      .filter((site) => site !== fernline)
      .map(({ id }): [string, URL] => [`/assets/${id}/`, new URL(`${id}/assets/`, sites)]),
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

/** Each site keeps one essential cookie of its own. */
const rememberSession = (name: string, cookieHeader: string | undefined, reply: FastifyReply) => {
  if (cookieHeader?.includes(`${name}=`)) return
  reply.header('set-cookie', `${name}=${crypto.randomUUID()}; Path=/; HttpOnly; SameSite=Lax`)
}

const sessionNames: Record<string, string> = {
  fernline: 'fern_session',
  larkmoor: 'lark_session',
  brackwell: 'bw_session',
  tidewick: 'tide_session',
  strollbook: 'stroll_session',
}

export const buildSiteServer = async ({ collector, dashboard, log, vendorPort }: Parts) => {
  const app = fastify({ forceCloseConnections: true })
  const state: SiteState = { policyVersion: 1, endpoint: 'up', onReceipt: new Set() }
  const origins = vendorOrigins(vendorPort)

  await addStatic(app)
  await addReceipts(app, collector, state)
  addInstruments(app, { collector, dashboard, log, state })

  const paths = new Set(
    [fernline, workshop, ...demoSites].flatMap(({ pages }) => Object.keys(pages)),
  )
  const send = async (request: FastifyRequest, reply: FastifyReply, path: string) => {
    const asked = siteOfHost(request.host)
    const site = path === '/start.html' || (asked === workshop && path === '/') ? workshop : asked
    const page = site.pages[path === '/' && site === workshop ? '/start.html' : path]
    if (!page) return reply.callNotFound()
    const session = sessionNames[site.id]
    if (session) rememberSession(session, request.headers.cookie, reply)
    const nonce = makeNonce()
    const html = await renderPage({
      site,
      page,
      settings: readSettings(request.query as Record<string, unknown>),
      policyVersion: `2026-11.${state.policyVersion}`,
      host: request.host,
      nonce,
      origins,
    })
    return reply
      .headers({ ...noStore, 'content-security-policy': policyOf(nonce) })
      .type('text/html; charset=utf-8')
      .send(html)
  }
  for (const path of paths) app.get(path, (request, reply) => send(request, reply, path))

  addWorkshop(app)

  // A promise to honour Global Privacy Control, at the address the specification names.
  app.get('/.well-known/gpc.json', (_request, reply) =>
    reply.type('application/json').send({ gpc: true, lastUpdate: '2026-11-02' }),
  )

  app.get('/favicon.ico', (_request, reply) => reply.redirect('/assets/fern.svg'))
  return app
}
