import { answer, banner, cct, control, expect, ran, test } from './support/test'

const frame = `<iframe data-category="advertising" data-src="https://video.example/watch" title="A film" width="400" height="225"></iframe>`

test('a held embed leaves a placeholder of its own size, and no layout shift', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(), body: `${frame}<p id="below">Below</p>` }))
  await expect(banner(page)).toBeVisible()
  const below = page.locator('#below')
  const before = await below.boundingBox()
  await answer(page, 'accept-all')
  await expect.poll(() => site.vendorHosts()).toEqual(['video.example'])
  await page.waitForTimeout(200)
  const after = await below.boundingBox()
  expect(Math.abs(after!.y - before!.y)).toBeLessThanOrEqual(1)
  const embedded = await page.locator('iframe[title="A film"]').boundingBox()
  expect(embedded).toMatchObject({ width: 404, height: 229 })
})

test('the placeholder loads the embed on a click, without any other consent', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(), body: frame }))
  const load = page.getByRole('button', { name: /load|show|play/i }).first()
  await expect(load).toBeVisible()
  expect(site.vendorHits()).toEqual([])
  await load.click()
  await expect.poll(() => site.vendorHosts()).toEqual(['video.example'])
  expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(false)
})

test('a click made by a script loads no embed', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(), body: frame }))
  const load = page.getByRole('button', { name: /load|show|play/i }).first()
  await expect(load).toBeVisible()
  await load.evaluate((button: HTMLButtonElement) => button.click())
  await page.waitForTimeout(300)
  expect(site.vendorHits()).toEqual([])
})

test('after withdrawal an embed is a placeholder again', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool({ reloadOnWithdraw: 'never' }), body: frame }))
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => site.vendorHosts()).toEqual(['video.example'])
  await cct(page, (tool) => tool.rejectAll())
  await expect(page.locator('iframe[src*="video.example"]')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /load|show|play/i }).first()).toBeVisible()
})

test('a held frame with srcdoc and an image with sizes come as written', async ({ page, site }) => {
  const body = `
    <img data-category="advertising" data-src="https://ads.example/small.gif" data-srcset="https://ads.example/big.gif 800w" sizes="800px" alt="An advert" loading="eager">
    <picture><source data-category="advertising" data-srcset="https://ads.example/source.gif"><img data-category="advertising" data-src="https://ads.example/inner.gif" alt=""></picture>`
  await page.goto(site.page({ head: site.tool(), body }))
  await expect(banner(page)).toBeVisible()
  expect(site.vendorHits()).toEqual([])
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => site.requests({ path: '/big.gif' }).length).toBe(1)
  await page.waitForTimeout(200)
  expect(site.requests({ path: '/small.gif' })).toEqual([])
})

test('a held stylesheet applies once it is allowed', async ({ page, site }) => {
  site.reply('fonts.example', '/sheet.css', {
    body: 'h1 { color: rgb(1, 2, 3) }',
    headers: { 'content-type': 'text/css' },
  })
  const link = `<link rel="stylesheet" data-category="functional" data-href="https://fonts.example/sheet.css">`
  const settings = { categories: { functional: {} } }
  await page.goto(site.page({ head: site.tool(settings) + link, body: '<h1>Title</h1>' }))
  await expect(banner(page)).toBeVisible()
  await expect(page.locator('h1')).not.toHaveCSS('color', 'rgb(1, 2, 3)')
  expect(site.vendorHits()).toEqual([])
  await answer(page, 'accept-all')
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(1, 2, 3)')
})

test('a template comes out whole, in its place, its scripts in order', async ({ page, site }) => {
  const body = `<p id="before">before</p>
    <template data-category="advertising"><section id="block"><h2>Offer</h2>
      <script src="/run/first.js?delay=150"></script><script>window.ran.push('second')</script></section></template>
    <p id="after">after</p>`
  await page.goto(site.page({ head: site.tool(), body }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  await expect(page.locator('#block')).toHaveCount(0)
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['first', 'second'])
  const order = await page.evaluate(() =>
    [...document.querySelectorAll('#before, #block, #after')].map(({ id }) => id),
  )
  expect(order).toEqual(['before', 'block', 'after'])
})

// Firefox fetches what a template names even though nothing in it may run, so a template can keep
// its promise there only where its sources are written as data-src.
test('a template may name its sources as data-src; then nothing at all is fetched ahead', async ({
  page,
  site,
}) => {
  const body = `<template data-category="advertising"><img data-src="https://ads.example/block.gif" alt=""><script data-src="https://ads.example/run/block.js"></script></template>`
  await page.goto(site.page({ head: site.tool(), body }))
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(300)
  expect(site.vendorHits()).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['block'])
  await expect.poll(() => site.requests({ path: '/block.gif' }).length).toBe(1)
})

test('blocks of one category wait while another is granted', async ({ page, site }) => {
  const body = `${frame}<img data-category="analytics" data-src="https://stats.example/a.gif" alt="">`
  await page.goto(site.page({ head: site.tool(), body }))
  await answer(page, 'manage')
  await control(page, 'toggle:advertising').click()
  await answer(page, 'save')
  await expect.poll(() => site.vendorHosts()).toEqual(['video.example'])
  await page.waitForTimeout(200)
  expect(site.requests({ host: 'stats.example' })).toEqual([])
})
