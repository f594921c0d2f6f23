/** Moving from another tool: its markup works, its visitors are not asked twice, and nothing runs too early. */
import { answer, banner, cct, expect, ran, test, type Page, type Site } from './support/test'

const policy = { url: '/privacy' }
const categories = { functional: {} }
const day = () => new Date(Date.now() - 864e5)
const since = day().toISOString().slice(0, 10)

/** What another tool has left, once. */
const keep = (site: Site, cookies: Readonly<Record<string, string>>) => {
  const writes = Object.entries(cookies).map(
    ([name, value]) =>
      `document.cookie = ${JSON.stringify(`${name}=${encodeURIComponent(value)};path=/`)}`,
  )
  site.init(`if (!sessionStorage.been) { ${writes.join(';')} } sessionStorage.been = 1`)
}

const open = async (page: Page, site: Site, compat: unknown, body = '', more: object = {}) =>
  page.goto(site.page({ head: site.tool({ policy, categories, compat, ...more }), body }))

const markup: Record<string, { compat: unknown; on: string; other: string }> = {
  'vanilla-cookieconsent': {
    compat: 'vanilla-cookieconsent',
    on: '<script type="text/plain" data-category="analytics" data-src="/run/on.js"></script>',
    other: '<script type="text/plain" data-category="ads" data-src="/run/other.js"></script>',
  },
  klaro: {
    compat: { tool: 'klaro', categories: { matomo: 'analytics', pixel: 'advertising' } },
    on: '<script type="text/plain" data-type="application/javascript" data-name="matomo" data-src="/run/on.js"></script>',
    other: '<script type="text/plain" data-name="pixel">(window.ran ||= []).push("other")</script>',
  },
  cookiebot: {
    compat: 'cookiebot',
    on: '<script type="text/plain" data-cookieconsent="statistics" src="/run/on.js"></script>',
    other:
      '<script type="text/plain" data-cookieconsent="statistics,marketing" src="/run/other.js"></script>',
  },
  onetrust: {
    compat: 'onetrust',
    on: '<script type="text/plain" class="optanon-category-C0002" src="/run/on.js"></script>',
    other:
      '<script type="text/plain" class="optanon-category-C0002-C0004" src="/run/other.js"></script>',
  },
}

for (const [name, { compat, on, other }] of Object.entries(markup))
  test(`${name}: its markup runs by category, and not before`, async ({ page, site }) => {
    await open(page, site, compat, on + other)
    await expect(banner(page)).toBeVisible()
    expect(await ran(page)).toEqual([])
    await cct(page, (tool) => tool.choose({ analytics: true }))
    await expect.poll(() => ran(page)).toEqual(['on'])
    await cct(page, (tool) => tool.choose({ advertising: true }))
    await expect.poll(() => ran(page)).toEqual(['on', 'other'])
  })

test('what comes later is understood, too', async ({ page, site }) => {
  await open(page, site, markup['klaro']!.compat)
  await expect(banner(page)).toBeVisible()
  await answer(page, 'accept-all')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.dataset.name = 'matomo'
    script.dataset.src = '/run/late.js'
    document.body.append(script)
  })
  await expect.poll(() => ran(page)).toEqual(['late'])
})

test('frames of Cookiebot and players of tarteaucitron stand as placeholders', async ({
  page,
  site,
}) => {
  const compat = ['cookiebot', { tool: 'tarteaucitron', categories: { youtube: 'functional' } }]
  await open(
    page,
    site,
    compat,
    `<iframe data-cookieconsent="marketing" data-cookieblock-src="/frame" width="300" height="200"></iframe>
     <div class="youtube_player" videoID="abc_123" width="300" height="200"></div>`,
  )
  await expect(page.locator('cct-embed')).toHaveCount(2)
  expect(site.vendorHits()).toEqual([])
  expect(site.requests({ path: '/frame' })).toEqual([])
  await cct(page, (tool) => tool.choose({ advertising: true }))
  await expect.poll(() => site.requests({ path: '/frame' }).length).toBe(1)
  const films = () => site.requests({ host: 'www.youtube-nocookie.com' }).map(({ path }) => path)
  expect(films()).toEqual([])
  await cct(page, (tool) => tool.choose({ functional: true }))
  await expect.poll(films).toEqual(['/embed/abc_123'])
})

test("klaro's images and style sheets are fetched by category, and not before", async ({
  page,
  site,
}) => {
  await open(
    page,
    site,
    markup['klaro']!.compat,
    `<img data-name="matomo" data-src="/own.gif" alt="">
     <link rel="stylesheet" data-name="pixel" data-href="/own.css">`,
  )
  const fetched = () =>
    ['/own.gif', '/own.css'].filter((path) => site.requests({ path }).length > 0)
  await expect(banner(page)).toBeVisible()
  expect(fetched()).toEqual([])
  await cct(page, (tool) => tool.choose({ analytics: true }))
  await expect.poll(fetched).toEqual(['/own.gif'])
  await cct(page, (tool) => tool.choose({ advertising: true }))
  await expect.poll(fetched).toEqual(['/own.gif', '/own.css'])
})

const cookiebot = (method = 'explicit') =>
  `{stamp:'a',necessary:true,preferences:false,statistics:true,marketing:false,method:'${method}',ver:1,utc:${+day()},region:'de'}`

test('an answer given there is taken over once, with its date and a receipt', async ({
  page,
  site,
}) => {
  keep(site, { CookieConsent: cookiebot() })
  await open(page, site, 'cookiebot', markup['cookiebot']!.on + markup['cookiebot']!.other)
  await expect.poll(() => ran(page)).toEqual(['on'])
  await expect(banner(page)).toBeHidden()
  const [receipts, at] = await cct(page, (tool) => [tool.receipts(), tool.state.decidedAt] as const)
  expect(receipts).toHaveLength(1)
  expect(receipts[0]).toMatchObject({ method: 'import', surface: 'none', action: 'partial' })
  expect(Math.abs(Date.parse(at!) - +day())).toBeLessThan(60e3)
  await page.reload()
  await expect.poll(() => ran(page)).toEqual(['on'])
  expect(await cct(page, (tool) => tool.receipts().length)).toBe(1)
})

/** An answer to analytics alone, or what comes nearest to it, as each of the others keeps it. */
const kept: Readonly<
  Record<string, readonly [compat: object, stored: () => Record<string, string>]>
> = {
  'vanilla-cookieconsent': [
    {},
    () => ({
      cc_cookie: JSON.stringify({
        categories: ['necessary', 'analytics'],
        services: {},
        revision: 0,
        lastConsentTimestamp: day().toISOString(),
      }),
    }),
  ],
  klaro: [
    {
      since,
      categories: { matomo: 'analytics', pixel: 'advertising' },
    },
    () => ({ klaro: '{"matomo":true,"pixel":false}' }),
  ],
  tarteaucitron: [
    {
      since,
      categories: { matomo: 'analytics', pixel: 'advertising' },
    },
    () => ({ tarteaucitron: '!matomo=true!pixel=false' }),
  ],
  osano: [{ since, categories: { allow: 'analytics' } }, () => ({ cookieconsent_status: 'allow' })],
  onetrust: [
    {},
    () => ({
      OptanonConsent: 'groups=C0001:1,C0002:1,C0003:0,C0004:0&interactionCount=1',
      OptanonAlertBoxClosed: day().toISOString(),
    }),
  ],
}

for (const [tool, [more, stored]] of Object.entries(kept))
  test(`an answer given in ${tool} holds here, and nobody is asked twice`, async ({
    page,
    site,
  }) => {
    keep(site, stored())
    await open(page, site, { tool, ...more }, markup['vanilla-cookieconsent']!.on)
    await expect.poll(() => ran(page)).toEqual(['on'])
    await expect(banner(page)).toBeHidden()
    expect(
      await cct(page, ({ allows, receipts }) => [
        allows('analytics'),
        allows('advertising'),
        receipts().map(({ method }) => method),
      ]),
    ).toEqual([true, false, ['import']])
    await page.reload()
    await expect.poll(() => ran(page)).toEqual(['on'])
    await expect(banner(page)).toBeHidden()
  })

test('who has it forgotten is asked, not answered for again', async ({ page, site }) => {
  keep(site, { CookieConsent: cookiebot() })
  await open(page, site, 'cookiebot', markup['cookiebot']!.on)
  await expect.poll(() => ran(page)).toEqual(['on'])
  await cct(page, (tool) => tool.reset())
  await page.reload()
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
})

test('an answer that nobody gave is not taken over', async ({ page, site }) => {
  keep(site, { CookieConsent: cookiebot('implied') })
  await open(page, site, 'cookiebot', markup['cookiebot']!.on)
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
})

test('until its file is here nothing runs and nobody is asked; without it everyone is', async ({
  page,
  site,
}) => {
  site.expectErrors(/cct.elsewhere/)
  site.reply('*', '/cct/cct.elsewhere.js', { status: 404, delayMs: 1200 })
  keep(site, { CookieConsent: cookiebot() })
  // The page itself looks: a driver may give an address back only once everything is loaded.
  const watch = `<script>
    const root = () => document.querySelector('cct-root')?.shadowRoot
    const timer = setInterval(() => {
      if (!root()?.querySelector('[data-cct="banner"]')) return
      window.askedAt = performance.now()
      clearInterval(timer)
    }, 20)</script>`
  await open(page, site, 'cookiebot', watch + markup['cookiebot']!.on)
  await expect(banner(page)).toBeVisible()
  const askedAt = () => page.evaluate(() => (window as { askedAt?: number }).askedAt ?? 0)
  await expect.poll(askedAt).toBeGreaterThan(1200)
  expect(await ran(page)).toEqual([])
})

test('without the setting its file is not fetched', async ({ page, site }) => {
  await open(page, site, undefined)
  await expect(banner(page)).toBeVisible()
  expect(site.requests({ path: '/cct/cct.elsewhere.js' })).toEqual([])
})
