/** Conditions that receipts have to bear: clocks, sizes, refusals, changed policies, plain http, other origins. */
import { answer, banner, cct, expect, type Page, type Site } from './support/test'
import { chainOf, expectedChain, test } from './receipts-endpoint'

test.setTimeout(60_000)

const open = (page: Page, site: Site, path = '/', config = {}) =>
  page.goto(site.page({ head: site.tool(config) }, { path }))

const posts = (site: Site) => site.requests({ path: '/receipts', method: 'POST' })

const listen = (site: Site) =>
  site.init(
    `window.told = []; document.addEventListener('cct:problem', ({ detail }) => told.push(detail.message))`,
  )

const told = (page: Page) => page.evaluate(() => (window as { told?: string[] }).told ?? [])

/** The page's clock is ahead by as many days as storage says. */
const clock = `{ const Own = Date, off = () => Number(localStorage.getItem('days')) * 864e5
  window.Date = class extends Own {
    constructor(...given) { super(...(given.length ? given : [Own.now() + off()])) }
    static now() { return Own.now() + off() } } }`
const setClock = (page: Page, days: number) =>
  page.evaluate((to) => localStorage.setItem('days', String(to)), days)

test('a clock that jumps 400 days ahead: nothing is given up untried', async ({
  page,
  site,
  endpoint,
}) => {
  listen(site)
  site.init(clock)
  endpoint.breakWith(() => ({ reset: true }))
  await open(page, site)
  await cct(page, (tool) => tool.acceptAll())
  await setClock(page, 400)
  endpoint.repair()
  await open(page, site, '/next')
  await expect.poll(() => endpoint.ids(), { timeout: 15_000 }).toHaveLength(2)
  const stored = await endpoint.stored()
  expect(stored.map(({ action }) => action)).toEqual(['grant', 'expire'])
  expect(chainOf(stored)).toEqual(expectedChain(stored))
  expect(await told(page)).toEqual([])
})

test('a clock that is set back 400 days: receipts are sent now, and the chain goes on', async ({
  page,
  site,
  endpoint,
}) => {
  site.init(clock)
  endpoint.breakWith(() => ({ status: 503, headers: { 'retry-after': '1' } }))
  await page.goto(site.page('<!doctype html><title>First</title>', { path: '/first' }))
  await setClock(page, 400)
  await open(page, site)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => endpoint.hits).toBeGreaterThan(0)
  await page.waitForTimeout(300)
  await setClock(page, 0)
  endpoint.repair()
  await open(page, site, '/next')
  await cct(page, (tool) => tool.rejectAll())
  await expect.poll(() => endpoint.ids(), { timeout: 15_000 }).toHaveLength(2)
  const stored = await endpoint.stored()
  expect(chainOf(stored)).toEqual(expectedChain(stored))
})

test('a receipt refused for good is told of, and kept for download', async ({
  page,
  site,
  endpoint,
}) => {
  listen(site)
  endpoint.breakWith(() => ({ status: 422, body: '{}' }))
  await open(page, site)
  const made = await cct(page, (tool) => tool.acceptAll())
  await expect
    .poll(() => told(page))
    .toEqual([
      `receipt ${made.id} was not accepted (HTTP 422 from /receipts, see receipts.endpoint) and is not sent again; it is kept for download`,
    ])
  endpoint.repair()
  await open(page, site, '/next')
  await page.waitForTimeout(500)
  expect(await endpoint.ids()).toEqual([])
  const [type, text] = await page.evaluate(async () => {
    const blob = window.CookieConsentTool.exportReceipts()
    return [blob.type, await blob.text()] as const
  })
  expect(type).toBe('application/json')
  expect(JSON.parse(text)).toEqual([made])
  // For a person to read: a line each, nothing folded.
  expect(text.split('\n').length).toBeGreaterThan(40)
})

test('a receipt of two thousand services is too big to outlive the page, and arrives', async ({
  page,
  site,
  endpoint,
}) => {
  const services = Array.from({ length: 1900 }, (_, i) => ({
    id: `a-service-with-quite-a-long-name-${i}`,
    category: 'analytics',
  }))
  await open(page, site, '/', { services })
  const made = await cct(page, (tool) => tool.acceptAll())
  expect(JSON.stringify(made).length).toBeGreaterThan(65_536)
  await expect.poll(() => endpoint.ids(), { timeout: 15_000 }).toEqual([made.id])
})

test('many wait: a leaving page sends no more than browsers allow, the next one all the rest', async ({
  page,
  site,
  endpoint,
}) => {
  endpoint.breakWith(() => ({ reset: true }))
  await open(page, site)
  await cct(page, async (tool) => {
    for (let i = 0; i < 40; i++) await (i % 2 ? tool.rejectAll() : tool.acceptAll())
    for (let i = 0; i < 40; i++) await (i % 2 ? tool.rejectAll() : tool.acceptAll())
  })
  await page.goto(site.page('<!doctype html><title>Elsewhere</title>', { path: '/else' }))
  const left = () =>
    Math.max(0, ...posts(site).map(({ body }) => (body.startsWith('[') ? body.length : 0)))
  await expect.poll(left).toBeGreaterThan(40_000)
  expect(left()).toBeLessThanOrEqual(60_000)
  endpoint.repair()
  await open(page, site, '/next')
  await expect.poll(async () => (await endpoint.ids()).length, { timeout: 40_000 }).toBe(80)
  const stored = await endpoint.stored()
  expect(chainOf(stored)).toEqual(expectedChain(stored))
})

test('a changed policy ends the answer with one receipt, in however many tabs and pages', async ({
  page,
  context,
  site,
  endpoint,
}) => {
  await open(page, site, '/', { policy: { version: '1' } })
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  const other = await context.newPage()
  const next = site.page({ head: site.tool({ policy: { version: '2' } }) }, { path: '/next' })
  await Promise.all([page.goto(next), other.goto(next)])
  await expect(banner(page)).toBeVisible()
  await expect.poll(() => endpoint.ids()).toHaveLength(2)
  await page.reload()
  await other.reload()
  await page.waitForTimeout(800)
  await answer(page, 'reject-all')
  await expect.poll(() => endpoint.ids()).toHaveLength(3)
  const stored = await endpoint.stored()
  expect(stored.map(({ action }) => action)).toEqual(['grant', 'expire', 'deny'])
  expect(stored[1]).toMatchObject({ method: 'implied_optout_default', surface: 'none' })
  expect(chainOf(stored)).toEqual(expectedChain(stored))
})

test('plain http, two tabs: one sends, the chain has no hashes, and the reason is told', async ({
  page,
  context,
  site,
  endpoint,
}) => {
  listen(site)
  const url = site.page({ head: site.tool() }, { scheme: 'http' })
  await page.goto(url)
  const other = await context.newPage()
  await other.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => cct(other, (tool) => tool.state.status)).toBe('decided')
  await cct(other, (tool) => tool.rejectAll())
  await expect.poll(() => endpoint.ids()).toHaveLength(2)
  const stored = await endpoint.stored()
  expect(chainOf(stored)).toEqual(expectedChain(stored, false))
  expect(await told(page)).toEqual([
    'this page has no secure context (https): receipts are chained without hashes',
  ])
  await page.waitForTimeout(300)
  expect(posts(site)).toHaveLength(2)
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => /lease/.test(key))),
  ).toEqual([])
})

test('an endpoint elsewhere that does not let this site read its answers: told, and repaired', async ({
  page,
  site,
  endpoint,
}) => {
  listen(site)
  site.expectErrors(/CORS|access control|Cross-Origin/i)
  endpoint.serve(site, 'receipts.example')
  endpoint.breakWith(async (_, forward) => {
    const reply = await forward()
    return { ...reply, headers: { 'access-control-allow-origin': 'https://else.example' } }
  })
  const head = site.tool({}, { data: { receipts: 'https://receipts.example/receipts' } })
  await page.goto(site.page({ head }))
  const made = await cct(page, (tool) => tool.acceptAll())
  await expect
    .poll(() => told(page), { timeout: 15_000 })
    .toEqual([expect.stringMatching(/^the endpoint takes no receipts \(.*; they are kept/)])
  endpoint.repair()
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(Object.values(localStorage))), {
      timeout: 20_000,
    })
    .toContain('isDone')
  expect(await endpoint.ids()).toEqual([made.id])
})
