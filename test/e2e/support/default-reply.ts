import { readFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { extensionOf, typeOf, type Logged, type Reply } from './reply'
import { vendorReply } from './vendors'

/** Another build can be put to the test. */
export const distFolder = resolve(process.env.CCT_DIST ?? 'dist')

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

const fromDisk = (folder: string, path: string): Reply => {
  const file = join(folder, decodeURIComponent(path))
  if (!file.startsWith(folder + sep)) return { status: 404 }
  try {
    return { body: readFileSync(file), headers: { 'content-type': typeOf(file) } }
  } catch {
    return { status: 404, body: `no ${path} here`, headers: { 'content-type': 'text/plain' } }
  }
}

/** `/run/NAME.js` appends NAME to `window.ran`; `?delay=MS` makes it arrive late. */
const runReply = (request: Logged, name: string): Reply => ({
  body: `(window.ran = window.ran || []).push(${JSON.stringify(name)})`,
  headers: { 'content-type': 'text/javascript' },
  delayMs: Number(request.query.get('delay') ?? 0),
})

const byExtension = (path: string): Reply => {
  const extension = extensionOf(path)
  const headers = { 'content-type': typeOf(path) }
  if (extension === 'gif' || extension === 'png') return { body: PIXEL, headers }
  if (extension === 'js' || extension === 'mjs' || extension === 'css') return { body: '', headers }
  if (extension === 'json') return { body: '{}', headers }
  return { body: `<!doctype html><title>${path}</title><p>${path}`, headers }
}

/** What is answered where a test has said nothing: files, stand-ins for vendors, and empty goods. */
export const defaultReply = (request: Logged, isOwnHost: boolean): Reply => {
  const { path } = request
  if (path === '/favicon.ico') return { status: 204 }
  if (path.startsWith('/cct/')) return fromDisk(distFolder, path.slice('/cct/'.length))
  if (path.startsWith('/npm/')) return fromDisk(resolve('node_modules'), path.slice('/npm/'.length))
  const run = /^\/run\/([^/]+)\.m?js$/.exec(path)
  if (run) return runReply(request, run[1]!)
  if (isOwnHost && path === '/receipts') {
    return {
      status: 201,
      body: '{"accepted":1,"duplicates":0}',
      headers: { 'content-type': 'application/json' },
    }
  }
  return (
    vendorReply(request) ?? (isOwnHost && !extensionOf(path) ? { status: 404 } : byExtension(path))
  )
}
