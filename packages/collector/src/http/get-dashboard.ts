import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Consent receipts</title>
<link rel="stylesheet" href="dashboard.css">
<link rel="icon" href="data:,">
<div id="dashboard"></div>
<script type="module" src="dashboard.js"></script>
</html>
`

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

interface Bundle {
  readonly script: string
  readonly style: string
}

/** The page for people. It holds no data: what it shows it asks for, with the token it is given. */
export function getDashboard(app: FastifyInstance): void {
  let bundle: Promise<Bundle> | null = null
  const bundled = () => (bundle ??= readBundle())
  const doc = (summary: string) => ({ summary, answers: { 200: summary } })

  app.get(
    '/',
    { exposeHeadRoute: true, config: { doc: doc('The dashboard') } },
    (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page),
  )
  app.get('/dashboard.js', { config: { doc: doc('Its code') } }, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send((await bundled()).script),
  )
  app.get('/dashboard.css', { config: { doc: doc('Its look') } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send((await bundled()).style),
  )
}

/** Published, it lies beside the code; run from its source, it is bundled when first asked for. */
async function readBundle(): Promise<Bundle> {
  const built = (name: string) => new URL(`../dashboard/${name}`, import.meta.url)
  if (existsSync(built('main.js'))) {
    const read = (name: string) => readFile(built(name), 'utf8')
    return { script: await read('main.js'), style: await read('main.css') }
  }
  const { bundleDashboard } = await import('../../dashboard/bundle.mjs')
  return bundleDashboard()
}
