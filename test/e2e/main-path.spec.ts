import {
  answer,
  banner,
  cct,
  control,
  cookieNames,
  expect,
  preferences,
  ran,
  test,
  type Page,
  type Site,
} from './support/test'

/** Every kind of markup that can be held, each under a host of its own kind. */
const heldMarkup = `
  <script type="text/plain" data-category="analytics" src="https://stats.example/run/external.js"></script>
  <script type="text/plain" data-category="analytics">(window.ran = window.ran || []).push('inline')</script>
  <script type="text/plain" data-type="module" data-category="analytics" src="https://stats.example/run/module.mjs"></script>
  <link rel="stylesheet" data-category="analytics" data-href="https://stats.example/sheet.css">
  <script type="text/plain" data-category="advertising" src="https://ads.example/run/advert.js"></script>
  <iframe data-category="advertising" data-src="https://ads.example/frame" title="An advert" width="300" height="200"></iframe>
  <img data-category="advertising" data-src="https://ads.example/pixel.gif" alt="" width="1" height="1">
  <img data-category="advertising" data-srcset="https://ads.example/wide.gif 1x" data-src="https://ads.example/narrow.gif" alt="">
  <template data-category="advertising"><p id="block">An offer</p><script>(window.ran = window.ran || []).push('block')</script></template>`

const config = { policy: { version: '1' } }

const openShop = async (page: Page, site: Site, settings: object = config) => {
  await page.goto(site.page({ head: site.tool(settings), body: heldMarkup }))
}

/** Long enough for anything that was about to happen. */
const settle = (page: Page) => page.waitForTimeout(400)

const ranSorted = async (page: Page) => (await ran(page)).toSorted()

test('before an answer nothing leaves, and nothing is stored', async ({ page, site }) => {
  await openShop(page, site)
  await expect(banner(page)).toBeVisible()
  await settle(page)
  expect(site.vendorHosts()).toEqual([])
  expect(site.requests({ path: '/receipts' })).toEqual([])
  expect(await ran(page)).toEqual([])
  expect(await cookieNames(page)).toEqual([])
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  expect(await cct(page, (tool) => tool.state)).toMatchObject({
    status: 'undecided',
    why: 'first-visit',
    model: 'opt-in',
    categories: { essential: true, analytics: false, advertising: false },
    consentId: null,
  })
})

test('accept: everything runs, the banner goes, a receipt arrives', async ({ page, site }) => {
  await openShop(page, site)
  await answer(page, 'accept-all')
  await expect(banner(page)).toBeHidden()
  await expect
    .poll(() => ranSorted(page))
    .toEqual(['advert', 'block', 'external', 'inline', 'module'])
  await expect
    .poll(() =>
      site
        .vendorHits()
        .map(({ path }) => path)
        .toSorted(),
    )
    .toEqual([
      '/frame',
      '/pixel.gif',
      '/run/advert.js',
      '/run/external.js',
      '/run/module.mjs',
      '/sheet.css',
      '/wide.gif',
    ])
  await expect.poll(() => site.receipts().length).toBe(1)
  const state = await cct(page, (tool) => tool.state)
  expect(state).toMatchObject({
    status: 'decided',
    categories: { essential: true, analytics: true, advertising: true },
  })
  expect(site.receipts()[0]).toMatchObject({
    schema: 'consent-receipt/1',
    consentId: state.consentId,
    seq: 0,
    prev: null,
    action: 'grant',
    method: 'accept_all',
    surface: 'banner',
    model: 'opt-in',
    policy: { version: '1' },
    site: { origin: `https://${site.host}`, path: '/' },
    categories: {
      essential: { granted: true, basis: 'essential' },
      analytics: { granted: true, basis: 'consent' },
      advertising: { granted: true, basis: 'consent' },
    },
  })
  expect(await cookieNames(page)).toEqual(['cct'])
})

test('core and banner written into the page: asked without a request, and answered', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool({}, { as: 'inline-one' }) }))
  await expect(banner(page)).toBeVisible()
  expect(site.requests({ path: '/cct/cct.ui.js' })).toEqual([])
  await answer(page, 'reject-all')
  await expect(banner(page)).toBeHidden()
  await expect.poll(() => site.receipts().length).toBe(1)
})

test('the click itself takes the banner out of sight, and nothing else is drawn before the paint', async ({
  page,
  site,
}) => {
  await openShop(page, site)
  await expect(banner(page)).toBeVisible()
  await page.evaluate(() =>
    addEventListener('click', () => {
      const { shadowRoot } = document.querySelector('cct-root')!
      const stands = shadowRoot!.querySelector('[data-cct=banner]')
      const seen = shadowRoot!.querySelectorAll('*')
      Object.assign(window, {
        afterClick: [!!stands, [...seen].some((one) => one.getClientRects().length)],
      })
    }),
  )
  await answer(page, 'accept-all')
  expect(
    await page.evaluate(() => (window as unknown as Record<string, unknown>)['afterClick']),
  ).toEqual([true, false])
  await expect(banner(page)).toHaveCount(0)
  await expect(control(page, 'reopen')).toBeVisible()
})

test('a returning visitor: tags run at once, no banner, no interface fetched', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(config, { as: 'core' }), body: heldMarkup }))
  await answer(page, 'accept-all')
  await expect.poll(() => site.receipts().length).toBe(1)
  expect(site.requests({ path: '/cct/cct.ui.js' })).toHaveLength(1)
  const before = site.requests().length
  await page.reload()
  await expect
    .poll(() => ranSorted(page))
    .toEqual(['advert', 'block', 'external', 'inline', 'module'])
  await settle(page)
  await expect(banner(page)).toBeHidden()
  const later = site.requests().slice(before)
  expect(later.filter(({ path }) => /\/cct\/(cct\.ui|lang)/.test(path))).toEqual([])
  expect(site.receipts()).toHaveLength(1)
})

test('a returning visitor of a site that logs no receipts fetches the core and nothing else', async ({
  page,
  site,
}) => {
  const head = site.tool({ ...config, receipts: {} }, { as: 'core' })
  await page.goto(site.page({ head }))
  await answer(page, 'reject-all')
  await expect(banner(page)).toBeHidden()
  await settle(page)
  await page.reload() // nor before this one, by which the receipt has been sealed
  await settle(page)
  const before = site.requests().length
  await page.reload()
  await settle(page)
  await page.waitForTimeout(1500)
  const fetched = site
    .requests()
    .slice(before)
    .map(({ path }) => path)
    .filter((path) => path.startsWith('/cct/'))
  expect(fetched.filter((path) => path !== '/cct/cct.core.js')).toEqual([])
  expect(await cct(page, (tool) => tool.receipts().length)).toBe(1)
})

test('reject: nothing runs, and the answer is remembered', async ({ page, site }) => {
  await openShop(page, site)
  await answer(page, 'reject-all')
  await expect(banner(page)).toBeHidden()
  await expect.poll(() => site.receipts().length).toBe(1)
  expect(site.receipts()[0]).toMatchObject({ action: 'deny', method: 'reject_all' })
  await page.reload()
  await settle(page)
  await expect(banner(page)).toBeHidden()
  expect(site.vendorHosts()).toEqual([])
  expect(await ran(page)).toEqual([])
  expect(await cookieNames(page)).toEqual(['cct'])
  expect(await cct(page, (tool) => tool.state.status)).toBe('decided')
  expect(site.receipts()).toHaveLength(1)
})

test('analytics only, through the preference center', async ({ page, site }) => {
  await openShop(page, site)
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  await expect(control(page, 'toggle:analytics')).not.toBeChecked()
  await control(page, 'toggle:analytics').click()
  await expect(control(page, 'toggle:analytics')).toBeChecked()
  // A draft counts for nothing until it is saved.
  expect(await ran(page)).toEqual([])
  await answer(page, 'save')
  await expect(preferences(page)).toBeHidden()
  await expect.poll(() => ranSorted(page)).toEqual(['external', 'inline', 'module'])
  await expect.poll(() => site.receipts().length).toBe(1)
  expect(site.receipts()[0]).toMatchObject({
    action: 'partial',
    method: 'save',
    surface: 'preferences',
    categories: { analytics: { granted: true }, advertising: { granted: false } },
  })
  await settle(page)
  expect(site.vendorHosts()).toEqual(['stats.example'])
  await page.reload()
  await expect.poll(() => ranSorted(page)).toEqual(['external', 'inline', 'module'])
  expect(site.vendorHosts()).toEqual(['stats.example'])
})

test('a new version of the policy asks again, and holds meanwhile', async ({ page, site }) => {
  await openShop(page, site)
  await answer(page, 'accept-all')
  await expect.poll(() => site.vendorHits().length).toBe(7)
  await settle(page)
  const before = site.vendorHits().length
  await openShop(page, site, { policy: { version: '2' } })
  await expect(banner(page)).toBeVisible()
  await settle(page)
  expect(await ran(page)).toEqual([])
  expect(site.vendorHits()).toHaveLength(before)
  expect(await cct(page, (tool) => tool.state)).toMatchObject({
    status: 'undecided',
    why: 'policy-changed',
  })
  await answer(page, 'reject-all')
  await expect.poll(() => site.receipts().length).toBe(3)
  const [first, second, third] = site.receipts()
  expect(second).toMatchObject({ action: 'expire', seq: 1, prev: first!.id })
  expect(third).toMatchObject({
    seq: 2,
    prev: second!.id,
    consentId: first!.consentId,
    policy: { version: '2' },
  })
})

test('receipts are chained by a hash of the one before, as it was sent', async ({ page, site }) => {
  await openShop(page, site)
  await cct(page, (tool) => tool.acceptAll())
  await cct(page, (tool) => tool.choose({ advertising: false }))
  await expect.poll(() => site.receipts().length).toBe(2)
  const [first, second] = site.receipts()
  expect(second).toMatchObject({ seq: 1, prev: first!.id, action: 'withdraw', method: 'api' })
  expect(second!.prevHash).toMatch(/^[0-9a-f]{64}$/)
})

for (const as of ['one', 'core', 'inline'] as const) {
  test(`embedded as ${as}: asks, holds, releases, remembers`, async ({ page, site }) => {
    await page.goto(site.page({ head: site.tool(config, { as }), body: heldMarkup }))
    await expect(banner(page)).toBeVisible()
    expect(site.vendorHosts()).toEqual([])
    await answer(page, 'accept-all')
    await expect
      .poll(() => ranSorted(page))
      .toEqual(['advert', 'block', 'external', 'inline', 'module'])
    await page.reload()
    await expect
      .poll(() => ranSorted(page))
      .toEqual(['advert', 'block', 'external', 'inline', 'module'])
    await expect(banner(page)).toBeHidden()
    await expect.poll(() => site.receipts().length).toBe(1)
  })
}

test('in the one-file build the code of the interface does not run on a returning visit', async ({
  page,
  site,
}) => {
  await openShop(page, site)
  await answer(page, 'reject-all')
  await page.reload()
  await settle(page)
  // The re-open control is drawn by the core; no screen was ever built.
  await expect(control(page, 'reopen')).toBeVisible()
  await expect(banner(page)).toHaveCount(0)
  await expect(preferences(page)).toHaveCount(0)
})

test('the answer can be changed from every page, with the control that stays', async ({
  page,
  site,
}) => {
  await openShop(page, site)
  await answer(page, 'reject-all')
  await answer(page, 'reopen')
  await expect(preferences(page)).toBeVisible()
  await answer(page, 'accept-all')
  await expect.poll(() => ranSorted(page)).toContain('advert')
  await expect.poll(() => site.receipts().length).toBe(2)
  expect(site.receipts()[1]).toMatchObject({ action: 'grant', surface: 'preferences', seq: 1 })
})

test('the record is small, and says to a server what was decided', async ({ page, site }) => {
  await openShop(page, site)
  await answer(page, 'accept-all')
  await expect.poll(() => site.receipts().length).toBe(1)
  await page.goto(site.page({}, { path: '/next' }))
  const header = site.requests({ path: '/next' })[0]!.headers.cookie ?? ''
  expect(header).toMatch(/(^|; )cct=/)
  expect(header.length).toBeLessThan(1000)
})
