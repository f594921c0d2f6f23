/** The rows of SECURITY.md that a page, a planted cookie or an endpoint can try. */
import { answer, banner, cct, control, expect, preferences, ran, test } from './support/test'

const held = `<h1>Works</h1>
  <script type="text/plain" data-category="analytics" src="/run/stats.js"></script>`

const names = [
  ...[
    'body',
    'head',
    'cookie',
    'documentElement',
    'currentScript',
    'createElement',
    'querySelector',
  ],
  ...['addEventListener', 'dispatchEvent', 'readyState', 'CookieConsentTool', 'dataLayer', 'gtag'],
  ...['localStorage', 'fetch', 'cct', 'trustedTypes', 'baseURI', 'prerendering'],
]

test('markup that takes the names of the page’s functions breaks nothing and grants nothing', async ({
  page,
  site,
}) => {
  const clobber = names
    .map(
      (name) =>
        `<form name="${name}" id="${name}"><input name="parentNode"><input name="nodeType"></form><img name="${name}" alt=""><a name="${name}" id="${name}"></a>`,
    )
    .join('')
  await page.goto(site.page({ head: site.tool(), body: clobber + held }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  await control(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.receipts().length).toBe(1)
})

test('a click that a script makes refuses, and never accepts', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(), body: held }))
  const press = (name: string) =>
    page.evaluate((hook) => {
      const root = document.querySelector('cct-root')!.shadowRoot!
      const button = root.querySelector<HTMLElement>(`[data-cct="${hook}"]`)!
      button.click()
      for (const type of ['pointerdown', 'pointerup', 'click'])
        button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }))
    }, name)
  await expect(control(page, 'accept-all')).toBeVisible()
  await press('accept-all')
  await page.waitForTimeout(300)
  expect(await cct(page, (tool) => tool.state.status)).toBe('undecided')
  expect(await ran(page)).toEqual([])
  await press('reject-all')
  await expect.poll(() => cct(page, (tool) => tool.state.status)).toBe('decided')
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
})

test('a javascript: address is no link, in whichever setting it stands', async ({ page, site }) => {
  site.init(`window.addEventListener('cct:problem', () => {})`)
  const bad = 'javascript:window.ran=[1]'
  const settings = {
    policy: { url: bad },
    site: { imprintUrl: bad, url: bad, privacyUrl: bad },
    receipts: { endpoint: bad },
    services: [
      { id: 'own', name: 'Own', category: 'analytics', policyUrl: bad, optOutUrl: bad, src: bad },
    ],
  }
  const body = `${held}<div data-cct-declaration></div>`
  await page.goto(site.page({ head: site.tool(settings, { data: { base: '/cct/' } }), body }))
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  const links = await page.evaluate(() =>
    [document, document.querySelector('cct-root')!.shadowRoot!].flatMap(
      (place) =>
        [...place.querySelectorAll('a, [src], form')].filter((element) =>
          ['href', 'src', 'action'].some((name) =>
            /^\s*javascript:/i.test(element.getAttribute(name) ?? ''),
          ),
        ).length,
    ),
  )
  expect(links).toEqual([0, 0])
  await answer(page, 'close')
  await answer(page, 'reject-all')
  expect(await ran(page)).toEqual([])
})

test('a record that a sub-domain planted, without a whole record in it, counts as none', async ({
  page,
  site,
}) => {
  const planted = site.page(
    {
      body: `<script>document.cookie = 'cct=v%3D1%26c.analytics%3D1%26c.advertising%3D1; domain=.${site.host}; path=/'</script>`,
    },
    { path: '/plant' },
  )
  await page.goto(planted.replace(site.host, site.sub('evil')))
  await page.goto(site.page({ head: site.tool(), body: held }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  await answer(page, 'reject-all')
  await page.reload()
  await page.waitForTimeout(300)
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
  expect(await ran(page)).toEqual([])
})

const html = '<script>window.ran=["html"]</script>'
const hostile: readonly [what: string, reply: object][] = [
  ['two megabytes', { status: 201, body: 'x'.repeat(2_000_000) }],
  ['HTML', { status: 201, body: html, headers: { 'content-type': 'text/html' } }],
  ['other JSON', { status: 201, body: '{"__proto__":{"analytics":true},"state":"granted"}' }],
  ['a redirect', { status: 302, headers: { location: 'https://elsewhere.test/steal' } }],
]

for (const [what, reply] of hostile) {
  test(`an endpoint that answers with ${what} changes nothing`, async ({ page, site }) => {
    site.reply(site.host, '/receipts', reply)
    await page.goto(site.page({ head: site.tool(), body: held }))
    await answer(page, 'reject-all')
    await expect(banner(page)).toBeHidden()
    await expect
      .poll(() => site.requests({ path: '/receipts', method: 'POST' }).length)
      .toBeGreaterThan(0)
    await page.waitForTimeout(300)
    expect(await ran(page)).toEqual([])
    expect(await cct(page, (tool) => [tool.allows('analytics'), tool.state.status])).toEqual([
      false,
      'decided',
    ])
    // Receipts name the visitor's answer: they go where the site said, and nowhere else.
    expect(site.requests({ host: 'elsewhere.test' })).toEqual([])
  })
}
