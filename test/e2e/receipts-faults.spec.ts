/** Between the click and the collector's disk things go wrong: each receipt arrives all the same, once. */
import { answer, banner, cct, expect, type Page, type Site } from './support/test'
import {
  asSent,
  chainOf,
  expectedChain,
  test,
  type Endpoint,
  type Fault,
} from './receipts-endpoint'

test.setTimeout(75_000)

/** Three answers, the first by a real click. */
const decide = async (page: Page) => {
  await answer(page, 'accept-all')
  await expect(banner(page)).toBeHidden()
  await cct(page, (tool) => tool.choose({ advertising: false }))
  await cct(page, (tool) => tool.rejectAll())
}

/** What the visitor has is what the collector has: as many, each once, one unbroken chain. */
const expectAllStored = async (page: Page, endpoint: Endpoint, count: number) => {
  await expect.poll(async () => (await endpoint.ids()).length, { timeout: 40_000 }).toBe(count)
  const made = await cct(page, (tool) => tool.receipts())
  const stored = await endpoint.stored()
  expect(stored.map(({ id }) => id)).toEqual(made.map(({ id }) => id))
  expect(new Set(stored.map(({ id }) => id)).size).toBe(count)
  expect(chainOf(stored)).toEqual(expectedChain(stored))
  expect(stored.map(asSent)).toEqual(made)
}

const open = (page: Page, site: Site, path = '/') =>
  page.goto(site.page({ head: site.tool() }, { path }))

const faults: [what: string, fault: Fault][] = [
  ['the connection is cut before the request arrives', () => ({ reset: true })],
  [
    'the connection is cut after it was stored',
    async (_, forward) => {
      await forward()
      return { reset: true }
    },
  ],
  ['the endpoint hangs', () => ({ hang: true })],
  [
    'the endpoint stores it and then hangs',
    async (_, forward) => {
      await forward()
      return { hang: true }
    },
  ],
  ['the endpoint has an error of its own (500)', () => ({ status: 500, body: 'oops' })],
  [
    'the endpoint is busy (503, Retry-After)',
    () => ({ status: 503, headers: { 'retry-after': '1' } }),
  ],
  [
    'there are too many (429, Retry-After)',
    () => ({ status: 429, headers: { 'retry-after': '2' } }),
  ],
  [
    'a hotspot answers with its own page and status 200',
    () => ({ body: '<h1>Sign in</h1>', headers: { 'content-type': 'text/html' } }),
  ],
  ['the address redirects to a page', () => ({ status: 302, headers: { location: '/login' } })],
]

for (const [what, fault] of faults) {
  test(`${what}: all receipts arrive once it is over`, async ({ page, site, endpoint }) => {
    site.page('<!doctype html><title>Sign in</title>', { path: '/login' })
    endpoint.breakWith(fault)
    await open(page, site)
    await decide(page)
    await expect.poll(() => endpoint.hits).toBeGreaterThan(0)
    endpoint.repair()
    site.end()
    await open(page, site, '/next')
    await expectAllStored(page, endpoint, 3)
  })
}

test('the collector is killed and comes back: all receipts arrive', async ({
  page,
  site,
  endpoint,
}) => {
  await open(page, site)
  await endpoint.kill()
  await decide(page)
  await expect
    .poll(() => site.requests({ path: '/receipts', method: 'POST' }).length)
    .toBeGreaterThan(0)
  await endpoint.start()
  await open(page, site, '/next')
  await expectAllStored(page, endpoint, 3)
})

test('the page is gone while the answer is on its way: all receipts arrive', async ({
  page,
  site,
  endpoint,
}) => {
  endpoint.breakWith(async (_, forward) => ({ ...(await forward()), delayMs: 1500 }))
  await open(page, site)
  await decide(page)
  await open(page, site, '/next')
  await page.reload()
  endpoint.repair()
  await expectAllStored(page, endpoint, 3)
})

test('the tab is closed, or killed, at the click: the receipt arrives with the next page', async ({
  page,
  context,
  browserName,
  site,
  endpoint,
}) => {
  endpoint.breakWith(() => ({ reset: true }))
  await page.goto(site.page({ body: 'Something else' }, { path: '/else' }))
  const tab = await context.newPage()
  await open(tab, site)
  await expect(banner(tab)).toBeVisible()
  // Without what records it an answer is none: nothing runs, and the visitor is asked again.
  await expect.poll(() => site.requests({ path: '/cct/cct.acts.js' })[0]?.status).toBe(200)
  await tab.waitForTimeout(200)
  await tab.evaluate(() => {
    void window.CookieConsentTool.acceptAll()
  })
  if (browserName === 'chromium') await tab.goto('chrome://crash').catch(() => {})
  await tab.close()
  endpoint.repair()
  await open(page, site, '/next')
  await expectAllStored(page, endpoint, 1)
})

test('two tabs answer while the endpoint is down: one chain arrives, each receipt once', async ({
  page,
  context,
  site,
  endpoint,
}) => {
  endpoint.breakWith(() => ({ status: 500 }))
  await open(page, site)
  const other = await context.newPage()
  await open(other, site)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => cct(other, (tool) => tool.state.status)).toBe('decided')
  await cct(other, (tool) => tool.choose({ advertising: false }))
  await expect.poll(() => cct(page, (tool) => tool.allows('advertising'))).toBe(false)
  await cct(page, (tool) => tool.rejectAll())
  endpoint.repair()
  await Promise.all([page.reload(), other.reload()])
  await expectAllStored(page, endpoint, 3)
})

for (const [what, js] of [
  [
    'full',
    `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
  ],
  [
    'forbidden',
    `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })`,
  ],
] as const) {
  test(`storage is ${what}: receipts wait in memory, which is said, and arrive`, async ({
    page,
    site,
    endpoint,
  }) => {
    site.init(`${js};window.told = [];
      document.addEventListener('cct:problem', ({ detail }) => told.push(detail.path + ': ' + detail.message))`)
    endpoint.breakWith(() => ({ reset: true }))
    await open(page, site)
    await decide(page)
    await expect.poll(() => endpoint.hits).toBeGreaterThan(0)
    endpoint.repair()
    await expectAllStored(page, endpoint, 3)
    expect(await page.evaluate(() => (window as { told?: string[] }).told)).toContain(
      'receipts: storage is blocked or full: receipts last only as long as this page',
    )
  })
}
