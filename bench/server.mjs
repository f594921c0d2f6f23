/** Serves the pages on loopback, every body compressed beforehand and cached the way a site would. */
import { createServer } from 'node:http'
import { brotliCompressSync } from 'node:zlib'
import { tags } from './systems.mjs'

const TYPES = { js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8' }
const words =
  'An article stands on this page so that there is something to read, to lay out and to paint. '
const article = `<main><h1>An article</h1>${`<p>${words.repeat(4)}</p>`.repeat(24)}</main>`
const style =
  'body{margin:0;font:16px/1.5 sans-serif}main{max-width:44rem;margin:auto;padding:1rem}'

const document = ({ top = '', head = '', body = '' }) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>${top}<link rel="stylesheet" href="/style.css">${head}</head><body>${article}${body}</body></html>`

/** A tag says when it ran. */
const tag = (id) => `(window.ran ??= {})[${JSON.stringify(id)}] = performance.now()`

/** Resolves with the address and, for each system, the path of its page. */
export const serve = async (systems) => {
  const files = new Map()
  const put = (at, body, cache) =>
    files.set(at, {
      body: brotliCompressSync(Buffer.from(body)),
      type: TYPES[at.split('.').at(-1)] ?? TYPES.html,
      cache,
    })
  put('/style.css', style, 'public, max-age=31536000, immutable')
  put('/blank', '<!doctype html>', 'no-cache')
  for (const { id } of tags) put(`/tags/${id}.js`, tag(id), 'public, max-age=7200')
  for (const [i, system] of systems.entries()) {
    const base = `/${i}/`
    for (const [name, text] of Object.entries(await system.files()))
      put(base + name, text, 'public, max-age=31536000, immutable')
    put(base, document(system.page(base, false)), 'no-cache')
    if (system.isKnown) put(`${base}known`, document(system.page(base, true)), 'no-cache')
  }
  const pages = new Map(systems.map((system, i) => [`/${i}/`, system]))
  const server = createServer(({ url = '', headers: { cookie = '' } }, response) => {
    const [at] = url.split('?')
    const file = files.get(pages.get(at)?.isKnown?.(cookie) ? `${at}known` : at)
    if (!file) return response.writeHead(404).end()
    const headers = {
      'content-type': file.type,
      'content-encoding': 'br',
      'cache-control': file.cache,
    }
    response.writeHead(200, headers).end(file.body)
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    pathOf: (system) => `/${systems.indexOf(system)}/`,
    close: () => server.close(),
  }
}
