/**
 * A name in the page's markup answers for `document`, and a field's for its form: content that somebody
 * wrote, or a form with a field `matches`. It opens nothing, and breaks as little as can be.
 */
import {
  answer,
  banner,
  cct,
  control,
  cookieNames,
  expect,
  preferences,
  ran,
  test,
  type Page,
} from './support/test'

/** As a form, an image and a link, each of which a browser looks up in another way. */
const clobber = (name: string) =>
  `<form name="${name}" id="${name}"><input name="parentNode"><input name="nodeType"></form><img name="${name}" alt=""><a name="${name}" id="${name}"></a>`

const held = `<h1>Works</h1>
  <script type="text/plain" data-category="analytics" src="/run/stats.js"></script>`

const harmless =
  `CookieConsentTool activeElement addEventListener adoptedStyleSheets baseURI body cct
  contains cookie createDocumentFragment createElementNS createRange createTextNode
  dataLayer dispatchEvent fetch getElementsByTagName gtag implementation importNode
  localStorage location prerendering querySelector readyState trustedTypes visibilityState
  write`.split(/\s+/)

test('names of the document taken by markup: asked, answered, proved, and withdrawn', async ({
  page,
  site,
}) => {
  const body = harmless.map(clobber).join('') + held
  const settings = { reloadOnWithdraw: 'never' }
  await page.goto(site.page({ head: site.tool(settings), body }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.receipts().length).toBe(1)
  await page.evaluate(() => Reflect.set(Document.prototype, 'cookie', '_ga=GA1.1.1', document))
  await answer(page, 'reopen')
  await expect(preferences(page)).toBeVisible()
  await answer(page, 'reject-all')
  await expect.poll(() => site.receipts().length).toBe(2)
  const cookies = () => page.evaluate(() => Reflect.get(Document.prototype, 'cookie', document))
  await expect.poll(cookies).not.toContain('_ga')
})

test('documentElement taken by markup: asked, answered, and the way back is drawn', async ({
  page,
  site,
}) => {
  // By scripts alone: a driver needs that name itself.
  await page.goto(site.page({ head: site.tool(), body: clobber('documentElement') + held }))
  const isDrawn = (screen: string) =>
    page.evaluate(
      (hook) => !!document.querySelector('cct-root')?.shadowRoot?.querySelector(hook),
      `[data-cct="${screen}"]`,
    )
  await expect.poll(() => isDrawn('banner')).toBe(true)
  expect(await ran(page)).toEqual([])
  await cct(page, (tool) => tool.acceptAll().then(() => 0))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await cct(page, (tool) => tool.openPreferences())
  await expect.poll(() => isDrawn('preferences')).toBe(true)
  await page.waitForTimeout(200)
})

/** What the tool itself has to call to fetch a file, and finds taken. */
for (const name of ['head', 'currentScript', 'createElement', 'querySelectorAll']) {
  test(`${name} taken by markup: nothing is granted, it is told, and the page works`, async ({
    page,
    site,
  }) => {
    site.expectErrors(/createElement is not a function/)
    site.init(`window.told = 0; document.addEventListener('cct:problem', () => { told += 1 })`)
    const body = `${clobber(name)}${held}<script src="/run/own.js"></script>
      <script src="https://www.googletagmanager.com/run/gtm.js"></script>`
    await page.goto(site.page({ head: site.tool(), body }))
    await expect(page.locator('h1')).toBeVisible()
    await cct(page, (tool) =>
      tool.acceptAll().then(
        () => 0,
        () => 0,
      ),
    )
    await expect.poll(() => page.evaluate(() => (window as { told?: number }).told)).not.toBe(0)
    await page.waitForTimeout(300)
    expect(await ran(page)).not.toContain('stats')
    expect(await ran(page)).toContain('own')
  })
}

/** Every way out that no markup of the site marks. */
const sending = (form: string) => `<div id="place"></div>${form}
  <script>
    const attempt = (work) => { try { work() } catch {} }
    const make = (name) => Document.prototype.createElement.call(document, name)
    attempt(() => fetch('https://www.google-analytics.com/g/collect').catch(() => {}))
    attempt(() => navigator.sendBeacon('https://bat.bing.com/action/0'))
    attempt(() => { new Image().src = 'https://stats.g.doubleclick.net/r/collect' })
    attempt(() => place.insertAdjacentHTML('beforeend', '<img src="https://px.ads.linkedin.com/collect">'))
    attempt(() => { const request = new XMLHttpRequest(); request.open('GET', 'https://analytics.tiktok.com/p'); request.send() })
    attempt(() => { place.append(Object.assign(make('script'), { src: 'https://connect.facebook.net/run/pixel.js' })) })
    attempt(() => { place.append(Object.assign(make('iframe'), { src: 'https://www.youtube.com/embed/x' })) })
    attempt(() => new Worker(URL.createObjectURL(new Blob(['fetch("https://www.google-analytics.com/g/collect?worker").catch(() => {})']))))
  </script>`

test('whatever name of the document is taken, no host is opened and no cookie set', async ({
  page,
  site,
}) => {
  const names = [
    ...harmless,
    'documentElement',
    'currentScript',
    'URL',
    'domain',
    'nodeType',
    'childNodes',
  ]
  const body = names.map(clobber).join('') + sending('')
  await page.goto(site.page({ head: site.tool(), body }))
  await page.evaluate(() => Reflect.set(Document.prototype, 'cookie', '_ga=GA1.1.1', document))
  await page.waitForTimeout(500)
  expect(site.vendorHosts()).toEqual([])
  const cookies = () => page.evaluate(() => Reflect.get(Document.prototype, 'cookie', document))
  expect(await cookies()).toBe('')
})

const fields = `append attributes contains dataset firstChild firstElementChild getAttribute
  hasAttributes isConnected localName matches nodeType ownerDocument parentNode
  querySelectorAll src textContent type`.split(/\s+/)

/** The tags of a vendor after such a form, in it, and in one that a script puts into the page. */
const around = (name: string) => `<form data-category="analytics"><input name="${name}"></form>
  <form><input name="${name}"><script src="https://www.googletagmanager.com/run/inside.js"></script></form>
  <script src="https://www.googletagmanager.com/run/after.js"></script>
  <template id="t-${name}"><form><input name="${name}">
    <script src="https://www.googletagmanager.com/run/cloned.js"></script></form></template>
  <script>{
    place.append(document.getElementById('t-${name}').content.cloneNode(true))
    const parsed = new DOMParser().parseFromString('<form><input name="${name}"><img src="https://px.ads.linkedin.com/parsed"></form>', 'text/html')
    place.append(parsed.forms[0])
    const form = document.createElement('form')
    form.innerHTML = '<input name="${name}"><img src="https://px.ads.linkedin.com/written">'
    place.append(form)
  }</script>`

const show = async (page: Page) => {
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(300)
}

test('a form whose fields take the names of an element: tags in it and after it are held', async ({
  page,
  site,
}) => {
  const body = `<div id="place"></div>${fields.map(around).join('')}${held}`
  await page.goto(site.page({ head: site.tool(), body }))
  await show(page)
  expect(await ran(page)).toEqual([])
  expect(await cookieNames(page)).toEqual([])
  // Scripts that stand in the markup are fetched ahead, and not run: docs/limits.md.
  expect(site.requests({ host: 'px.ads.linkedin.com' })).toEqual([])
  await control(page, 'accept-all').click()
  await expect
    .poll(async () => new Set(await ran(page)))
    .toEqual(new Set(['inside', 'after', 'cloned', 'stats']))
})
