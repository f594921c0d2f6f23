/** What becomes of receipts when pages come, go and sleep, and the network with them. */
import { answer, cct, cookieNames, expect, type Page, type Site } from './support/test'
import { chainOf, expectedChain, test as base } from './receipts-endpoint'
import { startUndriven } from './support/browser'

const test = base.extend<{ openUndriven: (url: string) => void }>({
  /** Opens an address in a Chromium that no driver looks at. */
  openUndriven: async ({ siteServer }, use) => {
    const ends: (() => Promise<void>)[] = []
    await use((url) => void ends.push(startUndriven(url, siteServer.port)))
    for (const end of ends) await end()
  },
})

test.setTimeout(60_000)

const open = (page: Page, site: Site, path = '/', config = {}) =>
  page.goto(site.page({ head: site.tool(config) }, { path }))

const posts = (site: Site) => site.requests({ path: '/receipts', method: 'POST' })

test('offline nothing is tried; online again everything arrives, at once', async ({
  page,
  site,
  endpoint,
}) => {
  site.init(`let isOnline = true
    Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => isOnline })
    window.connect = (now) => { isOnline = now; dispatchEvent(new Event(now ? 'online' : 'offline')) }`)
  await open(page, site)
  await page.evaluate(() => (window as unknown as { connect(on: boolean): void }).connect(false))
  await cct(page, (tool) => tool.acceptAll())
  await cct(page, (tool) => tool.rejectAll())
  await page.waitForTimeout(1500)
  expect(posts(site)).toEqual([])
  await page.evaluate(() => (window as unknown as { connect(on: boolean): void }).connect(true))
  await expect.poll(() => endpoint.ids(), { timeout: 3000 }).toHaveLength(2)
})

test('a page left while the endpoint hangs keeps nobody from sending', async ({
  page,
  site,
  endpoint,
}) => {
  endpoint.breakWith(() => ({ hang: true }))
  await open(page, site)
  await answer(page, 'accept-all')
  await expect.poll(() => endpoint.hits).toBeGreaterThan(0)
  endpoint.repair()
  await open(page, site, '/next')
  await expect.poll(() => endpoint.ids(), { timeout: 10_000 }).toHaveLength(1)
  // And shown again, out of the browser's memory or anew, it goes on.
  await page.goBack()
  await cct(page, (tool) => tool.rejectAll())
  await expect.poll(() => endpoint.ids(), { timeout: 10_000 }).toHaveLength(2)
  expect(chainOf(await endpoint.stored())).toEqual(expectedChain(await endpoint.stored()))
})

test('a page that goes away sends what waits by beacon, and does not take it for delivered', async ({
  page,
  site,
  endpoint,
}) => {
  endpoint.breakWith(() => ({ hang: true }))
  await open(page, site)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => posts(site).length).toBe(1)
  await page.goto(site.page('<!doctype html><title>Elsewhere</title>', { path: '/else' }))
  await expect.poll(() => posts(site).length).toBe(2)
  const [sent, left] = posts(site)
  expect(left!.headers['content-type']).toContain('text/plain')
  expect(JSON.parse(left!.body)).toEqual(JSON.parse(sent!.body))
  endpoint.repair()
  await open(page, site, '/next')
  await expect.poll(() => endpoint.ids(), { timeout: 15_000 }).toHaveLength(1)
})

test('a beacon that the browser will not take loses nothing', async ({ page, site, endpoint }) => {
  site.init('navigator.sendBeacon = () => false')
  endpoint.breakWith(() => ({ reset: true }))
  await open(page, site)
  await cct(page, (tool) => tool.acceptAll())
  endpoint.repair()
  await open(page, site, '/next')
  await expect.poll(() => endpoint.ids(), { timeout: 15_000 }).toHaveLength(1)
})

test('an endpoint that asks for an hour is left alone, by new receipts and leaving pages too', async ({
  page,
  site,
  endpoint,
}) => {
  endpoint.breakWith(() => ({ status: 503, headers: { 'retry-after': '3600' } }))
  await open(page, site)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => posts(site)[0]?.status).toBe(503)
  await page.waitForTimeout(300)
  await cct(page, (tool) => tool.rejectAll())
  await open(page, site, '/next')
  await page.waitForTimeout(1500)
  expect(posts(site)).toHaveLength(1)
  expect(await cct(page, (tool) => tool.receipts())).toHaveLength(2)
})

test('a page that is only being prerendered records nothing, and sends nothing', async ({
  page,
  site,
  endpoint,
}) => {
  site.init(`let isAhead = true
    Object.defineProperty(Document.prototype, 'prerendering', { configurable: true, get: () => isAhead })
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true })
    window.show = () => { isAhead = false; document.dispatchEvent(new Event('prerenderingchange')) }`)
  await open(page, site, '/', { region: 'US-CA' })
  await page.waitForTimeout(800)
  expect(posts(site)).toEqual([])
  expect(await cookieNames(page)).toEqual([])
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await page.evaluate(() => (window as unknown as { show(): void }).show())
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  expect((await endpoint.stored())[0]).toMatchObject({ method: 'gpc', surface: 'none' })
})

test('a page that comes back out of the back/forward cache sends what waited, and goes on', async ({
  pageKeptAside: page,
  site,
  endpoint,
}) => {
  test.setTimeout(120_000)
  site.init(
    `addEventListener('pageshow', ({ persisted }) => { if (persisted) fetch('/came-back') })`,
  )
  const headers = { 'cache-control': 'max-age=60' }
  const next = site.page('<title>Next</title><h1>Next</h1>', { path: '/next', headers })
  const first = site.page({ head: site.tool() }, { headers })
  const comebacks = () => site.requests({ path: '/came-back' }).length
  // Nothing is taken before the page has come back, and a page that is loaded anew does not count as that.
  endpoint.breakWith((_, forward) => (comebacks() ? forward() : { status: 503 }))
  await page.goto(first)
  await answer(page, 'accept-all')
  await expect.poll(() => endpoint.hits).toBeGreaterThan(0)
  // A browser puts no page aside that has a request under way, nor always one that has none.
  await expect(async () => {
    await page.waitForTimeout(500)
    // From within: drivers lose sight of a page that was put aside.
    await page.evaluate((url) => void setTimeout(() => location.assign(url)), next)
    await expect.poll(() => page.title()).toBe('Next')
    await page.waitForTimeout(500)
    await page.evaluate(() => void setTimeout(() => history.back()))
    await expect.poll(comebacks, { timeout: 3000 }).toBeGreaterThan(0)
  }).toPass()
  // Each refusal before doubled the wait.
  await expect.poll(() => endpoint.ids(), { timeout: 60_000 }).toHaveLength(1)
  await cct(page, (tool) => tool.rejectAll().then(() => 0))
  await expect.poll(() => endpoint.ids(), { timeout: 15_000 }).toHaveLength(2)
  expect(chainOf(await endpoint.stored())).toEqual(expectedChain(await endpoint.stored()))
})

test('a page that speculation rules prerender records nothing until it is shown', async ({
  page,
  site,
  endpoint,
  browserName,
  openUndriven,
}) => {
  site.init(
    `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true })`,
  )
  const tell = `<script>
    const tell = () => fetch('/shown?at=' + (performance.getEntriesByType('navigation')[0].activationStart ?? 0))
    document.prerendering ? document.addEventListener('prerenderingchange', tell) : tell()
    fetch('/loaded')</script>`
  const next = site.page(
    { head: site.tool({ region: 'US-CA' }), body: `<h1>Next</h1>${tell}` },
    { path: '/next' },
  )
  let mayGo = false
  site.reply('*', '/may-go', () => ({ status: mayGo ? 200 : 204 }))
  const first = site.page(`<!doctype html><title>First</title>
    <script type="speculationrules">{ "prerender": [{ "source": "list", "urls": ["${next}"] }] }</script>
    <script>
      const go = ({ status }) => { if (status === 200) location.href = '${next}' }
      setInterval(() => fetch('/may-go').then(go, () => {}), 100)
    </script>`)
  // Only Chromium prerenders, and not with a driver at the page: there the page goes on by itself.
  const isAhead = browserName === 'chromium'
  if (isAhead) openUndriven(first)
  else await page.goto(first)
  const times = (path: string) => site.requests({ path }).length
  if (isAhead) await expect.poll(() => times('/loaded'), { timeout: 20_000 }).toBe(1)
  await page.waitForTimeout(1000)
  expect(posts(site)).toEqual([])
  expect(times('/shown')).toBe(0)
  mayGo = true
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  expect((await endpoint.stored())[0]).toMatchObject({ method: 'gpc', surface: 'none' })
  const [shown] = site.requests({ path: '/shown' })
  expect(Number(shown?.query.get('at')) > 0).toBe(isAhead)
  expect(times('/loaded')).toBe(1)
})
