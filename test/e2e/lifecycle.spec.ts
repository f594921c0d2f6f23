/** The rows of docs/lifecycle.md: whatever becomes of a page, it works, and nothing optional runs unasked. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './support/default-reply'
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
  type Site,
} from './support/test'

const held = `<h1>Works</h1>
  <script type="text/plain" data-category="analytics" src="/run/stats.js"></script>`

/** What the console was told as a warning or an error, in this page. */
const listen = `window.said = []
  for (const kind of ['warn', 'error']) {
    const own = console[kind]
    console[kind] = (...words) => { said.push(words.join(' ')); own.apply(console, words) }
  }`
const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said)

const tagged = (site: Site, attribute: string) =>
  site.tool().replace('<script ', `<script ${attribute} `)

interface Row {
  readonly name: string
  /** Registers the page and returns its address. */
  open(site: Site): string
  /** Runs once the page stands; what a page's own scripts do to it. */
  meanwhile?(page: Page, site: Site): Promise<unknown>
  /** Lines that the tool may write, and must; none when left out. */
  says?: RegExp
}

const record = (at: string, version = 1) =>
  `{ const now = Date.now(), at = ${at}
    document.cookie = 'cct=' + encodeURIComponent('v=${version}%id=0b9e1c52-7f7e-4f0f-9a55-0a4f5f1c2d3e%at=' + at + '%exp=' + (at + 15552000000) + '%p=%f=%c.essential=1%c.analytics=1').replaceAll('%25', '%26') + '; path=/' }`

const rows: readonly Row[] = [
  {
    name: 'the body replaced under the banner',
    open: (site) => site.page({ head: site.tool(), body: '<p>Before</p>' }),
    meanwhile: async (page) => {
      await expect(banner(page)).toBeVisible()
      await page.evaluate((html) => {
        const body = document.createElement('body')
        body.innerHTML = html
        // As routers do: a script that came as text would never run, held or not.
        for (const old of body.querySelectorAll('script')) {
          const script = document.createElement('script')
          for (const { name, value } of old.attributes) script.setAttribute(name, value)
          old.replaceWith(script)
        }
        history.pushState({}, '', '/swapped')
        document.documentElement.replaceChild(body, document.body)
      }, held)
    },
  },
  {
    name: 'Vue owns the body',
    open: (site) =>
      site.page({
        head: site.tool(),
        body: `<div id="app"></div><script src="/npm/vue/dist/vue.runtime.global.prod.js"></script>
          <script>
            const { h, createApp, ref } = Vue
            window.view = ref('first')
            createApp({ render: () => view.value === 'first' ? h('p', 'First') : h('main', [h('h1', 'Works'),
              h('script', { type: 'text/plain', 'data-category': 'analytics', src: '/run/stats.js' })]) }).mount('#app')
          </script>`,
      }),
    meanwhile: (page) =>
      page.evaluate(() => {
        history.pushState({}, '', '/second')
        ;(window as unknown as { view: { value: string } }).view.value = 'second'
      }),
  },
  {
    name: 'HTML without a body tag',
    open: (site) => site.page(`<!doctype html><title>Bare</title>${site.tool()}${held}`),
  },
  {
    name: 'quirks mode',
    open: (site) => site.page({ doctype: '', head: site.tool(), body: held }),
  },
  {
    name: 'XHTML',
    open: (site) =>
      site.page(
        `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>XHTML</title>${site.tool()}</head><body>${held}</body></html>`,
        { headers: { 'content-type': 'application/xhtml+xml' } },
      ),
  },
  {
    name: 'plain http',
    open: (site) => site.page({ head: site.tool(), body: held }, { scheme: 'http' }),
    says: /no secure context/,
  },
  {
    name: 'loaded twice',
    open: (site) => site.page({ head: site.tool() + site.tool({}, { as: 'core' }), body: held }),
    says: /already; the second copy does nothing/,
  },
  {
    name: 'two versions on one page',
    open: (site) => {
      const own = readFileSync(join(distFolder, 'cct.js'), 'utf8')
      const version = /cookie-consent-tool (\S+)/.exec(own)![1]!
      site.reply('*', '/old/cct.js', {
        body: own.replaceAll(version, '0.0.1'),
        headers: { 'content-type': 'text/javascript' },
      })
      return site.page({
        head: `${site.tool()}<script src="/old/cct.js"></script>${site.tool({}, { as: 'inline' })}`,
        body: held,
      })
    },
    says: /already; the second copy does nothing/,
  },
  {
    name: 'loaded async',
    open: (site) => site.page({ head: tagged(site, 'async'), body: held }),
    says: /were not held/,
  },
  {
    name: 'loaded defer',
    open: (site) => site.page({ head: tagged(site, 'defer'), body: held }),
    says: /were not held/,
  },
  {
    name: 'at the end of the body',
    open: (site) => site.page({ body: held + site.tool() }),
  },
  {
    name: 'a record dated in the future',
    open: (site) => {
      site.init(record('now + 864e5 * 30'))
      return site.page({ head: site.tool(), body: held })
    },
  },
  {
    name: 'a record of an unknown version',
    open: (site) => {
      site.init(record('now - 1000', 99))
      return site.page({ head: site.tool(), body: held })
    },
  },
  {
    name: 'a record of many years ago',
    open: (site) => {
      site.init(record('now - 864e5 * 3000'))
      return site.page({ head: site.tool(), body: held })
    },
  },
]

for (const { name, open, meanwhile, says } of rows) {
  test(`${name}: asked, usable, nothing unasked, and an answer counts`, async ({ page, site }) => {
    site.init(listen)
    await page.goto(open(site))
    await meanwhile?.(page, site)
    await expect(page.locator('h1')).toBeVisible()
    await expect(banner(page)).toBeVisible()
    await expect(root(page)).toHaveCount(1)
    await page.waitForTimeout(200)
    expect(await ran(page)).toEqual([])
    expect(site.requests({ path: '/run/stats.js' })).toEqual([])
    await answer(page, 'accept-all')
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expect.poll(() => site.receipts().length).toBe(1)
    await expect(banner(page)).toBeHidden()
    const lines = await said(page)
    if (says) expect(lines.join('\n')).toMatch(says)
    expect(lines.filter((line) => !says?.test(line))).toEqual([])
  })
}

test('loaded as a module: it cannot know where its files are, so nothing is granted, and it is told', async ({
  page,
  site,
}) => {
  site.init(listen)
  await page.goto(site.page({ head: tagged(site, 'type="module"'), body: held }))
  await expect(page.locator('h1')).toBeVisible()
  await answer(page, 'accept-all')
  await expect
    .poll(async () => (await said(page)).join('\n'))
    .toMatch(/module.* were not held[\s\S]*set data-base/)
  await page.waitForTimeout(200)
  expect(await ran(page)).toEqual([])
})

for (const [name, as, language, sentence, reject] of [
  ['a page in an older encoding, one tag', 'one', 'en', '“Cookie choices”', 'Reject all'],
  ['a page in an older encoding, core by tag', 'core', 'en', '“Cookie choices”', 'Reject all'],
  ['a page in an older encoding, Greek', 'one', 'el', 'cookies', 'Απόρριψη όλων'],
] as const)
  test(`${name}: every letter is right`, async ({ page, site }) => {
    const headers = { 'content-type': 'text/html; charset=windows-1252' }
    await page.goto(site.page({ head: site.tool({ language }, { as }) }, { headers }))
    await expect(banner(page)).toContainText(sentence)
    await expect(control(page, 'reject-all')).toHaveText(reject)
    expect(await page.evaluate('document.characterSet')).toBe('windows-1252')
  })

/** As some routers, test benches and old ad tags do: the whole document is written anew. */
const rewrite = async (page: Page, more = '') => {
  await page.evaluate((html) => {
    document.open()
    document.write(html)
    document.close()
  }, `<!doctype html><html lang="en"><head><title>Rewritten</title></head><body>${held}${more}</body></html>`)
  await expect(page.locator('h1')).toBeVisible()
}

test('document.open() after load: the banner comes back, tags are held, the page’s own links open the center', async ({
  page,
  site,
}) => {
  site.init(listen)
  await page.goto(site.page({ head: site.tool(), body: '<p>Before</p>' }))
  await expect(banner(page)).toBeVisible()
  await rewrite(page, '<a id="settings" href="#cookie-consent-tool">Cookie settings</a>')
  await expect(banner(page)).toBeVisible()
  await expect(root(page)).toHaveCount(1)
  expect(site.requests({ path: '/run/stats.js' })).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.receipts().length).toBe(1)
  await page.locator('#settings').click()
  await expect(preferences(page)).toBeVisible()
  expect(await said(page)).toEqual([])
})

test('document.open() after an answer: the way back is there at once, and other tabs are still followed', async ({
  page,
  site,
}) => {
  site.init(listen)
  const url = site.page({ head: site.tool(), body: '<p>Before</p>' })
  await page.goto(url)
  await answer(page, 'reject-all')
  await rewrite(page)
  await expect(control(page, 'reopen')).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(url)
  await cct(other, (tool) => tool.acceptAll().then(() => 0))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await other.close()
  expect(await said(page)).toEqual([])
})

test('document.open(), on the page and in a frame: a form of the new document still sends nothing to a tracker', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(), body: '<iframe id="frame"></iframe>' }))
  await expect(banner(page)).toBeVisible()
  await page.evaluate(() => {
    const inside = document.querySelector('iframe')!.contentDocument!
    inside.open()
    inside.write(
      '<body><form action="https://www.google-analytics.com/collect"><button>In</button></form>',
    )
    inside.close()
    inside.querySelector('button')!.click()
  })
  await page.waitForTimeout(300)
  expect(site.vendorHits()).toEqual([])
  await rewrite(
    page,
    '<form action="https://www.google-analytics.com/collect"><button>Out</button></form>',
  )
  await page.locator('form button').click()
  await page.waitForTimeout(300)
  expect(site.vendorHits()).toEqual([])
  await expect(page.locator('h1')).toBeVisible()
})

for (const [verb, screen, wasUp] of [
  ['openBanner', banner, true],
  ['openPreferences', preferences, true],
  ['openPreferences', preferences, false],
] as const) {
  test(`document.open() after load, ${wasUp ? 'under the banner' : 'after an answer'}: ${verb}() draws anew, and its buttons work`, async ({
    page,
    site,
  }) => {
    site.init(listen)
    await page.goto(site.page({ head: site.tool(), body: '<p>Before</p>' }))
    await expect(banner(page)).toBeVisible()
    if (!wasUp) {
      await answer(page, 'reject-all')
      await expect(banner(page)).toBeHidden()
    }
    await rewrite(page)
    await cct(page, (tool, name) => tool[name as 'openBanner'](), verb)
    await expect(screen(page)).toBeVisible()
    await expect(root(page)).toHaveCount(1)
    expect(await ran(page)).toEqual([])
    await answer(page, 'accept-all')
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expect.poll(() => site.receipts().length).toBe(wasUp ? 1 : 2)
    await expect(screen(page)).toBeHidden()
    // The way back is there again, too.
    await answer(page, 'reopen')
    await expect(preferences(page)).toBeVisible()
    await answer(page, 'close')
    await expect(preferences(page)).toBeHidden()
    expect(await said(page)).toEqual([])
  })
}

test('the whole document replaced under the banner: it is drawn anew with the next change', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(), body: '<p>Before</p>' }))
  await expect(banner(page)).toBeVisible()
  await page.evaluate((html) => {
    document.documentElement.innerHTML = `<head><title>New</title></head><body>${html}</body>`
  }, '<h1>Works</h1>')
  await cct(page, (tool) => tool.declare({ id: 'late', category: 'analytics' }))
  await expect(banner(page)).toBeVisible()
  await answer(page, 'reject-all')
  await expect(banner(page)).toBeHidden()
  await expect.poll(() => site.receipts().length).toBe(1)
})

/** In a frame nothing can be clicked from outside, in every driver: its script tells what it sees. */
const inner = `${held}<script>
  const tell = (what) => parent.postMessage(what, '*')
  addEventListener('message', async () => { await CookieConsentTool.acceptAll(); tell('accepted') })
  let was = ''
  setInterval(() => {
    const now = [document.querySelector('cct-root') ? 'asked' : '', ...(window.ran ?? [])].join(' ')
    if (now !== was) tell(was = now)
  }, 50)</script>`

const frames: readonly [name: string, frame: (site: Site) => string][] = [
  [
    'a sandboxed frame without an origin',
    (site) =>
      `<iframe sandbox="allow-scripts" src="${site.page({ head: site.tool(), body: inner }, { path: '/inner' })}" title="inner"></iframe>`,
  ],
  [
    'a frame of another site',
    (site) =>
      `<iframe src="${site.page({ head: site.tool(), body: inner }, { path: '/inner', host: `frame-${site.host}` })}" title="inner"></iframe>`,
  ],
]

for (const [name, frame] of frames) {
  test(`${name}: asked inside, nothing unasked, and an answer counts`, async ({ page, site }) => {
    const body = `<h1>Works</h1><script>window.ran = []; addEventListener('message', ({ data }) => { ran.push(data) })</script>${frame(site)}`
    await page.goto(site.page({ body }, { path: '/outer' }))
    await expect.poll(async () => (await ran(page)).at(-1)).toBe('asked')
    await page.waitForTimeout(300)
    expect(site.requests({ path: '/run/stats.js' })).toEqual([])
    await page.evaluate(() => window[0]!.postMessage('accept', '*'))
    await expect.poll(async () => (await ran(page)).join()).toMatch(/stats/)
    expect(await ran(page)).toContain('accepted')
  })
}

const blocked: readonly [name: string, js: string][] = [
  [
    'storage blocked',
    `for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException('denied', 'SecurityError') } })
    Object.defineProperty(Document.prototype, 'cookie', { configurable: true,
      get() { throw new DOMException('denied', 'SecurityError') }, set() { throw new DOMException('denied', 'SecurityError') } })`,
  ],
  [
    'storage full',
    `Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError') }`,
  ],
]

for (const [name, js] of blocked) {
  test(`${name}: asked, usable, and an answer counts for this page`, async ({ page, site }) => {
    site.init(`${listen};${js}`)
    await page.goto(site.page({ head: site.tool(), body: held }))
    await expect(banner(page)).toBeVisible()
    expect(await ran(page)).toEqual([])
    await answer(page, 'accept-all')
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expect.poll(() => site.receipts().length).toBe(1)
    for (const line of await said(page)) expect(line).toMatch(/^\[cookie-consent-tool\]/)
  })
}

test('a frameset in place of a body: nothing is thrown, nothing runs unasked, the API answers', async ({
  page,
  site,
}) => {
  site.init(listen)
  const part = site.page('<!doctype html><p>Part</p>', { path: '/part' })
  await page.goto(
    site.page(
      `<html><head><title>Frames</title>${site.tool()}<script type="text/plain" data-category="analytics" src="/run/stats.js"></script></head><frameset cols="50%,50%"><frame src="${part}"><frame src="${part}"></frameset></html>`,
    ),
  )
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => frames.length)).toBe(2)
  expect(await ran(page)).toEqual([])
  await cct(page, (tool) => tool.acceptAll().then(() => 0))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  expect(await said(page)).toEqual([])
})

test('a real return from the back/forward cache: the answer given meanwhile counts', async ({
  pageKeptAside: page,
  site,
}) => {
  // The page itself tells what became of it: drivers lose sight of a page that was put aside.
  site.init(`addEventListener('pageshow', ({ persisted }) => {
    if (persisted) setTimeout(() => fetch('/told?' + new URLSearchParams({ ran: window.ran ?? '', asks: CookieConsentTool.state.status })), 800) })`)
  const headers = { 'cache-control': 'max-age=60' }
  const next = site.page(
    {
      head: site.tool(),
      body: `<h1>Next</h1><script>
        onload = async () => { await CookieConsentTool.acceptAll(); setTimeout(() => history.back(), 500) }</script>`,
    },
    { path: '/next', headers },
  )
  const first = site.page({ head: site.tool(), body: held }, { headers })
  await page.goto(first)
  await expect(banner(page)).toBeVisible()
  await page.evaluate((url) => void setTimeout(() => location.assign(url)), next)
  await expect
    .poll(() => site.requests({ path: '/told' }).map(({ query }) => Object.fromEntries(query)))
    .toEqual([{ ran: 'stats', asks: 'decided' }])
})
