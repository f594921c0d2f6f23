/** What the theme builder and the playground ask for: the catalogue, and a page to try things on. */
import type { FastifyInstance } from 'fastify'
import { makeSnippet } from '../sites/workshop/assets/make-snippet.js'
import { coreText } from './embedding.ts'
import { catalog } from './folders.ts'
import { makeNonce, policyOf } from './security-policy.ts'

interface KnownService {
  readonly id: string
  readonly category: string
  readonly needs?: string
  readonly name?: string
}

/** Service id, its category and the setting it needs, from the tool's own catalogue. */
const readCatalog = async (): Promise<KnownService[]> => {
  const files = ['services', 'more-analytics', 'more-advertising', 'more-content']
  const modules = await Promise.all(
    files.map((file) => import(new URL(`${file}.ts`, catalog).href) as Promise<object>),
  )
  return modules
    .flatMap((module) => Object.values(module).find(Array.isArray) as KnownService[])
    .map(({ id, category, needs }) => ({ id, category, ...(needs === undefined ? {} : { needs }) }))
}

const readConfig = (text: unknown): object | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(String(text), 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}

// What happens before the page around the frame can listen is kept for it.
const witness = `seen = { problems: [] }
      document.addEventListener('cct:problem', ({ detail }) => seen.problems.push(detail))`

const emptyPage = (snippet: string, nonce: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <script nonce="${nonce}">
      ${witness}
    </script>
    ${snippet}
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>A page to try things on</title>
    <link rel="stylesheet" href="/assets/workshop/preview.css" />
  </head>
  <body>
    <h1>An empty page</h1>
    <p>Two scripts wait here for an answer, as vendors' tags would.</p>
    <p class="lamp" data-cct-unless="analytics">Analytics waits.</p>
    <p class="lamp on" data-cct-if="analytics">Analytics may run.</p>
    <p class="lamp" data-cct-unless="advertising">Advertising waits.</p>
    <p class="lamp on" data-cct-if="advertising">Advertising may run.</p>
    <p><a href="#cookie-consent-tool">Cookie Consent Tool</a></p>
    <script type="text/plain" data-category="analytics" nonce="${nonce}">
      document.cookie = '_ga=GA1.1.1.1; path=/'
    </script>
    <script type="text/plain" data-category="advertising" nonce="${nonce}">
      document.cookie = '_fbp=fb.1.1.1; path=/'
    </script>
  </body>
</html>
`

export const addWorkshop = (app: FastifyInstance) => {
  app.get('/demo/catalog', async () => ({ services: await readCatalog() }))

  app.get<{ Querystring: { config?: string; embed?: string } }>(
    '/preview',
    async (request, reply) => {
      const { config: text, embed } = request.query
      const config = readConfig(text)
      if (!config) return reply.code(400).send({ title: 'config is JSON, written in base64url' })
      const nonce = makeNonce()
      const core = embed === 'inline' ? await coreText() : ''
      const html = emptyPage(makeSnippet(config, embed ?? 'tag', { core, nonce }), nonce)
      return reply
        .headers({
          'cache-control': 'no-store',
          'content-security-policy': `${policyOf(nonce)}; require-trusted-types-for 'script'; trusted-types cct`,
        })
        .type('text/html; charset=utf-8')
        .send(html)
    },
  )
}
