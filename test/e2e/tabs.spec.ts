import { answer, banner, cct, expect, ran, test } from './support/test'

const held = `<script type="text/plain" data-category="analytics" src="/run/stats.js"></script>`

test('an answer in one tab counts in the other at once', async ({ page, context, site }) => {
  const url = site.page({ head: site.tool(), body: held })
  await page.goto(url)
  await expect(banner(page)).toBeVisible()
  const other = await context.newPage()
  await other.goto(url)
  await answer(other, 'accept-all')
  await expect.poll(() => ran(other)).toEqual(['stats'])
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect(banner(page)).toBeHidden()
  await expect.poll(() => site.receipts().length).toBe(1)
  await page.waitForTimeout(300)
  expect(site.receipts()).toHaveLength(1)
  const ids = [
    await cct(page, (t) => t.state.consentId),
    await cct(other, (t) => t.state.consentId),
  ]
  expect(ids[0]).toBe(ids[1])
})

test('a withdrawal in one tab is followed by the other', async ({ page, context, site }) => {
  const url = site.page({ head: site.tool({ reloadOnWithdraw: 'never' }), body: held })
  await page.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  const other = await context.newPage()
  await other.goto(url)
  await expect.poll(() => ran(other)).toEqual(['stats'])
  await cct(other, (tool) => tool.rejectAll())
  await expect.poll(() => cct(page, (tool) => tool.allows('analytics'))).toBe(false)
})

test('two answers in two tabs make one chain', async ({ page, context, site }) => {
  const url = site.page({ head: site.tool() })
  await page.goto(url)
  const other = await context.newPage()
  await other.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => cct(other, (tool) => tool.state.status)).toBe('decided')
  await cct(other, (tool) => tool.choose({ advertising: false }))
  await expect.poll(() => site.receipts().length).toBe(2)
  const [first, second] = site.receipts()
  expect(second).toMatchObject({ seq: 1, prev: first!.id, consentId: first!.consentId })
})

test('an answer holds on every sub-domain', async ({ page, site }) => {
  site.page({ head: site.tool(), body: held })
  await page.goto(site.url('/', { host: site.sub('www') }))
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.goto(site.url('/', { host: site.sub('shop') }))
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect(banner(page)).toBeHidden()
})

test('cookie.domain "host" keeps the answer to one host', async ({ page, site }) => {
  site.page({ head: site.tool({ cookie: { domain: 'host' } }), body: held })
  await page.goto(site.url('/', { host: site.sub('www') }))
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.goto(site.url('/', { host: site.sub('shop') }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
})

test('plain http works: asks, remembers, reports', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(), body: held }, { scheme: 'http' }))
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.receipts().length).toBe(1)
  await page.reload()
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect(banner(page)).toBeHidden()
})
