/** An answer goes from one domain of a site to another in the link, signed, and is taken once. */
import { test as base } from './receipts-endpoint'
import { answer, banner, cct, expect, ran, type Page, type Site } from './support/test'

/** Two registrable domains: no cookie and no storage reaches from one into the other. */
const one = (site: Site) => `https://${site.host}`
const two = (site: Site) => `https://${site.sister}`

const test = base.extend<{ shops: string }>({
  collectorFlags: async ({ site }, use) => {
    await use([
      '--hand-over-key=a-key-for-tests-with-more-than-32-characters',
      `--origins=${one(site)},${two(site)}`,
    ])
  },
  /** Two shops, each with a record of its own; the address of the first. */
  shops: async ({ site, endpoint }, use) => {
    endpoint.serve(site, '*', '/hand-over', '/hand-over')
    endpoint.serve(site, '*', '/hand-over/redeem', '/hand-over/redeem')
    await use(lay(site, {}))
  },
})

/** Lays both pages; `second` and `first` are what differs in the configuration of each shop. */
const lay = (site: Site, second: object, first: object = {}) => {
  const config = {
    receipts: { endpoint: '/receipts' },
    handOver: { domains: [site.host, site.sister] },
  }
  const body = `<a id="there" href="${two(site)}/shop?size=9#top">The other shop</a>
    <script type="text/plain" data-category="analytics">(window.ran ||= []).push('stats')</script>
    <script type="text/plain" data-category="advertising">(window.ran ||= []).push('ads')</script>
    <script>(window.addresses ||= []).push(location.href)</script>`
  site.page(
    { head: site.tool({ ...config, ...second }), body },
    { host: site.sister, path: '/shop' },
  )
  const head = site.tool({ ...config, ...first })
  return site.page({ head, body }, { host: site.host, path: '/' })
}

const link = (page: Page) => page.locator('#there')

/** Follows the link as a visitor does: the pointer is there before the click. */
const follow = async (page: Page, site: Site) => {
  const before = site.requests({ path: '/hand-over' }).length
  await link(page).hover()
  await expect
    .poll(() => site.requests({ path: '/hand-over' }).filter(({ status }) => status).length)
    .toBe(before + 1)
  await page.waitForTimeout(50)
  await link(page).click()
}

const answered = async (page: Page, url: string, grants: Record<string, boolean>) => {
  await page.goto(url)
  await cct(page, (tool, all) => tool.choose(all), grants)
}

const arrived = async (page: Page, site: Site) => {
  await expect.poll(() => page.url()).toContain(site.sister)
  await expect.poll(() => page.evaluate(() => 'CookieConsentTool' in window)).toBe(true)
}

const tokenIn = (site: Site) => {
  const [request] = site.requests({ host: site.sister, path: '/shop' })
  return request?.query.get('cct_hand_over')
}

test('who has answered in one shop is not asked in the other, and the log says where', async ({
  page,
  site,
  endpoint,
  shops,
}) => {
  await answered(page, shops, { analytics: true })
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  await follow(page, site)
  await arrived(page, site)
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect(banner(page)).toBeHidden()
  expect(tokenIn(site)).toMatch(/^[\w-]+\.[\w-]+$/)
  // Nobody on the page saw the token, and the rest of the address is as it was.
  expect(await page.evaluate(() => [location.href, ...(window as never)['addresses']])).toEqual(
    Array(2).fill(`${two(site)}/shop?size=9#top`),
  )
  await expect.poll(() => endpoint.ids()).toHaveLength(2)
  const stored = await endpoint.stored()
  const [there, here] = [one(site), two(site)].map((origin) =>
    stored.find((receipt) => receipt.site.origin === origin),
  )
  expect(here).toMatchObject({
    method: 'import',
    action: 'partial',
    seq: 0,
    decidedAt: there!.decidedAt,
    handedOver: { from: one(site), receipt: there!.id },
  })
  expect(here!.consentId).not.toBe(there!.consentId)
})

test('a refusal goes along as well, and the link is as it was', async ({
  page,
  site,
  endpoint,
  shops,
}) => {
  await answered(page, shops, { analytics: false })
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  const href = await link(page).getAttribute('href')
  await page.evaluate(() => {
    document.addEventListener('click', (event) => event.preventDefault(), { once: true })
  })
  await follow(page, site)
  await expect.poll(() => link(page).getAttribute('href')).toBe(href)
  // By keyboard this time; the token of before has been spent.
  await link(page).evaluate((element) => element.blur())
  await link(page).focus()
  await expect
    .poll(() => site.requests({ path: '/hand-over' }).map(({ status }) => status))
    .toEqual([200, 200])
  await page.waitForTimeout(50)
  await page.keyboard.press('Enter')
  await arrived(page, site)
  await expect.poll(() => cct(page, (tool) => tool.state.status)).toBe('decided')
  await expect(banner(page)).toBeHidden()
  expect(await ran(page)).toEqual([])
})

test('a link that somebody has copied is worth nothing', async ({
  page,
  site,
  endpoint,
  shops,
}) => {
  site.expectErrors(/handOver/)
  // The tool's own reload after the reset would run into the test's.
  lay(site, { reloadOnWithdraw: 'never' })
  await answered(page, shops, { analytics: true, advertising: true })
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  await follow(page, site)
  await arrived(page, site)
  await expect.poll(() => ran(page)).toEqual(['stats', 'ads'])
  const used = `${two(site)}/shop?cct_hand_over=${tokenIn(site)}`
  await cct(page, (tool) => tool.reset())
  await expect(banner(page)).toBeVisible()
  await page.evaluate(() => {
    localStorage.clear()
    document.cookie = 'cct=; Max-Age=0; Path=/'
  })
  // By its address alone there is no page behind it; from the first shop it has been used.
  await page.goto(used)
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  expect(await page.evaluate(() => location.href)).not.toContain('cct_hand_over')
  await page.goto(shops)
  await page.evaluate((url) => {
    document.querySelector<HTMLAnchorElement>('#there')!.outerHTML =
      `<a id="bad" href="${url}">x</a>`
  }, used)
  await page.locator('#bad').click()
  await arrived(page, site)
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
})

test('a fresh token in a link from anywhere else is not even redeemed', async ({
  page,
  site,
  endpoint,
  shops,
}) => {
  site.expectErrors(/handOver/)
  await answered(page, shops, { analytics: true })
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  const token = await cct(
    page,
    async (tool, to) => {
      const { id: receipt, consentId } = tool.receipts()[0]!
      const body = JSON.stringify({ receipt, consentId, to })
      const headers = { 'content-type': 'application/json' }
      const response = await fetch('/hand-over', { method: 'POST', headers, body })
      return ((await response.json()) as { token: string }).token
    },
    two(site),
  )
  await page.goto(`${two(site)}/shop?cct_hand_over=${token}`)
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  expect(site.requests({ path: '/hand-over/redeem' })).toEqual([])
})

test('an answer that was changed meanwhile does not travel', async ({
  page,
  site,
  endpoint,
  shops,
}) => {
  // A reload would take the token along, and the click away.
  lay(site, {}, { reloadOnWithdraw: 'never' })
  await answered(page, shops, { analytics: true })
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  await link(page).hover()
  await expect.poll(() => site.requests({ path: '/hand-over' })[0]?.status).toBe(200)
  // A token for the new answer would be asked for with the pointer's next move, and may be in time.
  site.reply('*', '/hand-over', { hang: true })
  await cct(page, (tool) => tool.rejectAll())
  await link(page).click()
  await arrived(page, site)
  expect(await ran(page)).toEqual([])
  expect(tokenIn(site)).toBe(null)
  await expect(banner(page)).toBeVisible()
})

test('nobody waits for long: without the collector the visitor is asked', async ({
  page,
  site,
  endpoint,
  shops,
}) => {
  site.expectErrors(/handOver/, /handOver|502|Failed to load|NetworkError|hand-over/)
  await answered(page, shops, { analytics: true })
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  site.reply('*', '/hand-over/redeem', { hang: true })
  await follow(page, site)
  await expect.poll(() => page.url()).toContain(site.sister)
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats', 'ads'])
})

const different: Record<string, object> = {
  'another category': { categories: { social: {} } },
  'another service': { services: [{ id: 'x', name: 'X', category: 'analytics' }] },
  'another version of the policy': { policy: { url: '/privacy', version: '2' } },
}

for (const [what, second] of Object.entries(different))
  test(`who was not asked about ${what} is asked`, async ({ page, site, endpoint, shops }) => {
    site.expectErrors(/handOver/)
    lay(site, second)
    await answered(page, shops, { analytics: true, advertising: true })
    await expect.poll(() => endpoint.ids()).toHaveLength(1)
    await follow(page, site)
    await arrived(page, site)
    await expect(banner(page)).toBeVisible()
    expect(tokenIn(site)).toBeTruthy()
    expect(await ran(page)).toEqual([])
  })
