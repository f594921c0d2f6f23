import { readFileSync } from 'node:fs'
import { cct, expect, test, type Page, type Site } from './support/test'

/**
 * A tag manager's container with six vendors of two categories, which fires all of them as soon as it
 * runs. Mixpanel and Clarity are the published libraries.
 */
const analytics = /mixpanel|clarity/
const advertising = /facebook|bing|doubleclick|tiktok/
const carrier = /googletagmanager/

const js = { 'content-type': 'text/javascript' }
const serve = (site: Site) => {
  const files: Record<string, string> = {
    'www.googletagmanager.com/gtm.js': 'test/pages/vendors/gtm-container.js',
    'cdn.mixpanel.com/libs/mixpanel.js': 'node_modules/mixpanel-browser/dist/mixpanel.umd.js',
    'www.clarity.ms/s/clarity.js': 'node_modules/clarity-js/build/clarity.min.js',
  }
  for (const [address, file] of Object.entries(files)) {
    const { host, pathname } = new URL(`https://${address}`)
    site.reply(host, pathname, { body: readFileSync(file), headers: js })
  }
}

const snippet = `(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i;f.parentNode.insertBefore(j,f)})(window,document,'script','dataLayer','GTM-TEST')`

const tags = {
  'as it is': `<script>${snippet}</script>`,
  marked: `<script type="text/plain" data-category="analytics advertising">${snippet}</script>`,
  'marked as analytics': `<script type="text/plain" data-category="analytics" src="https://www.googletagmanager.com/gtm.js?id=GTM-TEST"></script>`,
}

const stored = async (page: Page) => {
  const names = await page.evaluate(async () => [
    ...document.cookie.split('; ').map((pair) => pair.split('=')[0]!),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name!),
  ])
  return names.filter((name) => name && !/^cct($|[._])/.test(name))
}

for (const [how, tag] of Object.entries(tags))
  test(`a container that loads six vendors, ${how}: each answer, and back again`, async ({
    page,
    site,
  }) => {
    site.expectErrors(/./)
    serve(site)
    const hits = (host: RegExp) => site.requests({ host }).length
    const all = () => hits(analytics) + hits(advertising) + hits(carrier)
    const quiet = async (what: string, count = all) => {
      const before = count()
      await page.waitForTimeout(600)
      expect(count() - before, what).toBe(0)
    }
    const url = site.page({ head: site.tool() + tag, body: '<main><h1>Shop</h1></main>' })
    await page.goto(url)
    await quiet('before an answer')
    await cct(page, (tool) => tool.rejectAll())
    await page.reload()
    await quiet('after a refusal')
    expect(all(), 'until consent').toBe(0)
    expect(await stored(page)).toEqual([])

    await cct(page, (tool) => tool.choose({ analytics: true, advertising: false }))
    if (how !== 'marked') {
      await expect.poll(() => hits(/mixpanel/), { timeout: 8000 }).toBeGreaterThan(1)
      await expect.poll(() => hits(/clarity/), { timeout: 8000 }).toBeGreaterThan(1)
      await page.reload()
      await page.waitForTimeout(600)
    }
    expect(hits(advertising), 'in another category').toBe(0)
    expect((await stored(page)).filter((name) => /^_(fbp|ttp|uet)/.test(name))).toEqual([])

    await cct(page, (tool) => tool.acceptAll())
    // A pixel that was refused is not sent when the visitor thinks again; the next page sends its own.
    await page.reload()
    for (const host of [/facebook/, /bing/, /doubleclick/, /tiktok/, /mixpanel/, /clarity/])
      await expect.poll(() => hits(host), { timeout: 8000 }).toBeGreaterThan(0)
    await expect.poll(() => stored(page)).toContain('_ttp')

    await page.evaluate(() => {
      // Not waited for: the page reloads, because code that ran cannot be recalled.
      void window.CookieConsentTool.withdraw()
      window.ran = ['old page']
    })
    await page.waitForTimeout(100) // what was on its way already
    const after = all()
    const old = () => page.evaluate(() => window.ran ?? []).catch(() => ['leaving'])
    await expect.poll(old, { timeout: 8000 }).toEqual([])
    await page.waitForTimeout(300)
    expect(all() - after, 'while the page goes away').toBe(0)
    await quiet('after withdrawal')
    expect(await stored(page)).toEqual([])
    await page.goto(url)
    await quiet('on the next page')
    expect(await stored(page)).toEqual([])
  })
