import {
  answer,
  banner,
  cct,
  cookieNames,
  expect,
  test,
  type Page,
  type Site,
} from './support/test'

const seven = [
  'ad_personalization',
  'ad_storage',
  'ad_user_data',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]

interface Entry {
  /** gtag.js counts nothing but `arguments` objects. */
  isArguments: boolean
  values: [string, string?, Record<string, unknown>?]
}

/** The commands of a data layer, in order; plain events have `isArguments` false. */
const layer = (page: Page, name = 'dataLayer') =>
  page.evaluate<Entry[], string>((asked) => {
    const entries = (window as unknown as Record<string, unknown[]>)[asked] ?? []
    return entries.map((entry) => {
      const isArguments = Object.prototype.toString.call(entry) === '[object Arguments]'
      const values = isArguments ? Array.from(entry as IArguments) : [JSON.stringify(entry)]
      return { isArguments, values: values as Entry['values'] }
    })
  }, name)

const consentOf = (entries: Entry[], kind: string) =>
  entries
    .filter(
      ({ isArguments, values }) => isArguments && values[0] === 'consent' && values[1] === kind,
    )
    .map(({ values }) => values[2]!)

const google = (mode: string, more: object = {}) => ({
  services: [{ id: 'google-analytics', measurementId: 'G-ABC' }],
  googleConsentMode: mode,
  ...more,
})

const googleHosts = (site: Site) =>
  site.vendorHosts().filter((host) => /google|doubleclick/.test(host))

const hits = (site: Site) => site.requests({ path: '/g/collect' })

/** First and once: one default, all seven signals, before anything else. */
const expectDefault = (entries: Entry[], granted: readonly string[] = ['security_storage']) => {
  expect(entries[0]?.isArguments).toBe(true)
  expect(entries[0]!.values.slice(0, 2)).toEqual(['consent', 'default'])
  const defaults = consentOf(entries, 'default')
  expect(defaults).toHaveLength(1)
  const signals = Object.entries(defaults[0]!).filter(([name]) => name !== 'wait_for_update')
  expect(signals.map(([name]) => name).toSorted()).toEqual(seven)
  expect(signals.filter(([, value]) => value === 'granted').map(([name]) => name)).toEqual(granted)
}

const expectUpdate = (update: Record<string, unknown>, granted: readonly string[]) => {
  expect(Object.keys(update).toSorted()).toEqual(seven)
  expect(
    Object.keys(update)
      .filter((name) => update[name] === 'granted')
      .toSorted(),
  ).toEqual(granted)
}

const everything = ['ad_personalization', 'ad_storage', 'ad_user_data', 'analytics_storage']

test('basic: denied by default, and nothing goes to Google before a grant', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(google('basic')) }))
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(300)
  const entries = await layer(page)
  expectDefault(entries)
  expect(consentOf(entries, 'update')).toEqual([])
  expect(googleHosts(site)).toEqual([])
})

test('basic: a grant is announced once, then the tag loads and counts', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(google('basic')) }))
  await answer(page, 'accept-all')
  await expect.poll(() => hits(site).length).toBe(1)
  expect(hits(site)[0]!.query.get('gcs')).toBe('G111')
  expect(hits(site)[0]!.query.get('tid')).toBe('G-ABC')
  const entries = await layer(page)
  expectDefault(entries)
  const updates = consentOf(entries, 'update')
  expect(updates).toHaveLength(1)
  expectUpdate(updates[0]!, [...everything, 'security_storage'])
  const order = entries.filter(({ isArguments }) => isArguments).map(({ values }) => values[0])
  expect(order.indexOf('config')).toBeGreaterThan(order.lastIndexOf('consent'))
  expect(order.filter((command) => command === 'config')).toHaveLength(1)
  const names = await cookieNames(page)
  expect(names).toEqual(expect.arrayContaining(['_ga', '_ga_ABC', 'cct']))
})

test('basic: on a returning visit the stored choice follows in the same tick', async ({
  page,
  site,
}) => {
  const head = `${site.tool(google('basic'))}<script>window.atParse = (window.dataLayer || []).length</script>`
  await page.goto(site.page({ head }))
  await answer(page, 'accept-all')
  await expect.poll(() => hits(site).length).toBe(1)
  await page.goto(site.page({ head }, { path: '/second' }))
  await expect
    .poll(() => hits(site).filter((hit) => hit.query.get('en') === 'page_view').length)
    .toBe(2)
  const entries = await layer(page)
  expectDefault(entries)
  expect(entries[1]!.values.slice(0, 2)).toEqual(['consent', 'update'])
  expectUpdate(entries[1]!.values[2]!, [...everything, 'security_storage'])
  expect(consentOf(entries, 'update')).toHaveLength(1)
  const atParse = await page.evaluate(() => (window as { atParse?: number }).atParse)
  expect(atParse).toBeGreaterThanOrEqual(2)
})

test('basic: a refusal is announced too, and nothing loads', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(google('basic')) }))
  await answer(page, 'reject-all')
  await expect.poll(async () => consentOf(await layer(page), 'update').length).toBe(1)
  expectUpdate(consentOf(await layer(page), 'update')[0]!, ['security_storage'])
  await page.waitForTimeout(300)
  expect(googleHosts(site)).toEqual([])
})

test('basic: analytics alone grants one signal of the four', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(google('basic')) }))
  await cct(page, (tool) => tool.choose({ analytics: true }))
  await expect.poll(() => hits(site).length).toBe(1)
  expect(hits(site)[0]!.query.get('gcs')).toBe('G101')
  expectUpdate(consentOf(await layer(page), 'update')[0]!, [
    'analytics_storage',
    'security_storage',
  ])
})

test('advanced: the tag loads at once under a denied default, and counts without cookies', async ({
  page,
  site,
}) => {
  const settings = google('advanced', { waitForUpdate: 200 })
  await page.goto(site.page({ head: site.tool(settings) }))
  await expect.poll(() => hits(site).length).toBe(1)
  expect(hits(site)[0]!.query.get('gcs')).toBe('G100')
  expect(await cookieNames(page)).toEqual([])
  const entries = await layer(page)
  expectDefault(entries)
  expect(consentOf(entries, 'default')[0]!.wait_for_update).toBe(200)
  await answer(page, 'accept-all')
  await expect.poll(() => cookieNames(page)).toEqual(expect.arrayContaining(['_ga', '_ga_ABC']))
  expect(consentOf(await layer(page), 'update')).toHaveLength(1)
})

test('advanced: a later change is one update each', async ({ page, site }) => {
  const settings = google('advanced', { reloadOnWithdraw: 'never' })
  await page.goto(site.page({ head: site.tool(settings) }))
  await cct(page, (tool) => tool.acceptAll())
  await cct(page, (tool) => tool.choose({ advertising: false }))
  await cct(page, (tool) => tool.rejectAll())
  const updates = consentOf(await layer(page), 'update')
  expect(updates).toHaveLength(3)
  expectUpdate(updates[0]!, [...everything, 'security_storage'])
  expectUpdate(updates[1]!, ['analytics_storage', 'security_storage'])
  expectUpdate(updates[2]!, ['security_storage'])
})

test('redaction and passthrough are set before any tag is configured', async ({ page, site }) => {
  const settings = google('advanced', { adsDataRedaction: true, urlPassthrough: true })
  await page.goto(site.page({ head: site.tool(settings) }))
  await expect.poll(() => hits(site).length).toBe(1)
  const entries = await layer(page)
  const commands = entries.map(({ values }) => `${values[0]} ${values[1]} ${values[2] as unknown}`)
  const at = (command: string) => commands.indexOf(command)
  const config = commands.findIndex((command) => command.startsWith('config'))
  expect(at('set ads_data_redaction true')).toBeGreaterThan(0)
  expect(at('set url_passthrough true')).toBeGreaterThan(0)
  expect(at('set ads_data_redaction true')).toBeLessThan(config)
  expect(at('set url_passthrough true')).toBeLessThan(config)
})

test('off: no consent command at all, and still nothing before a grant', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(google('off')) }))
  await expect(banner(page)).toBeVisible()
  expect((await layer(page)).filter(({ values }) => values[0] === 'consent')).toEqual([])
  await page.waitForTimeout(300)
  expect(googleHosts(site)).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => hits(site).length).toBe(1)
})

test('a renamed data layer is the one that is used', async ({ page, site }) => {
  const settings = google('basic', { dataLayer: 'events' })
  await page.goto(site.page({ head: site.tool(settings) }))
  await answer(page, 'accept-all')
  await expect.poll(() => hits(site).length).toBe(1)
  expectDefault(await layer(page, 'events'))
  expect(await page.evaluate(() => window.dataLayer === undefined)).toBe(true)
  expect(site.requests({ path: '/gtag/js' })[0]!.query.get('l')).toBe('events')
})

test("the page's own layer and gtag function stay the page's own", async ({ page, site }) => {
  const own = `<script>window.dataLayer = [{ own: 1 }]; window.kept = window.dataLayer
    window.gtag = function () { window.dataLayer.push(arguments) }; window.ownGtag = window.gtag</script>`
  await page.goto(site.page({ head: own + site.tool(google('basic')) }))
  await answer(page, 'accept-all')
  await expect.poll(() => hits(site).length).toBe(1)
  const same = await page.evaluate(() => {
    const { kept, dataLayer, gtag, ownGtag } = window as unknown as Record<string, unknown>
    return [kept === dataLayer, gtag === ownGtag]
  })
  expect(same).toEqual([true, true])
})

test('one plain event follows each change, for tag managers', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(google('basic')) }))
  await answer(page, 'reject-all')
  const events = async () =>
    (await layer(page)).filter(({ values }) => values[0].includes('cct_consent_update'))
  await expect.poll(async () => (await events()).length).toBe(1)
  expect((await events())[0]!.isArguments).toBe(false)
})

test('a measurement id in an attribute is the whole integration', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool({}, { data: { 'google-analytics': 'G-ATTR' } }) }))
  await expect(banner(page)).toBeVisible()
  expect(googleHosts(site)).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => hits(site)[0]?.query.get('tid')).toBe('G-ATTR')
})

test('Google Ads and Meta load themselves when advertising is granted, and only then', async ({
  page,
  site,
}) => {
  const settings = {
    services: [
      { id: 'google-ads', conversionId: 'AW-123' },
      { id: 'meta-pixel', pixelId: '456' },
    ],
  }
  await page.goto(site.page({ head: site.tool(settings) }))
  await cct(page, (tool) => tool.choose({ analytics: true }))
  await page.waitForTimeout(300)
  expect(site.vendorHosts()).toEqual([])
  await cct(page, (tool) => tool.choose({ advertising: true }))
  await expect.poll(() => cookieNames(page)).toEqual(expect.arrayContaining(['_fbp', '_gcl_au']))
  await expect
    .poll(() => site.vendorHosts())
    .toEqual(
      expect.arrayContaining([
        'connect.facebook.net',
        'www.facebook.com',
        'www.googletagmanager.com',
      ]),
    )
})

test('a tag manager container waits for the grant', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool({}, { data: { 'google-tag-manager': 'GTM-XYZ' } }) }))
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(300)
  expect(site.vendorHosts()).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => site.requests({ path: '/gtm.js' })[0]?.query.get('id')).toBe('GTM-XYZ')
  const entries = await layer(page)
  expect(entries[0]!.values.slice(0, 2)).toEqual(['consent', 'default'])
})
