/** The rows of SECURITY.md that a page, a planted cookie or an endpoint can try. */
import { answer, banner, cct, control, expect, preferences, ran, test } from './support/test'

const held = `<h1>Works</h1>
  <script type="text/plain" data-category="analytics" src="/run/stats.js"></script>`

const unmarked = `<script>
  fetch('https://www.google-analytics.com/g/collect').catch(() => {})
  new Image().src = 'https://stats.g.doubleclick.net/r/collect'</script>`

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

const schemes = [
  'javascript:window.ran=[1]',
  ' java\nscript:window.ran=[1]',
  'JAVASCRIPT://%0awindow.ran=[1]',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'blob:https://x/y',
]

for (const bad of schemes) {
  test(`${JSON.stringify(bad)} is no link, in whichever setting it stands`, async ({
    page,
    site,
  }) => {
    const settings = {
      policy: { url: bad },
      site: { contact: bad, controller: bad, imprintUrl: bad, url: bad },
      requests: [{ title: 'Access', text: 'Ask', url: bad, email: bad }],
      services: [
        { id: 'own', name: 'Own', category: 'analytics', policyUrl: bad, optOutUrl: bad, src: bad },
      ],
    }
    const body = `${held}<div data-cct-declaration></div>`
    await page.goto(site.page({ head: site.tool(settings), body }))
    await answer(page, 'manage')
    await expect(preferences(page)).toBeVisible()
    const own = control(page, 'details:own')
    if ((await own.count()) > 0) await own.click()
    await expect(page.locator('[data-cct-declaration] *').first()).toBeAttached()
    const addresses = await page.evaluate(() =>
      [document, document.querySelector('cct-root')!.shadowRoot!].flatMap((place) =>
        [...place.querySelectorAll<HTMLElement>('a, area, form, [src], [href], [action]')]
          .flatMap((element) => ['href', 'src', 'action'].map((name) => Reflect.get(element, name)))
          .filter((url) => typeof url === 'string' && url !== ''),
      ),
    )
    expect(addresses.filter((url) => !/^(https?|mailto|tel):/.test(url as string))).toEqual([])
    await answer(page, 'accept-all')
    await expect(preferences(page)).toBeHidden()
    await expect.poll(() => ran(page)).toEqual(['stats'])
  })
}

/** As a file that a page fetches, or a block in it, could have become. */
const spoilt = `{"__proto__":{"analytics":true,"banner":"never","default":true,"category":"essential"},
  "constructor":{"prototype":{"granted":true}},"analytics":true,"granted":["analytics"],
  "autoBlock":{"off":true},"guardStorage":["off"],"banner":["never"],"layout":7,"reopen":null,
  "categories":{"__proto__":{"default":true},"constructor":{"default":true},"analytics":{"default":"yes","model":["opt-out"]}},
  "services":[null,1,"x",[],{"id":"__proto__","category":"analytics"},{"category":"essential","hosts":["*"]},{"id":{},"hosts":{"length":9}}],
  "choices":"all","requests":{"a":1},"texts":{"en":{"title":{"toString":1},"body":["<img src=x onerror=window.ran=[1]>"]},"__proto__":{}},
  "cookie":{"name":"__proto__","domain":"*"},"receipts":{"headers":"x","events":{}},
  "region":{"a":1},"language":"../../evil","theme":{"surface":"url(https://evil.test/x)"},
  "policy":{"version":${JSON.stringify('9'.repeat(200_000))},"url":[]},"deep":${'['.repeat(3000)}${']'.repeat(3000)}}`

for (const how of ['data block', 'data-config file'] as const) {
  test(`a spoilt ${how}: asked all the same, nothing granted, nothing fetched`, async ({
    page,
    site,
  }) => {
    const isFile = how !== 'data block'
    site.reply(site.host, '/settings.json', { body: spoilt })
    const block = `<script type="application/json" data-cct-config>${spoilt.replaceAll('<', String.raw`\u003c`)}</script>`
    const head = isFile
      ? site.tool({}, { data: { config: '/settings.json' } })
      : block + site.tool()
    await page.goto(site.page({ head, body: held + unmarked }))
    await expect(banner(page)).toBeVisible()
    await page.waitForTimeout(300)
    expect(await ran(page)).toEqual([])
    expect(site.vendorHosts()).toEqual([])
    await answer(page, 'reject-all')
    await expect(banner(page)).toBeHidden()
    expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
    expect(await ran(page)).toEqual([])
  })
}

const now = Date.now()
const id = '0b9e1c52-7f7e-4f0f-9a55-0a4f5f1c2d3e'
/** What can be read and does not hold, is the newest all the same: the visitor is asked again. */
const planted: readonly [what: string, record: string, after?: string][] = [
  ['no whole record', 'v=1&c.analytics=1&c.advertising=1'],
  ['no expiry', `v=1&id=${id}&at=${now - 1000}&c.analytics=1`],
  [
    'a date to come',
    `v=1&id=${id}&at=${now + 864e5}&exp=${now + 864e7}&p=&f=&c.analytics=1`,
    'undecided',
  ],
  ['a life without end', `v=1&id=${id}&at=1&exp=99999999999999&p=&f=&c.analytics=1`],
  [
    'names of the language',
    `v=1&id=${id}&at=${now}&exp=${now + 1e9}&c.__proto__=1&c.constructor=1`,
  ],
  ['half a character', '%E0%A4%A&c.analytics=1'],
]

for (const [what, record, after = 'decided'] of planted) {
  test(`a record with ${what} that a sub-domain planted counts as none, also after a refusal`, async ({
    page,
    site,
  }) => {
    const plant = site.page(
      {
        body: `<script>for (const path of ['/', '/shop'])
          document.cookie = 'cct=' + ${JSON.stringify(encodeURIComponent(record))} + '; domain=.${site.host}; path=' + path</script>`,
      },
      { path: '/plant', host: site.sub('evil') },
    )
    const shop = site.page({ head: site.tool(), body: held }, { path: '/shop/a' })
    await page.goto(plant)
    await page.goto(shop)
    await expect(banner(page)).toBeVisible()
    expect(await page.evaluate(() => document.cookie)).toContain('cct=')
    expect(await ran(page)).toEqual([])
    await answer(page, 'reject-all')
    await expect(banner(page)).toBeHidden()
    await page.goto(plant)
    await page.goto(shop)
    await page.waitForTimeout(300)
    expect(await cct(page, (tool) => [tool.state.status, tool.allows('analytics')])).toEqual([
      after,
      false,
    ])
    expect(await ran(page)).toEqual([])
  })
}

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
