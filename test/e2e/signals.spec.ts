import { answer, banner, cct, control, expect, preferences, ran, test } from './support/test'

const gpc = `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true })`

const dnt = `Object.defineProperty(Navigator.prototype, 'doNotTrack', { configurable: true, get: () => '1' })`

const held = `
  <script type="text/plain" data-category="analytics" src="/run/stats.js"></script>
  <script type="text/plain" data-category="advertising" src="/run/advert.js"></script>`

test('Global Privacy Control: accept all leaves advertising off, and it is shown', async ({
  page,
  site,
}) => {
  site.init(gpc)
  await page.goto(site.page({ head: site.tool(), body: held }))
  expect(await cct(page, (tool) => tool.state.signals.gpc)).toBe(true)
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.receipts().length).toBeGreaterThan(0)
  expect(site.receipts().at(-1)).toMatchObject({
    signals: { gpc: true },
    categories: { analytics: { granted: true }, advertising: { granted: false } },
  })
  await answer(page, 'reopen')
  await expect(
    preferences(page).getByText('Opt-out preference signal honored').first(),
  ).toBeVisible()
})

test('Global Privacy Control wins over an older accept', async ({ page, site }) => {
  const parts = { head: site.tool(), body: held }
  await page.goto(site.page(parts))
  await answer(page, 'accept-all')
  await expect.poll(async () => (await ran(page)).toSorted()).toEqual(['advert', 'stats'])
  site.init(gpc)
  await page.goto(site.page(parts, { path: '/next' }))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual(['stats'])
  expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(false)
})

test('Global Privacy Control in an opt-out region: advertising never starts, without asking', async ({
  page,
  site,
}) => {
  site.init(gpc)
  await page.goto(site.page({ head: site.tool({ region: 'US-CA' }), body: held }))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual(['stats'])
  await expect(banner(page)).toBeHidden()
})

test('an opt-in for this site against the signal takes two steps, and is logged', async ({
  page,
  site,
}) => {
  site.init(gpc)
  await page.goto(site.page({ head: site.tool({ region: 'US-CA' }), body: held }))
  await answer(page, 'reopen')
  await control(page, 'toggle:advertising').click()
  await expect(control(page, 'toggle:advertising')).not.toBeChecked()
  await preferences(page).getByRole('button', { name: 'Allow here' }).click()
  await expect(control(page, 'toggle:advertising')).toBeChecked()
  await answer(page, 'save')
  await expect.poll(() => ran(page)).toContain('advert')
  await expect.poll(() => site.receipts().at(-1)?.gpcOverride).toBe(true)
})

test('gpc false ignores the signal', async ({ page, site }) => {
  site.init(gpc)
  await page.goto(site.page({ head: site.tool({ gpc: false }), body: held }))
  await answer(page, 'accept-all')
  await expect.poll(async () => (await ran(page)).toSorted()).toEqual(['advert', 'stats'])
})

test('Do Not Track is recorded and not acted on, unless the site says so', async ({
  page,
  site,
}) => {
  site.init(dnt)
  await page.goto(site.page({ head: site.tool({ region: 'US-NV' }), body: held }))
  await expect.poll(async () => (await ran(page)).toSorted()).toEqual(['advert', 'stats'])
  expect(await cct(page, (tool) => tool.state.signals.dnt)).toBe('1')
  const strict = { region: 'US-NV', dnt: 'deny-all' }
  await page.goto(site.page({ head: site.tool(strict), body: held }, { path: '/strict' }))
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
})
