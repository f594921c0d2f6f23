import {
  answer,
  banner,
  cct,
  control,
  expect,
  preferences,
  ran,
  root,
  test,
  type Page,
} from './support/test'

const gpc = `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true })`

const held = `<h1>Page</h1>
  <script type="text/plain" data-category="analytics" src="/run/stats.js"></script>
  <script type="text/plain" data-category="advertising" src="/run/advert.js"></script>`

/** The day on which the page thinks it is opened. */
const on = (day: string) => `{
  const Real = Date, start = Real.parse('${day}') - Real.now()
  globalThis.Date = class extends Real {
    constructor(...args) { args.length ? super(...args) : super(Real.now() + start) }
    static now() { return Real.now() + start }
  }
}`

const allRan = async (page: Page) => (await ran(page)).toSorted()
const signHas = (page: Page) =>
  root(page).evaluate((host: Element) => {
    const sign = host.shadowRoot!.querySelector('[data-cct="reopen"] svg')!
    return sign.getAttribute('viewBox')
  })

interface Row {
  region: string | undefined
  model: 'opt-in' | 'opt-out' | 'notice'
  runs: readonly string[]
  name: string
  days: number
}

const plain = 'Cookie choices'
const choices = 'Your Privacy Choices'
const none: readonly string[] = []
const all = ['advert', 'stats']

const rows: readonly Row[] = [
  { region: 'DE', model: 'opt-in', runs: none, name: plain, days: 180 },
  { region: 'FR', model: 'opt-in', runs: none, name: plain, days: 180 },
  { region: 'GB', model: 'opt-in', runs: none, name: plain, days: 180 },
  { region: 'CH', model: 'opt-in', runs: none, name: plain, days: 365 },
  { region: 'BR', model: 'opt-in', runs: none, name: plain, days: 365 },
  { region: 'IN', model: 'opt-in', runs: none, name: plain, days: 365 },
  { region: 'CA-QC', model: 'opt-in', runs: none, name: plain, days: 365 },
  { region: undefined, model: 'opt-in', runs: none, name: plain, days: 180 },
  { region: 'US-CA', model: 'opt-out', runs: all, name: choices, days: 365 },
  { region: 'US-CO', model: 'opt-out', runs: all, name: choices, days: 365 },
  { region: 'US-VA', model: 'opt-out', runs: all, name: choices, days: 365 },
  { region: 'US', model: 'opt-out', runs: all, name: choices, days: 365 },
  { region: 'US-NV', model: 'opt-out', runs: all, name: plain, days: 365 },
  { region: 'US-ME', model: 'opt-out', runs: all, name: plain, days: 365 },
  { region: 'CA', model: 'opt-out', runs: all, name: plain, days: 365 },
  { region: 'JP', model: 'notice', runs: all, name: plain, days: 180 },
  { region: 'AU', model: 'notice', runs: all, name: plain, days: 180 },
]

for (const { region, model, runs, name, days } of rows)
  test(`${region ?? 'unknown'}: ${model}`, async ({ page, site }) => {
    // The page is reloaded below; the tool's own reload after a withdrawal would run into that one.
    const settings = { ...(region && { region }), reloadOnWithdraw: 'never' }
    await page.goto(site.page({ head: site.tool(settings), body: held }))
    expect(await cct(page, (tool) => tool.state.model)).toBe(model)
    if (model === 'opt-in') await expect(banner(page)).toBeVisible()
    else await expect(control(page, 'reopen')).toBeVisible()
    await expect.poll(() => allRan(page)).toEqual(runs)
    if (model !== 'opt-in') {
      // Nothing blocks, nobody is asked, and the way out is on the page.
      await expect(banner(page)).toBeHidden()
      await expect(control(page, 'reopen')).toHaveText(name)
      await answer(page, 'reopen')
    }
    await answer(page, 'reject-all')
    await expect.poll(() => cct(page, (tool) => tool.state.status)).toBe('decided')
    const { decidedAt, expiresAt } = await cct(page, (tool) => tool.state)
    expect((Date.parse(expiresAt ?? '') - Date.parse(decidedAt ?? '')) / 864e5).toBe(days)
    await expect(control(page, 'reopen')).toHaveText(name)
    expect(await signHas(page)).toBe(name === choices ? '0 0 30 14' : '0 0 24 24')
    await page.reload()
    await expect(control(page, 'reopen')).toBeVisible()
    expect(await ran(page)).toEqual([])
  })

test('US-CA with Global Privacy Control: off before any tag, shown on the page and on the switch', async ({
  page,
  site,
}) => {
  site.init(gpc)
  await page.goto(site.page({ head: site.tool({ region: 'US-CA' }), body: held }))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect(control(page, 'reopen')).toContainText('Opt-out preference signal honored')
  await expect.poll(() => site.receipts().length).toBe(1)
  expect(site.receipts()[0]).toMatchObject({
    method: 'gpc',
    surface: 'none',
    jurisdiction: 'US-CA',
    categories: { advertising: { granted: false }, analytics: { granted: true } },
  })
  await answer(page, 'reopen')
  await expect(control(page, 'toggle:advertising')).not.toBeChecked()
  await expect(preferences(page)).toContainText('Opt-out preference signal honored')
  await expect(preferences(page)).toContainText('Global Privacy Control is a browser setting')
  await answer(page, 'accept-all')
  expect(await cct(page, (tool) => tool.state.categories.advertising)).toBe(false)
})

test('US-CA without the way back: the page’s own words show that the signal was heard, or the console says they are missing', async ({
  page,
  site,
}) => {
  site.init(gpc)
  site.init(`window.told = []; addEventListener('cct:problem', (e) => told.push(e.detail), true)`)
  const head = site.tool({ region: 'US-CA', reopen: 'none', check: 'always' })
  const told = () =>
    page
      .evaluate<{ path: string; message: string }[]>('window.told')
      .then((all) => all.filter(({ message }) => message.includes('7025')).map(({ path }) => path))
  const body = `<a href="#cookie-consent-tool">Your Privacy Choices</a>`
  await page.goto(site.page({ head, body }))
  // The check comes with the interface.
  await page.getByText('Your Privacy Choices').click()
  await expect.poll(told).toEqual(['reopen'])
  const words = `<p data-cct-if="gpc" hidden>Opt-out preference signal honored</p><p data-cct-if="dnt" hidden>Do Not Track honored</p>`
  await page.goto(site.page({ head, body: body + words }, { path: '/with' }))
  await expect(page.getByText('Opt-out preference signal honored')).toBeVisible()
  await expect(page.getByText('Do Not Track honored')).toBeHidden()
  await page.getByText('Your Privacy Choices').click()
  await expect(preferences(page)).toBeVisible()
  await page.waitForTimeout(1000)
  expect(await told()).toEqual([])
})

test('a signal that is gone does not bring back what it took', async ({ page, site }) => {
  site.init(`if (location.pathname === '/') ${gpc}`)
  const parts = { head: site.tool({ region: 'US-CA' }), body: held }
  await page.goto(site.page(parts))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.goto(site.page(parts, { path: '/next' }))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual(['stats'])
})

test('a law counts from its day on: Oklahoma on the last day of 2026 and the first of 2027', async ({
  page,
  site,
}) => {
  const parts = { head: site.tool({ region: 'US-OK' }), body: held }
  site.init(`if (location.pathname === '/before') ${on('2026-12-31T12:00:00Z')}`)
  site.init(`if (location.pathname === '/after') ${on('2027-01-01T12:00:00Z')}`)
  await page.goto(site.page(parts, { path: '/before' }))
  await expect(control(page, 'reopen')).toHaveText(plain)
  await page.goto(site.page(parts, { path: '/after' }))
  await expect(control(page, 'reopen')).toHaveText(choices)
})

test('an opt-out is not forgotten with its year: nothing sold starts again by itself', async ({
  page,
  site,
}) => {
  const parts = { head: site.tool({ region: 'US-CA' }), body: held }
  site.init(`if (location.pathname === '/later') ${on('2028-01-01T12:00:00Z')}`)
  await page.goto(site.page(parts))
  await answer(page, 'reopen')
  await answer(page, 'reject-all')
  await page.goto(site.page(parts, { path: '/later' }))
  await expect(control(page, 'reopen')).toBeVisible()
  await page.waitForTimeout(300)
  expect(await cct(page, (tool) => tool.state.why)).toBe('expired')
  expect(await ran(page)).toEqual([])
})

test('back in after an opt-out takes two steps, by Accept all and by a link alike', async ({
  page,
  site,
}) => {
  // Nothing runs on this page, so that the refusal does not reload it.
  const body = '<a href="#" data-cct-action="accept-all" id="yes">Yes</a>'
  await page.goto(site.page({ head: site.tool({ region: 'US-CA' }), body }))
  await answer(page, 'reopen')
  await answer(page, 'reject-all')
  await page.locator('#yes').click()
  await expect(preferences(page)).toBeVisible()
  await answer(page, 'accept-all')
  await expect(preferences(page)).toContainText('You said no to the sale and sharing')
  expect(await cct(page, (tool) => tool.state.categories.advertising)).toBe(false)
  await preferences(page).getByRole('button', { name: 'Allow here' }).click()
  await expect(preferences(page)).toBeHidden()
  expect(await cct(page, (tool) => tool.state.categories.advertising)).toBe(true)
})

test('the link may be named as the law names it, and a link of the page opens the same', async ({
  page,
  site,
}) => {
  const settings = { region: 'US-CA', regions: { 'US-CA': { link: 'sale' } } }
  const body = '<footer><a href="/choices" data-cct-open id="own">Your Privacy Choices</a></footer>'
  await page.goto(site.page({ head: site.tool(settings), body }))
  await expect(control(page, 'reopen')).toHaveText('Do Not Sell or Share My Personal Information')
  await page.locator('#own').click()
  await expect(preferences(page)).toContainText('You can say no to the sale and sharing')
})

test('statistics of a British site by objection: asked for the rest, told of them', async ({
  page,
  site,
}) => {
  const settings = { region: 'GB', regions: { GB: { categories: { analytics: 'opt-out' } } } }
  await page.goto(site.page({ head: site.tool(settings), body: held }))
  await expect(banner(page)).toContainText('We also count visits. You can say no at any time.')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await answer(page, 'reject-all')
  expect(await cct(page, (tool) => tool.state.categories)).toMatchObject({
    analytics: false,
    advertising: false,
  })
})

test('a visitor who may be a child: asked, and no advertising for any answer', async ({
  page,
  site,
}) => {
  const settings = { region: 'US-CA', ageFlag: true }
  await page.goto(site.page({ head: site.tool(settings), body: held }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await cct(page, (tool) => tool.choose({ advertising: true }))
  expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(false)
  await answer(page, 'reopen')
  await expect(preferences(page)).toBeVisible()
  await expect(page.locator('cct-root [data-cct="toggle:advertising"]')).toHaveCount(0)
})

test('the banner names what is new since the last answer', async ({ page, site }) => {
  const services = [{ id: 'own-count', name: 'Own counter', category: 'analytics' }]
  await page.goto(site.page({ head: site.tool({ services }) }))
  await answer(page, 'accept-all')
  const more = [...services, { id: 'tally', name: 'Tally', category: 'advertising' }]
  await page.goto(site.page({ head: site.tool({ services: more }) }, { path: '/later' }))
  await expect(banner(page)).toContainText('New or changed: Tally.')
  const size = await page.evaluate(() => /cct=[^;]*/.exec(document.cookie)?.[0]?.length ?? 0)
  expect(size).toBeLessThan(1024)
})

test.describe('where the visitor is', () => {
  test('from Server-Timing', async ({ page, site }) => {
    const headers = { 'server-timing': 'db;dur=5, geo;desc="US-CA"' }
    await page.goto(site.page({ head: site.tool() }, { headers }))
    await expect(control(page, 'reopen')).toHaveText(choices)
    expect(await cct(page, (tool) => tool.state.regionSource)).toBe('server-timing')
  })

  test('from the page, before Server-Timing', async ({ page, site }) => {
    const headers = { 'server-timing': 'geo;desc="US-CA"' }
    const head = `<meta name="cct-region" content="DE">${site.tool()}`
    await page.goto(site.page({ head }, { headers }))
    await expect(banner(page)).toBeVisible()
    expect(await cct(page, (tool) => [tool.state.region, tool.state.regionSource])).toEqual([
      'DE',
      'server',
    ])
  })

  test('from the endpoint, held meanwhile', async ({ page, site }) => {
    site.reply('*', '/geo', { body: '{"region":"US-NV"}', delayMs: 300 })
    const head = site.tool({ regionEndpoint: '/geo' })
    await page.goto(site.page({ head, body: held }), { waitUntil: 'domcontentloaded' })
    await expect.poll(() => allRan(page)).toEqual(all)
    expect(await cct(page, (tool) => tool.state.regionSource)).toBe('endpoint')
  })

  test('an endpoint that is too slow leaves it unknown: opt-in', async ({ page, site }) => {
    site.reply('*', '/geo', { body: '{"region":"US-NV"}', delayMs: 4000 })
    const head = site.tool({ regionEndpoint: '/geo' })
    await page.goto(site.page({ head, body: held }), { waitUntil: 'domcontentloaded' })
    await expect(banner(page)).toBeVisible()
    expect(await cct(page, (tool) => [tool.state.region, tool.state.model])).toEqual([
      null,
      'opt-in',
    ])
    expect(await ran(page)).toEqual([])
  })

  test('a clock set to Europe makes US rules stricter, never the other way round', async ({
    page,
    site,
  }) => {
    const zone = (name: string) =>
      `{ const own = Intl.DateTimeFormat.prototype.resolvedOptions
         Intl.DateTimeFormat.prototype.resolvedOptions = function () { return { ...own.call(this), timeZone: '${name}' } } }`
    site.init(`if (location.pathname === '/') ${zone('Europe/Berlin')}`)
    site.init(`if (location.pathname === '/de') ${zone('America/New_York')}`)
    await page.goto(site.page({ head: site.tool({ region: 'US' }), body: held }))
    await expect(banner(page)).toBeVisible()
    expect(await ran(page)).toEqual([])
    expect(await cct(page, (tool) => tool.state.regionSource)).toBe('time-zone')
    await page.goto(site.page({ head: site.tool({ region: 'DE' }), body: held }, { path: '/de' }))
    await expect(banner(page)).toBeVisible()
    expect(await cct(page, (tool) => tool.state.regionSource)).toBe('config')
  })

  test('a word that is no place is told, and opt-in applies', async ({ page, site }) => {
    site.init(`window.told = []; addEventListener('cct:problem', (e) => told.push(e.detail), true)`)
    await page.goto(site.page({ head: site.tool({ region: 'California' }), body: held }))
    await expect(banner(page)).toBeVisible()
    const told = await page.evaluate<{ path: string; message: string }[]>('window.told')
    expect(told.map(({ path }) => path)).toEqual(['region (config)'])
    expect(told[0]?.message).toMatch(/"California" should be an ISO 3166 code/)
  })
})
