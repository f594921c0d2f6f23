import { answer, banner, cct, expect, ran, test, type Page, type Site } from './support/test'

const held = `<h1>Works</h1><script type="text/plain" data-category="analytics" src="/run/stats.js"></script>`

/** Keeps what the site owner is told: events and console, from before the tool starts. */
const listen = (site: Site) =>
  site.init(`
    window.told = []; window.printed = []
    document.addEventListener('cct:problem', ({ detail }) => window.told.push(detail.path + ': ' + detail.message))
    for (const level of ['log', 'info', 'warn', 'error']) {
      const own = console[level]
      console[level] = function (...words) { window.printed.push(words.join(' ')); own.apply(console, words) }
    }`)

const told = (page: Page) =>
  page.evaluate(() => (window as unknown as { told: string[] }).told.join('\n'))

const printed = (page: Page) =>
  page.evaluate(() => (window as unknown as { printed: string[] }).printed.join('\n'))

const mistakes: [what: string, config: object, says: RegExp[]][] = [
  ['an unknown key', { polciy: { version: '1' } }, [/polciy/, /did you mean "policy"/]],
  [
    'an unknown key inside',
    { receipts: { endpiont: '/r' } },
    [/receipts\.endpiont/, /did you mean "endpoint"/],
  ],
  [
    'a misspelt category of a service',
    { services: [{ id: 'own', name: 'Own', category: 'anlytics' }] },
    [/services\[0\]/, /did you mean "analytics"/],
  ],
  [
    'a wrong type',
    { consentLifetimeDays: 'half a year' },
    [/consentLifetimeDays/, /half a year/, /number/],
  ],
  ['a wrong word', { layout: 'boxx' }, [/layout/, /boxx/, /did you mean "box"/]],
  ['a list where an object belongs', { categories: ['functional'] }, [/categories/]],
  [
    'a service nobody knows',
    { services: [{ id: 'google-analytic' }] },
    [/services\[0\]/, /google-analytic/],
  ],
  [
    'a service named like a category',
    { services: [{ id: 'analytics', name: 'Mine', category: 'advertising' }] },
    [/services\[0\]/, /analytics/],
  ],
  ['an address that runs code', { policy: { url: 'javascript:alert(1)' } }, [/policy\.url/]],
]

for (const [what, config, says] of mistakes) {
  test(`${what} is told by path, grants nothing, and breaks nothing`, async ({ page, site }) => {
    listen(site)
    await page.goto(site.page({ head: site.tool(config), body: held }))
    await expect(banner(page)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Works' })).toBeVisible()
    for (const pattern of says) {
      expect(await told(page)).toMatch(pattern)
      expect(await printed(page)).toMatch(pattern)
    }
    expect(await ran(page)).toEqual([])
    await answer(page, 'accept-all')
    await expect.poll(() => ran(page)).toEqual(['stats'])
  })
}

test('malformed JSON in the data block: told, and nothing optional runs', async ({
  page,
  site,
}) => {
  listen(site)
  const head = `<script type="application/json" data-cct-config>{ "policy": </script>${site.tool()}`
  await page.goto(site.page({ head, body: held }))
  await expect(page.getByRole('heading', { name: 'Works' })).toBeVisible()
  await expect.poll(() => told(page)).toMatch(/data-cct-config|JSON/i)
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
})

test('precedence: the data block wins over attributes', async ({ page, site }) => {
  const head = site.tool(
    { policy: { version: 'block' } },
    { data: { 'policy-version': 'attribute' } },
  )
  await page.goto(site.page({ head }))
  await cct(page, (tool) => tool.rejectAll())
  await expect.poll(() => site.receipts()[0]?.policy).toMatchObject({ version: 'block' })
})

test('a late data-config file: everything waits for it, then counts', async ({ page, site }) => {
  site.reply('*', '/consent.json', {
    body: JSON.stringify({ policy: { version: 'file' }, categories: { functional: {} } }),
    delayMs: 700,
  })
  const head = site.tool({}, { data: { config: '/consent.json' } })
  const body = `${held}<script type="text/plain" data-category="functional" src="/run/chat.js"></script>`
  await page.goto(site.page({ head, body }))
  expect(await ran(page)).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(async () => (await ran(page)).toSorted()).toEqual(['chat', 'stats'])
  await expect.poll(() => site.receipts()[0]?.policy).toMatchObject({ version: 'file' })
})

const faultyFiles: [what: string, reply: object][] = [
  ['missing', { status: 404, body: 'not found' }],
  ['malformed', { body: '{ "policy": ' }],
  ['a page instead of JSON', { body: '<!doctype html><title>Oops</title>' }],
  ['unreachable', { reset: true }],
]

for (const [what, reply] of faultyFiles) {
  test(`a data-config file that is ${what}: told, nothing optional runs, the page works`, async ({
    page,
    site,
  }) => {
    listen(site)
    site.reply('*', '/consent.json', reply)
    const head = site.tool({}, { data: { config: '/consent.json' } })
    await page.goto(site.page({ head, body: held }))
    await expect(page.getByRole('heading', { name: 'Works' })).toBeVisible()
    await expect.poll(() => told(page)).toMatch(/data-config/)
    expect(await printed(page)).toMatch(/consent\.json/)
    await page.waitForTimeout(300)
    expect(await ran(page)).toEqual([])
    expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
  })
}

test('a returning visitor waits for the file as well', async ({ page, site }) => {
  site.reply('*', '/consent.json', (_request, times) => ({
    body: '{}',
    delayMs: times > 1 ? 600 : 0,
  }))
  const head = site.tool({}, { data: { config: '/consent.json' } })
  const url = site.page({ head, body: held })
  await page.goto(url)
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.reload()
  expect(await ran(page)).toEqual([])
  await expect.poll(() => ran(page)).toEqual(['stats'])
})

test('an opt-out region runs, shows only the re-open control, and stops on refusal', async ({
  page,
  site,
}) => {
  const head = site.tool({ region: 'US-NV' })
  await page.goto(site.page({ head, body: held }))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect(banner(page)).toBeHidden()
  expect(await cct(page, (tool) => tool.state)).toMatchObject({
    model: 'opt-out',
    region: 'US-NV',
    status: 'undecided',
  })
  await cct(page, (tool) => tool.rejectAll())
  await page.reload()
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
})

test('a region of its own rules: regions overrides the model', async ({ page, site }) => {
  const head = site.tool({ region: 'US-NV', regions: { 'US-NV': 'opt-in' } })
  await page.goto(site.page({ head, body: held }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
})

test('the region endpoint is asked, everything held meanwhile', async ({ page, site }) => {
  site.reply('*', '/region', { body: '{"region":"US-NV"}', delayMs: 300 })
  const head = site.tool({ regionEndpoint: '/region' })
  await page.goto(site.page({ head, body: held }))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  expect(await cct(page, (tool) => tool.state.region)).toBe('US-NV')
})

test('a region endpoint that hangs counts as unknown after a second: opt-in', async ({
  page,
  site,
}) => {
  site.reply('*', '/region', { hang: true })
  const head = site.tool({ regionEndpoint: '/region' })
  await page.goto(site.page({ head, body: held }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
})
