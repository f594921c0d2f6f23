import { banner, cookieNames, expect, test } from './support/test'

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
