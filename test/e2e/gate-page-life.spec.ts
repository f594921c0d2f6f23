import { cct, expect, test, type Site } from './support/test'

/** Pages that nobody sees yet. */
const HOST = 'cdn.mixpanel.com'
const settings = { reloadOnWithdraw: 'never', banner: 'never' }

/** A tracker as the site has it: unmarked, in a file of its vendor and inline. */
const unmarked = `
  <script>(() => { const s = document.createElement('script'); s.async = true; s.src = 'https://${HOST}/run/tag.js'; document.head.append(s) })()</script>
  <script>
    new Image().src = 'https://${HOST}/pixel.gif'
    fetch('https://${HOST}/fetch', { mode: 'no-cors' }).catch(() => {})
    navigator.sendBeacon('https://${HOST}/beacon', 'a')
  </script>
  <iframe src="https://www.youtube.com/embed/x" title="A film" width="300" height="200"></iframe>`
const marked = `<script type="text/plain" data-category="analytics" src="https://${HOST}/run/marked.js"></script>`

const paths = (site: Site) =>
  [...new Set(site.vendorHits().map(({ path }) => path))].filter((path) => path !== '/embed/x')
const everything = ['/beacon', '/fetch', '/pixel.gif', '/run/marked.js', '/run/tag.js']

test('a page that is only prerendered holds what nobody marked, of a visitor who has consented', async ({
  page,
  site,
}) => {
  site.expectErrors(/./)
  await page.goto(site.page({ head: site.tool(settings) }))
  await cct(page, (tool) => tool.acceptAll())
  site.init(`
    let isAhead = location.pathname === '/ahead'
    Object.defineProperty(Document.prototype, 'prerendering', { configurable: true, get: () => isAhead })
    window.show = () => { isAhead = false; document.dispatchEvent(new Event('prerenderingchange')) }`)
  await page.goto(
    site.page({ head: site.tool(settings), body: unmarked + marked }, { path: '/ahead' }),
  )
  await page.waitForTimeout(700)
  expect(paths(site)).toEqual([])
  await page.evaluate(() => (window as unknown as { show(): void }).show())
  await expect.poll(() => paths(site).toSorted()).toEqual(everything)
})

test('a page that the browser really fetches ahead of a click asks nobody else @chromium', async ({
  page,
  site,
  browserName,
}) => {
  // The other engines prerender nothing.
  if (browserName !== 'chromium') return
  site.expectErrors(/./)
  const ahead = site.page(
    { head: site.tool(settings), body: unmarked + marked },
    { path: '/ahead' },
  )
  const rules = JSON.stringify({ prerender: [{ urls: ['/ahead'], eagerness: 'immediate' }] })
  await page.goto(
    site.page({
      head: `${site.tool(settings)}`,
      body: `<a href="/ahead">On</a><script>window.go = () => { const s = document.createElement('script'); s.type = 'speculationrules'; s.text = '${rules}'; document.head.append(s) }</script>`,
    }),
  )
  await cct(page, (tool) => tool.acceptAll())
  await page.evaluate(() => (window as unknown as { go(): void }).go())
  const prerendered = () =>
    site
      .requests({ path: '/ahead' })
      .filter(({ headers }) => /prerender/.test(String(headers['sec-purpose'])))
  await expect.poll(() => prerendered().length).toBe(1)
  await page.waitForTimeout(1000)
  expect(paths(site)).toEqual([])
  await page.getByText('On').click()
  await page.waitForURL(ahead)
  await expect.poll(() => paths(site).toSorted()).toEqual(everything)
})
