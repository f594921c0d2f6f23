import { answer, cct, control, cookieNames, expect, preferences, ran, test } from './support/test'

const settings = (more: object = {}) => ({
  services: [
    { id: 'google-analytics', measurementId: 'G-ABC' },
    {
      id: 'own-ads',
      name: 'Own ads',
      provider: 'Us',
      category: 'advertising',
      cookies: [
        { name: 'own_ad', type: 'cookie' },
        { name: 'own_ad_*', type: 'cookie' },
        { name: 'own_local', type: 'local' },
        { name: 'own_session', type: 'session' },
      ],
    },
  ],
  ...more,
})

/** Stores what an advertising script would, and what the shop itself needs. */
const store = `<script type="text/plain" data-category="advertising" data-service="own-ads">
  document.cookie = 'own_ad=1; path=/'
  document.cookie = 'own_ad_wide=1; path=/; domain=' + location.hostname
  localStorage.setItem('own_local', '1'); sessionStorage.setItem('own_session', '1')
  ;(window.ran = window.ran || []).push('stored')</script>
  <script>document.cookie = 'cart=7; path=/'; localStorage.setItem('cart', '7')</script>`

const hits = (names: readonly string[]) => names.filter((name) => name.startsWith('_ga'))

test('withdrawing erases what was declared, keeps the rest, and reports', async ({
  page,
  site,
}) => {
  const head = site.tool(settings({ reloadOnWithdraw: 'never' }))
  await page.goto(site.page({ head, body: store }))
  await cct(page, (tool) => tool.acceptAll())
  await expect
    .poll(() => cookieNames(page))
    .toEqual(['_ga', '_ga_ABC', 'cart', 'cct', 'own_ad', 'own_ad_wide'])
  const report = await cct(page, (tool) => tool.withdraw())
  expect(JSON.stringify(report)).toContain('own_ad')
  await expect.poll(() => cookieNames(page)).toEqual(['cart', 'cct'])
  const stored = await page.evaluate(() => [
    localStorage.getItem('own_local'),
    sessionStorage.getItem('own_session'),
    localStorage.getItem('cart'),
  ])
  expect(stored).toEqual([null, null, '7'])
  await expect.poll(() => site.receipts().length).toBe(2)
  expect(site.receipts()[1]).toMatchObject({
    action: 'withdraw',
    categories: { analytics: { granted: false }, advertising: { granted: false } },
  })
})

test('withdrawing by one click in the preference center reloads, and then nothing runs', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(settings()), body: store }))
  await answer(page, 'accept-all')
  await expect.poll(async () => hits(await cookieNames(page)).length).toBe(2)
  await page.evaluate(() => {
    ;(window as { before?: boolean }).before = true
  })
  await answer(page, 'reopen')
  await expect(preferences(page)).toBeVisible()
  await answer(page, 'reject-all')
  await page.waitForFunction(() => !(window as { before?: boolean }).before)
  const since = site.vendorHits().length
  await page.waitForTimeout(400)
  expect(await ran(page)).toEqual([])
  expect(await cookieNames(page)).toEqual(['cart', 'cct'])
  expect(site.vendorHits()).toHaveLength(since)
  await expect.poll(() => site.receipts().length).toBe(2)
})

test('a tag that sends while the page goes away is silent after withdrawal', async ({
  page,
  site,
}) => {
  const head = site.tool(settings({ reloadOnWithdraw: 'never' }))
  await page.goto(site.page({ head, body: store }))
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(async () => hits(await cookieNames(page)).length).toBe(2)
  await cct(page, (tool) => tool.withdraw())
  const since = site.requests({ path: '/g/collect' }).length
  await page.goto(site.page({}, { path: '/next' }))
  await page.waitForTimeout(400)
  expect(site.requests({ path: '/g/collect' })).toHaveLength(since)
  expect(await cookieNames(page)).toEqual(['cart', 'cct'])
})

test('one category switched off stops that one alone', async ({ page, site }) => {
  const head = site.tool(settings({ reloadOnWithdraw: 'never' }))
  await page.goto(site.page({ head, body: store }))
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => cookieNames(page)).toContain('own_ad')
  await answer(page, 'reopen')
  await control(page, 'toggle:advertising').click()
  await answer(page, 'save')
  await expect.poll(() => cookieNames(page)).toEqual(['_ga', '_ga_ABC', 'cart', 'cct'])
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(true)
})

test('cookies on every parent domain and path are found', async ({ page, site }) => {
  const head = site.tool(settings({ reloadOnWithdraw: 'never' }))
  const host = site.sub('a.b')
  const url = site.page({ head }, { host, path: '/deep/er/page' })
  await page.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  await page.evaluate((domain) => {
    document.cookie = `own_ad=1; path=/; domain=${domain}`
    document.cookie = `own_ad_1=1; path=/; domain=b.${domain}`
    document.cookie = `own_ad_2=1; path=/deep; domain=a.b.${domain}`
    document.cookie = 'own_ad_3=1; path=/deep/er'
  }, site.host)
  expect(await cookieNames(page)).toEqual(
    expect.arrayContaining(['own_ad', 'own_ad_1', 'own_ad_2', 'own_ad_3']),
  )
  await cct(page, (tool) => tool.withdraw())
  await expect
    .poll(async () => (await cookieNames(page)).filter((name) => name.startsWith('own')))
    .toEqual([])
})

test('reset forgets the answer and asks again', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool({ reloadOnWithdraw: 'never' }) }))
  await answer(page, 'accept-all')
  await expect.poll(() => cookieNames(page)).toEqual(['cct'])
  await cct(page, (tool) => tool.reset())
  await expect(control(page, 'accept-all')).toBeVisible()
  expect(await cookieNames(page)).toEqual([])
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
})
