import { answer, banner, cct, control, expect, preferences, test } from './support/test'

const settings = { services: [{ id: 'microsoft-clarity', projectId: 'abc123' }] }

test('a service named by id alone brings its loader, its host and its words', async ({
  page,
  site,
}) => {
  site.reply('www.clarity.ms', '/tag/abc123', {
    body: '(window.ran = window.ran || []).push("clarity")',
    headers: { 'content-type': 'text/javascript' },
  })
  await page.goto(site.page({ head: site.tool(settings) }))
  await expect(banner(page)).toBeVisible()
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  await control(page, 'details:analytics').click()
  await expect(preferences(page)).toContainText('Microsoft Clarity')
  await expect(preferences(page)).toContainText('_clck')
  expect(site.vendorHosts()).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => site.requests({ host: 'www.clarity.ms' }).length).toBe(1)
  await page.reload()
  await expect.poll(() => site.requests({ host: 'www.clarity.ms' }).length).toBe(2)
  expect(await cct(page, (tool) => tool.allows('microsoft-clarity'))).toBe(true)
})

test('when its file cannot be had, it stays held and the owner is told', async ({ page, site }) => {
  site.init(`document.addEventListener('cct:problem', ({ detail }) => {
    (window.told = window.told || []).push(detail.path + ': ' + detail.message) })`)
  site.reply('*', '/cct/cct.services.js', { status: 404 })
  await page.goto(site.page({ head: site.tool(settings) }))
  await answer(page, 'accept-all')
  await expect
    .poll(() => page.evaluate(() => (window as { told?: string[] }).told?.join('\n') ?? ''))
    .toMatch(/cct\.services\.js/)
  expect(await cct(page, (tool) => tool.allows('microsoft-clarity'))).toBe(false)
  expect(site.requests({ host: 'www.clarity.ms' })).toEqual([])
})
