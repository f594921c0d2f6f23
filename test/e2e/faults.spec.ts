import {
  answer,
  banner,
  cct,
  control,
  cookieNames,
  expect,
  ran,
  test,
  type Page,
} from './support/test'

const held = `<h1>Works</h1><script type="text/plain" data-category="analytics" src="/run/stats.js"></script>`

const expectWorkingPage = async (page: Page) => {
  await expect(page.getByRole('heading', { name: 'Works' })).toBeVisible()
}

const down: [what: string, reply: object][] = [
  ['unreachable', { reset: true }],
  ['broken', { status: 500, body: 'oops' }],
  ['busy', { status: 503, headers: { 'retry-after': '1' } }],
  ['silent', { hang: true }],
]

for (const [what, reply] of down) {
  test(`an endpoint that is ${what}: nobody notices, and the receipt arrives when it is back`, async ({
    page,
    site,
  }) => {
    let isBack = false
    site.reply(site.host, '/receipts', () =>
      isBack ? { status: 201, body: '{"accepted":1,"duplicates":0}' } : reply,
    )
    const url = site.page({ head: site.tool(), body: held })
    await page.goto(url)
    await answer(page, 'accept-all')
    await expect(banner(page)).toBeHidden()
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expect
      .poll(() => site.requests({ path: '/receipts', method: 'POST' }).length)
      .toBeGreaterThan(0)
    expect(site.receipts()).toEqual([])
    const [made] = await cct(page, (tool) => tool.receipts())
    isBack = true
    site.end()
    await page.goto(site.page({ head: site.tool() }, { path: '/next' }))
    await expect.poll(() => site.receipts().length, { timeout: 15_000 }).toBe(1)
    expect(site.receipts()[0]).toEqual(made)
  })
}

test('a receipt refused for good is given up, and the site owner is told', async ({
  page,
  site,
}) => {
  site.init(`document.addEventListener('cct:problem', ({ detail }) => {
    (window.told = window.told || []).push(detail.path + ': ' + detail.message) })`)
  site.reply(site.host, '/receipts', { status: 400, body: '{"errors":[]}' })
  await page.goto(site.page({ head: site.tool(), body: held }))
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect
    .poll(() => page.evaluate(() => (window as { told?: string[] }).told?.join('\n') ?? ''))
    .toMatch(/400/)
  await page.waitForTimeout(1500)
  expect(site.requests({ path: '/receipts', method: 'POST' })).toHaveLength(1)
})

test('a quick click away loses neither the answer nor its receipt', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(), body: held }))
  await expect(banner(page)).toBeVisible()
  // The next page is without the tool, and so could not carry out what was only noted.
  await expect.poll(() => site.requests({ path: '/cct/cct.acts.js' })[0]?.status).toBe(200)
  await page.waitForTimeout(200)
  const next = site.page({}, { path: '/next' })
  await page.evaluate((url) => {
    void window.CookieConsentTool.acceptAll()
    location.assign(url)
  }, next)
  await page.waitForURL(next)
  expect(await cookieNames(page)).toEqual(['cct'])
  await expect.poll(() => site.receipts().length).toBe(1)
})

test('the interface that cannot be fetched: the page works, nothing runs, the owner is told', async ({
  page,
  site,
}) => {
  site.init(`document.addEventListener('cct:problem', ({ detail }) => {
    (window.told = window.told || []).push(detail.path + ': ' + detail.message) })`)
  site.reply('*', '/cct/cct.ui.js', { status: 404 })
  await page.goto(site.page({ head: site.tool({}, { as: 'core' }), body: held }))
  await expectWorkingPage(page)
  await expect
    .poll(() => page.evaluate(() => (window as { told?: string[] }).told?.join('\n') ?? ''))
    .toMatch(/cct\.ui\.js/)
  expect(await ran(page)).toEqual([])
  // A page of the site's own can still ask.
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => ran(page)).toEqual(['stats'])
})

test('an interface that was tampered with is not run', async ({ page, site }) => {
  site.reply('*', '/cct/cct.ui.js', {
    body: "(window.ran = window.ran || []).push('tampered')",
    headers: { 'content-type': 'text/javascript' },
  })
  await page.goto(site.page({ head: site.tool({}, { as: 'core' }), body: held }))
  await expect.poll(() => site.requests({ path: '/cct/cct.ui.js' }).length).toBe(1)
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
})

const forbidden: [what: string, js: string][] = [
  [
    'Web Storage',
    `for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException('denied', 'SecurityError') } })`,
  ],
  [
    'cookies',
    `Object.defineProperty(Document.prototype, 'cookie', { configurable: true,
      get() { throw new DOMException('denied', 'SecurityError') }, set() { throw new DOMException('denied', 'SecurityError') } })`,
  ],
  [
    'writing: storage is full',
    `Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError') }`,
  ],
]

for (const [what, js] of forbidden) {
  test(`forbidden: ${what}. The page works, nothing runs unasked, the banner answers`, async ({
    page,
    site,
  }) => {
    site.init(js)
    await page.goto(site.page({ head: site.tool(), body: held }))
    await expectWorkingPage(page)
    await expect(banner(page)).toBeVisible()
    expect(await ran(page)).toEqual([])
    await answer(page, 'reject-all')
    await expect(banner(page)).toBeHidden()
    await expect.poll(() => site.receipts().length).toBe(1)
    await page.waitForTimeout(200)
    expect(await ran(page)).toEqual([])
  })
}

test('in a sandboxed frame without an origin the page works and nothing runs', async ({
  page,
  site,
}) => {
  const inner = site.page(
    {
      head: site.tool(),
      body: `${held}<script>parent.postMessage('reached the end', '*')</script>`,
    },
    { path: '/inner' },
  )
  const body = `<script>addEventListener('message', ({ data }) => { (window.ran = window.ran || []).push(data) })</script>
    <iframe sandbox="allow-scripts" src="${inner}" title="inner"></iframe>`
  await page.goto(site.page({ body }))
  await expect.poll(() => ran(page)).toEqual(['reached the end'])
  await page.waitForTimeout(400)
  expect(site.requests({ path: '/run/stats.js' })).toEqual([])
})

test('a page that its server has put into a sandbox hears of no error @chromium', async ({
  page,
  site,
  browserName,
}) => {
  // The others have no such promise, and the page itself does not hear of it.
  if (browserName !== 'chromium') return
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  const parts = { head: site.tool(), body: held }
  await page.goto(site.page(parts, { csp: 'sandbox allow-scripts' }))
  await expect(banner(page)).toBeVisible()
  await cct(page, (tool) => tool.acceptAll())
  await cct(page, (tool) => tool.rejectAll())
  await page.waitForTimeout(700)
  expect(errors).toEqual([])
})

const records: [what: string, value: string][] = [
  ['nonsense', 'nonsense'],
  ['empty', ''],
  ['half of something', '%7B%22v%22'],
  ['markup', '<script>alert(1)</script>'],
  ['very long', 'x'.repeat(3000)],
]

for (const [what, value] of records) {
  test(`a record that is ${what} counts as no answer`, async ({ page, site }) => {
    const url = site.page({ head: site.tool(), body: held })
    site.init(
      `if (!document.cookie.includes('cct=')) document.cookie = 'cct=${encodeURIComponent(value)}; path=/'`,
    )
    await page.goto(url)
    await expect(banner(page)).toBeVisible()
    expect(await ran(page)).toEqual([])
    const state = await cct(page, (tool) => tool.state)
    expect(state.status).toBe('undecided')
    await answer(page, 'accept-all')
    await expect.poll(() => ran(page)).toEqual(['stats'])
  })
}

test('a record written a long time ago has expired', async ({ page, site }) => {
  const head = site.tool({ consentLifetimeDays: 30, denialLifetimeDays: 30 })
  const url = site.page({ head, body: held })
  await page.goto(url)
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  site.init(`{ const own = Date.now; Date.now = () => own() + 31 * 86400e3
    const Own = Date; window.Date = class extends Own { constructor(...a) { a.length ? super(...a) : super(Date.now()) } static now() { return own() + 31 * 86400e3 } } }`)
  await page.goto(site.page({ head, body: held }, { path: '/later' }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  expect(await cct(page, (tool) => tool.state.why)).toBe('expired')
})

test('the cookie cleared by the browser, the mirror still answers', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(), body: held }))
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.evaluate((domain) => {
    for (const where of ['', `; domain=${domain}`])
      document.cookie = `cct=; path=/; max-age=0${where}`
  }, site.host)
  expect(await cookieNames(page)).toEqual([])
  await page.reload()
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect(control(page, 'accept-all')).toHaveCount(0)
})

test('a page that pollutes Object.prototype grants nothing by it', async ({ page, site }) => {
  site.init(
    `Object.prototype.granted = true; Object.prototype.analytics = true; Object.prototype.advertising = true`,
  )
  await page.goto(site.page({ head: site.tool(), body: held }))
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(200)
  expect(await ran(page)).toEqual([])
  expect(
    await cct(page, (tool) => [
      tool.allows('analytics'),
      tool.allows('toString'),
      tool.allows('granted'),
    ]),
  ).toEqual([false, false, false])
})
