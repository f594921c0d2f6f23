/**
 * The servers of the vendors, all in one: which vendor is asked follows from the host name.
 * Each request is logged before it is answered.
 */
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import fastify from 'fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { vendorFiles } from './folders.ts'
import type { RequestLog } from './create-request-log.ts'
import { fill } from './template.ts'
import { vendorOfHost, vendorOrigins } from './vendors.ts'

const { resolve } = createRequire(import.meta.url)

/** Path → file. The last two are the vendors' own builds, served as they were published. */
const scripts: Record<string, string | URL> = {
  '/tally.js': new URL('tally.js', vendorFiles),
  '/lantern.js': new URL('lantern.js', vendorFiles),
  '/mixpanel.min.js': resolve('mixpanel-browser/dist/mixpanel.min.js'),
  '/clarity.min.js': resolve('clarity-js/build/clarity.min.js'),
}

const frames: Record<string, URL> = {
  '/like': new URL('like.html', vendorFiles),
  '/video': new URL('video.html', vendorFiles),
}

/** What a vendor's server answers with when it is asked for anything of its own. */
const thirdPartyCookies: Record<string, string> = {
  adlantern: 'lantern_uid',
  plumewire: 'plume_guest',
  reelnest: 'reelnest_vid',
}

const yearInSeconds = 31_536_000
const emptyGif = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

const cookieNames = (header: string | undefined): string[] =>
  (header ?? '')
    .split(';')
    .map((pair) => pair.split('=')[0]?.trim() ?? '')
    .filter(Boolean)

const setThirdPartyCookie = (request: FastifyRequest): string | null => {
  const name = thirdPartyCookies[vendorOfHost(request.headers.host)?.id ?? '']
  if (!name || cookieNames(request.headers.cookie).includes(name)) return null
  const value = crypto.randomUUID().slice(0, 8)
  // Most browsers drop third-party cookies by now, unless they are kept apart for each site.
  return `${name}=${value}; Max-Age=${yearInSeconds}; Path=/; SameSite=None; Secure; Partitioned`
}

export const buildVendorServer = (log: RequestLog): FastifyInstance => {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 4 * 1024 * 1024 })

  // Vendors' libraries send JSON, forms, compressed bytes and beacons. None of it is kept.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume()
    payload.once('end', () => done(null, null))
    payload.once('error', done)
  })

  app.addHook('onRequest', async (request, reply) => {
    const vendor = vendorOfHost(request.headers.host)
    const { method } = request
    if (!vendor) return reply.code(404).send('No vendor has this host name')
    reply.header('cache-control', 'no-store')
    reply.header('access-control-allow-origin', request.headers.origin ?? '*')
    reply.header('vary', 'origin')
    if (request.headers.origin) reply.header('access-control-allow-credentials', 'true')
    if (method === 'OPTIONS') {
      reply.header('access-control-allow-methods', 'GET, POST')
      reply.header(
        'access-control-allow-headers',
        request.headers['access-control-request-headers'] ?? 'content-type',
      )
      return reply.code(204).send()
    }
    log.add({
      vendor: vendor.id,
      category: vendor.category,
      method,
      path: request.url.split('?')[0] ?? '/',
      cookies: cookieNames(request.headers.cookie),
    })
    const cookie = setThirdPartyCookie(request)
    if (cookie) reply.header('set-cookie', cookie)
    return undefined
  })

  for (const [path, file] of Object.entries(scripts))
    app.get(path, async (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(await readFile(file)),
    )

  for (const [path, file] of Object.entries(frames))
    app.get(path, async (request, reply) => {
      const port = request.socket.localPort ?? 0
      const html = fill(await readFile(file, 'utf8'), vendorOrigins(port))
      return reply.type('text/html; charset=utf-8').send(html)
    })

  app.get('/pixel.gif', (_request, reply) => reply.type('image/gif').send(emptyGif))
  app.get('/bid', (_request, reply) => reply.send({ offer: Math.floor(Math.random() * 3) }))
  app.all('/*', { exposeHeadRoute: false }, (_request, reply) => reply.send({ ok: true }))

  return app
}
