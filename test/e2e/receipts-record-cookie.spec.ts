/** A first-party endpoint hands the record cookie back, so that it lasts as long as the answer. */
import { cct, expect, type Page } from './support/test'
import { test } from './receipts-endpoint'

const recordOf = (page: Page) =>
  page.evaluate(() => document.cookie.split('; ').filter((pair) => pair.startsWith('cct=')))

test.use({ collectorFlags: ['--record-cookie=cct; Path=/; SameSite=Lax; Secure'] })

const config = { cookie: { domain: 'host' } }

test('one cookie, the same words, and the answer holds when the mirror is gone', async ({
  page,
  site,
  endpoint,
}) => {
  await page.goto(site.page({ head: site.tool(config) }))
  await cct(page, (tool) => tool.choose({ analytics: true }))
  await expect.poll(() => endpoint.ids()).toHaveLength(1)
  const [request] = site.requests({ path: '/receipts', method: 'POST' })
  expect(request!.headers.cookie).toContain('cct=')
  await page.waitForTimeout(200)
  expect(await recordOf(page)).toEqual([request!.headers.cookie])
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  expect(await cct(page, (tool) => [tool.state.status, tool.allows('analytics')])).toEqual([
    'decided',
    true,
  ])
})

test('an answer that comes back late does not undo a newer one', async ({
  page,
  site,
  endpoint,
}) => {
  endpoint.breakWith(async (_, forward) => ({ ...(await forward()), delayMs: 1500 }))
  await page.goto(site.page({ head: site.tool(config) }))
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => endpoint.hits).toBe(1)
  endpoint.repair()
  await cct(page, (tool) => tool.rejectAll())
  const [now] = await recordOf(page)
  await expect.poll(() => endpoint.ids(), { timeout: 10_000 }).toHaveLength(2)
  await page.waitForTimeout(300)
  await page.reload()
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
  await expect.poll(() => recordOf(page)).toEqual([now])
})

test('nor does it bring back one that was forgotten', async ({ page, site, endpoint }) => {
  endpoint.breakWith(async (_, forward) => ({ ...(await forward()), delayMs: 1500 }))
  await page.goto(site.page({ head: site.tool(config) }))
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => endpoint.hits).toBe(1)
  endpoint.repair()
  await cct(page, (tool) => tool.reset())
  await expect.poll(() => endpoint.ids(), { timeout: 10_000 }).toHaveLength(2)
  await page.waitForTimeout(300)
  await page.reload()
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
  await expect.poll(() => recordOf(page)).toEqual([])
})
