import type { WithdrawalReport } from '../../src/gate/sweep'
import { readFileSync } from 'node:fs'
import { vendors, type Vendor } from './real-vendors'
import { cct, expect, test, type Page, type Site } from './support/test'

/** Everything that is stored for the site and is not the tool's own; the page itself stores nothing. */
const stored = async (page: Page) => {
  const names = await page.evaluate(async () => [
    ...document.cookie.split('; ').map((pair) => pair.split('=')[0]!),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name!),
    ...(await caches.keys()),
  ])
  return names.filter((name) => name && !/^cct($|[._])/.test(name))
}

const settings = ({ service }: Vendor) => (service ? { services: [service] } : {})

const tagOf = ({ url, start }: Vendor, isMarked: boolean) =>
  isMarked
    ? `<script type="text/plain" data-category="analytics" src="${url}"></script><script type="text/plain" data-category="analytics">${start}</script>`
    : `<script>(() => { const s = document.createElement('script'); s.async = true; s.src = '${url}'; s.onload = () => { ${start} }; document.head.appendChild(s) })()</script>`

const serve = (site: Site, { url, file, hosts, replies = {} }: Vendor) => {
  for (const [address, answer] of Object.entries(replies)) {
    const { host, pathname } = new URL(`https://${address}`)
    site.reply(host, pathname, {
      body: JSON.stringify(answer),
      headers: { 'content-type': 'application/json' },
    })
  }
  const { host, pathname } = new URL(url)
  site.reply(host, pathname, {
    body: readFileSync(file),
    headers: { 'content-type': 'text/javascript' },
  })
  const sent = () => site.requests({ host: hosts }).map(({ method, url }) => `${method} ${url}`)
  return { sent, count: () => sent().length }
}

for (const vendor of vendors)
  for (const isMarked of [true, false])
    test(`${vendor.name}, ${isMarked ? 'marked' : 'as it is'}: each answer, and back again`, async ({
      page,
      site,
    }) => {
      site.expectErrors(/./) // what the libraries complain of is not under test
      const { sent, count } = serve(site, vendor)
      const names = () => stored(page)
      const quiet = async (what: string) => {
        const before = count()
        await page.waitForTimeout(500)
        expect(sent().slice(before), what).toEqual([])
        expect(await names(), what).toEqual([])
      }
      const url = site.page({
        head: site.tool(settings(vendor)) + tagOf(vendor, isMarked),
        body: '<main><h1>Shop</h1><button id="buy">Buy</button></main>',
      })
      await page.goto(url)
      await quiet('before an answer')
      await cct(page, (tool) => tool.rejectAll())
      await quiet('after a refusal')
      await page.reload()
      await quiet('after a refusal, on the next page')
      await cct(page, (tool) => tool.choose({ advertising: true }))
      await quiet('in another category')
      expect(sent(), 'until consent').toEqual([])

      await cct(page, (tool) => tool.choose({ analytics: true, advertising: false }))
      await expect.poll(count, { timeout: 8000 }).toBeGreaterThan(1)
      await page.locator('#buy').click()
      await expect.poll(names).not.toEqual([])
      const onReload = count()
      await page.reload()
      await expect.poll(count, { timeout: 8000 }).toBeGreaterThan(onReload)

      await cct(page, (tool) => tool.acceptAll())
      await page.waitForTimeout(300)
      await page.evaluate(() => {
        // Not waited for: the page reloads, because code that ran cannot be recalled.
        void window.CookieConsentTool.withdraw()
        window.ran = ['old page']
      })
      await page.waitForTimeout(100) // what was on its way already
      const after = count()
      const old = () => page.evaluate(() => window.ran ?? []).catch(() => ['leaving'])
      await expect.poll(old, { timeout: 8000 }).toEqual([])
      await page.waitForTimeout(300)
      expect(sent().slice(after), 'while the page goes away').toEqual([])
      await quiet('after withdrawal')
      await page.goto(url)
      await quiet('on the next page')
    })

for (const vendor of vendors)
  test(`${vendor.name}, without a reload: what runs on is mute, also while the page goes away`, async ({
    page,
    site,
  }) => {
    site.expectErrors(/./)
    const { sent, count } = serve(site, vendor)
    const head =
      site.tool({ ...settings(vendor), reloadOnWithdraw: 'never' }) + tagOf(vendor, false)
    await page.goto(site.page({ head }))
    await cct(page, (tool) => tool.acceptAll())
    await expect.poll(count, { timeout: 8000 }).toBeGreaterThan(1)
    const { remaining } = (await cct(page, (tool) => tool.withdraw())) as WithdrawalReport
    const before = count()
    await page.waitForTimeout(600)
    await page.goto(site.page('<p>Next', { path: '/next' }))
    await page.waitForTimeout(400)
    expect(sent().slice(before)).toEqual([])
    // A data base that the page had open is named by the report, and goes on a page of the tool's.
    const named = new Set(remaining.map(({ name }) => name))
    expect((await stored(page)).filter((name) => !named.has(name))).toEqual([])
    await page.goto(site.page({ head: site.tool(settings(vendor)) }, { path: '/after' }))
    await expect.poll(() => stored(page)).toEqual([])
  })
