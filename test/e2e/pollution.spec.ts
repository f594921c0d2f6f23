import { answer, banner, cookieNames, expect, ran, test } from './support/test'

test('what a page puts on Object.prototype opens no host', async ({ page, site }) => {
  const body = `<script>
    Object.prototype.also = 'essential'
    Object.prototype.service = 'session'
    fetch('https://www.google-analytics.com/g/collect?v=2').catch(() => {})
    navigator.sendBeacon('https://bat.bing.com/action/0')
    new Image().src = 'https://stats.g.doubleclick.net/r/collect'
    document.cookie = '_ga=GA1.1.1; path=/'
    for (const name of ['also', 'service']) delete Object.prototype[name]
  </script>`
  await page.goto(
    site.page({ head: site.tool({ services: [{ id: 'session', category: 'essential' }] }), body }),
  )
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(300)
  expect(site.vendorHosts()).toEqual([])
  expect(await cookieNames(page)).toEqual([])
})

/** Keys that the tool reads of settings, records, markings, rows and requests. */
const polluted = `analytics advertising categories services granted permissions record autoBlock
  guardStorage banner model region regionSource default status category hosts refused once
  phase also sale essential choices verdict undo hasFailed known grantedBy isLate compat
  decision fingerprint expires consentId gpc dnt essentials`.split(/\s+/)

const values = ['true', "'essential'", "'off'", "'never'", '{ analytics: true }', "['analytics']"]

for (const value of values) {
  test(`every key that means something is ${value} on Object.prototype: nothing is granted`, async ({
    page,
    site,
  }) => {
    const first = `<script>for (const key of ${JSON.stringify(polluted)})
      Object.defineProperty(Object.prototype, key, { value: ${value}, writable: true, configurable: true })</script>`
    const settings = { services: [{ id: 'own', category: 'advertising' }] }
    const body = `${first}<script type="text/plain" data-category="analytics" src="/run/stats.js"></script>
      <script type="text/plain" data-category="advertising" data-service="own" src="/run/own.js"></script>
      <script type="text/plain" data-category="toString" src="/run/odd.js"></script><script>
        fetch('https://www.google-analytics.com/g/collect').catch(() => {})
        new Image().src = 'https://stats.g.doubleclick.net/r/collect'</script>`
    await page.goto(site.page({ head: site.tool(settings), body }))
    await expect(banner(page)).toBeVisible()
    await page.waitForTimeout(300)
    expect(await ran(page)).toEqual([])
    expect(site.vendorHosts()).toEqual([])
    const asked = ['analytics', 'own', 'granted', 'toString', '__proto__', 'once']
    const allowed = (ids: string[]) =>
      page.evaluate((names) => names.filter((id) => window.CookieConsentTool.allows(id)), ids)
    expect(await allowed(asked)).toEqual([])
    await answer(page, 'reject-all')
    await expect(banner(page)).toBeHidden()
    expect(await allowed(asked)).toEqual([])
    expect(await ran(page)).toEqual([])
    await expect.poll(() => site.receipts().length).toBe(1)
    expect(site.receipts()[0]).toMatchObject({
      action: 'deny',
      categories: { analytics: { granted: false }, advertising: { granted: false } },
    })
  })
}
