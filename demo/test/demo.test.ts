import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeSnippet } from '../sites/workshop/assets/make-snippet.js'
import { startDemo } from '../src/start-demo.ts'
import type { Demo } from '../src/start-demo.ts'

let demo: Demo
let folder: string

const newFolder = () => mkdtemp(join(tmpdir(), 'cct-demo-'))
const asFolder = (path: string) => pathToFileURL(`${path}/`)
const at = (path: string) => new URL(path, demo.address)
const textOf = async (path: string) => (await fetch(at(path))).text()
const jsonOf = async (path: string) => (await fetch(at(path))).json()

const consentId = '5f0c6a3e-5d0b-4c53-9d0e-0d6c8a8f1a11'
const receipt = {
  schema: 'consent-receipt/1',
  id: '019aa3b1-7c00-7a3e-8f1d-2b6c4d5e6f70',
  consentId,
  prev: null,
  prevHash: null,
  seq: 0,
  action: 'deny',
  method: 'reject_all',
  surface: 'banner',
  categories: {
    essential: { granted: true, basis: 'essential' },
    analytics: { granted: false, basis: 'consent' },
  },
  model: 'opt-in',
  jurisdiction: null,
  regionSource: 'none',
  signals: { gpc: null, dnt: null },
  policy: { version: '1', url: null, hash: null },
  config: { version: null, hash: 'a'.repeat(64) },
  lang: 'en',
  site: { origin: 'http://127.0.0.1:8080', path: '/' },
  decidedAt: new Date().toISOString(),
  expiresAt: null,
  sdk: { name: 'cookie-consent-tool', version: '0.1.0' },
}

const sendReceipt = async () =>
  fetch(at('/receipts'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(receipt),
  })

/** Asks a vendor by its host name, which not every resolver knows outside a browser. */
const askVendor = async (vendor: string, path: string, headers: Record<string, string> = {}) => {
  const host = `${vendor}.localhost:${demo.vendorPort}`
  const request = httpRequest({
    host: '127.0.0.1',
    port: demo.vendorPort,
    path,
    headers: { ...headers, host },
  })
  request.end()
  const [response] = await once(request, 'response')
  response.resume()
  await once(response, 'end')
  return response
}

beforeAll(async () => {
  folder = await newFolder()
  demo = await startDemo({ port: 0, folder: asFolder(folder) })
})

beforeEach(async () => {
  await fetch(at('/demo/requests'), { method: 'DELETE' })
  await fetch(at('/demo/endpoint/up'), { method: 'POST' })
})

afterAll(async () => {
  await demo.close()
  await rm(folder, { recursive: true })
})

test.each([
  ['/', 'Fast fibre'],
  ['/plans.html', 'Seedling'],
  ['/support.html', 'How can we help?'],
  ['/privacy.html', 'data-cct-declaration'],
  ['/my', 'My Fernline'],
  ['/my/offers', 'My Fernline'],
  ['/unmarked.html', 'Tags as vendors publish them'],
  ['/about-this-demo.html', 'What is real here?'],
])('%s is a page of the site', async (path, words) => {
  const response = await fetch(at(path))
  expect(response.status).toBe(200)
  expect(await response.text()).toContain(words)
})

test('the tool stands above the stylesheet, after a data block that is JSON', async () => {
  const html = await textOf('/')
  const [, block = ''] = html.match(/data-cct-config>([^]*?)<\/script>/) ?? []
  expect(JSON.parse(block).site.name).toBe('Fernline Telecom')
  expect(html.indexOf('src="/cct/cct.js"')).toBeGreaterThan(html.indexOf('data-cct-config'))
  expect(html.indexOf('rel="stylesheet"')).toBeGreaterThan(html.indexOf('src="/cct/cct.js"'))
})

test.each([
  ['tag', 'src="/cct/cct.js"'],
  ['core', 'src="/cct/cct.core.js"'],
  ['inline', 'data-base="/cct/"'],
])('a page can embed the tool as %s, and its links keep that', async (embed, mark) => {
  const html = await textOf(`/?embed=${embed}`)
  expect(html).toContain(mark)
  expect(html).toContain(
    embed === 'tag' ? 'href="/plans.html"' : `href="/plans.html?embed=${embed}"`,
  )
})

test('what an address asks for becomes an attribute, never markup', async () => {
  expect(await textOf('/?region=US-CA')).toContain('data-region="US-CA"')
  expect(await textOf('/?region=%22%3E%3Cb%3E')).not.toContain('data-region')
})

const askSite = async (site: string, path: string) => {
  const request = httpRequest({
    host: '127.0.0.1',
    port: at('/').port,
    path,
    headers: { host: `${site}.localhost:${at('/').port}` },
  })
  request.end()
  const [response] = await once(request, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { response, text: Buffer.concat(chunks).toString('utf8') }
}

test.each(['larkmoor', 'brackwell', 'tidewick', 'strollbook'])(
  '%s has a home page, a notice and a configuration of its own',
  async (site) => {
    const { text } = await askSite(site, '/')
    const [, block = ''] = text.match(/data-cct-config>([^]*?)<\/script>/) ?? []
    expect(JSON.parse(block).site.name).toBeTruthy()
    expect((await askSite(site, '/privacy.html')).text).toContain('data-cct-declaration')
    expect((await askSite(site, '/plans.html')).response.statusCode).toBe(404)
  },
)

test('every page has a policy without exceptions, and each of its scripts has the nonce', async () => {
  for (const [site, path] of [
    ['fernline', '/'],
    ['fernline', '/unmarked.html'],
    ['strollbook', '/?change=1&panel=1'],
    ['workshop', '/playground.html'],
    ['workshop', '/preview?config=e30&embed=core'],
  ] as const) {
    const { response, text } = await askSite(site, path)
    const policy = String(response.headers['content-security-policy'])
    const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1]
    expect(policy).not.toContain('unsafe')
    const scripts = text.match(/<script(?=[\s>])[^>]*>/g) ?? []
    const runs = scripts.filter((tag) => !tag.includes('application/json'))
    expect(runs.length).toBeGreaterThan(0)
    for (const tag of runs) expect(tag).toContain(`nonce="${nonce}"`)
  }
})

test('the start page leads to every site and both builders', async () => {
  const html = await textOf('/start.html')
  for (const site of ['fernline', 'larkmoor', 'brackwell', 'tidewick', 'strollbook'])
    expect(html).toContain(`href="//${site}.localhost:${at('/').port}/"`)
  expect(html).toMatch(/workshop\.localhost:\d+\/themes\.html[^]*playground\.html/)
})

test('the catalogue for the playground has each service with the setting it needs', async () => {
  const { services } = await jsonOf('/demo/catalog')
  expect(services).toContainEqual({ id: 'hotjar', category: 'analytics', needs: 'siteId' })
  expect(services.length).toBeGreaterThan(40)
})

test('a preview of what is no configuration is refused', async () => {
  expect((await fetch(at('/preview?config=bm9uc2Vuc2U'))).status).toBe(400)
})

test('Global Privacy Control is honoured, says the well-known address', async () => {
  const response = await fetch(at('/.well-known/gpc.json'))
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await response.json()).toMatchObject({ gpc: true })
})

test('attributes say it all where they can; a data block does where they cannot', () => {
  const small = { policy: { url: '/p', version: '2' }, layout: 'bar' }
  expect(makeSnippet(small, 'tag')).toBe(
    '<script\n  src="/cct/cct.js"\n  data-policy-url="/p"\n  data-policy-version="2"\n  data-layout="bar"\n></script>',
  )
  const large = makeSnippet({ site: { name: '</script>' } }, 'core')
  expect(large).toContain('data-cct-config')
  expect(large.match(/<\/script>/g)).toHaveLength(2)
  expect(makeSnippet({}, 'inline', { core: 'core()' })).toBe(
    '<script data-base="/cct/">core()</script>',
  )
})

test('only essential cookies come from the site itself', async () => {
  const cookies = (await fetch(at('/'))).headers.getSetCookie()
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['fern_session'])
})

test('a vendor logs what it received and sets its cookie', async () => {
  const response = await askVendor('adlantern', '/pixel.gif?page=home', { cookie: 'other=1' })
  expect(String(response.headers['set-cookie'])).toMatch(/^lantern_uid=.*SameSite=None; Secure/)
  const { requests } = await jsonOf('/demo/requests')
  expect(requests).toMatchObject([
    { vendor: 'adlantern', category: 'advertising', path: '/pixel.gif', cookies: ['other'] },
  ])
})

test.each([
  ['mixpanel', '/mixpanel.min.js'],
  ['clarity', '/clarity.min.js'],
])("%s serves the vendor's published library", async (vendor, path) => {
  const response = await askVendor(vendor, path)
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toContain('javascript')
})

test('a receipt reaches the collector, and only the panel may read it', async () => {
  expect((await sendReceipt()).status).toBeLessThan(300)
  const { receipts } = await jsonOf(`/demo/receipts?consentId=${consentId}`)
  expect(receipts).toMatchObject([{ id: receipt.id }])
  expect((await fetch(at('/receipts'))).status).toBe(404)
})

test('the receipts endpoint can be busy or cut', async () => {
  await fetch(at('/demo/endpoint/busy'), { method: 'POST' })
  const busy = await sendReceipt()
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '3'])
  await fetch(at('/demo/endpoint/cut'), { method: 'POST' })
  await expect(sendReceipt()).rejects.toThrow()
})

test('raising the policy version shows on the next page', async () => {
  const versionOf = async () => (await textOf('/')).match(/data-policy-version="([^"]+)"/)?.[1]
  const before = await versionOf()
  await fetch(at('/demo/policy'), { method: 'POST' })
  expect(await versionOf()).not.toBe(before)
})

test('a taken port is passed over', async () => {
  const other = await newFolder()
  const taken = Number(at('/').port)
  const second = await startDemo({ port: taken, folder: asFolder(other) })
  expect(Number(new URL(second.address).port)).toBeGreaterThan(taken)
  await second.close()
  await rm(other, { recursive: true })
})

test('an interrupt ends the program within a second, an open stream notwithstanding', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], { env: { ...process.env, PORT: '18231' } })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  await expect.poll(() => said, { timeout: 10_000 }).toContain('Ctrl-C')
  const address = said.match(/Open +(\S+)/)?.[1] ?? ''
  const stream = await fetch(new URL('/demo/events', address))
  const asked = Date.now()
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(Date.now() - asked).toBeLessThan(1000)
  await stream.body?.cancel().catch(() => {})
}, 15_000)
