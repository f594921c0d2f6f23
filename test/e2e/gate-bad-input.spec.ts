import { cct, cookieNames, expect, ran, test, type Page, type Site } from './support/test'

/** Mistakes of a site: told by path, never a grant, never an error in the page. */
interface Told {
  readonly path: string
  readonly message: string
}

const listen = (site: Site) =>
  site.init(
    `window.told = []; document.addEventListener('cct:problem', ({ detail }) => window.told.push(detail))`,
  )
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: Told[] }).told)
const stats = (more: object) => ({ id: 'stats', name: 'Stats', provider: 'Us', ...more })

test('a malformed host is named and left out; the good one beside it is governed', async ({
  page,
  site,
}) => {
  listen(site)
  const bad = ['https://stats.example/x', '*', 'com', 'two words', 'stats.example:8080']
  const service = stats({ category: 'analytics', hosts: [...bad, 'good.example'] })
  const url = site.page({
    head: site.tool({ services: [service] }),
    body: `<script>fetch('https://good.example/hit', { mode: 'no-cors' })</script>
      <script type="text/plain" data-category="analytics" src="/run/marked.js"></script>`,
  })
  await page.goto(url)
  for (const host of bad)
    await expect
      .poll(
        async () => (await told(page)).find(({ message }) => message.includes(`"${host}"`))?.path,
      )
      .toBe('services.stats.hosts')
  expect(await cct(page, (tool) => tool.allows('stats'))).toBe(false)
  await page.waitForTimeout(300)
  expect(site.vendorHits()).toEqual([])
  expect(await ran(page)).toEqual([])
})

test('an id that the catalogue does not have is named, with the one that was meant; it grants nothing', async ({
  page,
  site,
}) => {
  listen(site)
  await page.goto(
    site.page({
      head: site.tool({ services: [{ id: 'gogle-analytics', measurementId: 'G-X' }] }),
      body: `<script type="text/plain" data-category="analytics" data-service="gogle-analytics" src="/run/marked.js"></script>`,
    }),
  )
  await expect
    .poll(async () => (await told(page)).map(({ path, message }) => `${path} ${message}`).join())
    .toMatch(/services\[0\].*gogle-analytics.*google-analytics/)
  expect(await cct(page, (tool) => tool.allows('gogle-analytics'))).toBe(false)
  await page.waitForTimeout(300)
  expect(site.vendorHits()).toEqual([])
  expect(await ran(page)).toEqual([])
})

test('a name that would match everything is named, and erases nothing', async ({ page, site }) => {
  listen(site)
  const cookies = [{ name: '*' }, { name: '_*' }, { name: '' }, { name: 'own_*' }]
  await page.goto(
    site.page({ head: site.tool({ services: [stats({ category: 'analytics', cookies })] }) }),
  )
  await page.evaluate(() => {
    for (const name of ['basket', '_basket', 'own_1']) document.cookie = `${name}=1; path=/`
    localStorage.setItem('basket', '1')
  })
  await cct(page, (tool) => tool.rejectAll())
  await page.waitForTimeout(500)
  expect(await cookieNames(page)).toEqual(['_basket', 'basket', 'cct'])
  expect(await page.evaluate(() => localStorage.getItem('basket'))).toBe('1')
  const paths = (await told(page)).filter(({ path }) => path === 'services.stats.cookies')
  expect(paths.length).toBeGreaterThan(0)
})

test('a configuration that contains itself, throws or is no data is told; nothing runs', async ({
  page,
  site,
}) => {
  listen(site)
  await page.goto(
    site.page({
      head: `<script type="module">
        import { start } from '/cct/index.js'
        const config = { services: [{ id: 'stats', name: 'Stats', provider: 'Us', category: 'analytics' }], language: 12n, layout: Symbol('x') }
        config.site = config
        config.categories = { analytics: { model: config }, mine: config }
        config.services[0].cookies = [config]
        config.services[0].hosts = config.services
        config.texts = { en: { title: config } }
        Object.defineProperty(config, 'receipts', { enumerable: true, get: () => { throw new Error('no') } })
        try { window.tool = start(config) } catch (error) { window.failed = String(error) }
      </script>`,
      body: `<script type="text/plain" data-category="analytics" src="/run/marked.js"></script>`,
    }),
  )
  await page.waitForFunction(() => 'tool' in window || 'failed' in window)
  expect(await page.evaluate(() => (window as { failed?: string }).failed ?? '')).toBe('')
  const paths = (await told(page)).map(({ path }) => path)
  for (const path of ['site', 'language', 'layout', 'services[0].cookies', 'config'])
    expect(
      paths.some((one) => one.startsWith(path)),
      `${path} among ${paths.join()}`,
    ).toBe(true)
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
  expect(await page.evaluate(() => window.CookieConsentTool?.allows?.('analytics') ?? false)).toBe(
    false,
  )
})
