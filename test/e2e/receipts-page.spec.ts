/** The visitor's own receipts, as a page that can be read and printed. */
import { answer, expect, test } from './support/test'

test('the center hands out a page of the receipts, under a strict policy, with no request', async ({
  page,
  site,
}) => {
  const csp =
    "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types cct"
  site.init(`window.refused = []; window.files = []
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective))
    const make = URL.createObjectURL
    URL.createObjectURL = (blob) => { blob.text().then((text) => files.push(text)); return make.call(URL, blob) }
    HTMLAnchorElement.prototype.click = function () { window.named = this.download }`)
  const config = { policy: { url: '/privacy', version: '7' } }
  await page.goto(site.page({ head: site.tool(config) }, { csp }))
  await answer(page, 'reject-all')
  await answer(page, 'reopen')
  const before = site.requests({}).length
  await page.getByText('Download receipts').click()
  await page.waitForFunction(() => (window as { files?: string[] }).files?.length)
  const [file, named, refused] = await page.evaluate(() => {
    const { files, named, refused } = window as unknown as Record<string, string[]>
    return [files?.[0] ?? '', named, refused]
  })
  expect(named).toBe('consent-receipts.html')
  expect(refused).toEqual([])
  expect(site.requests({}).length).toBe(before)

  await page.goto(site.page(file as string, { path: '/file' }))
  await expect(page.getByText('Your record')).toBeVisible()
  expect(await page.title()).toBe('Your record')
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('tr')].map(({ textContent }) => textContent ?? ''),
  )
  expect(rows).toContain('AnalyticsOff')
  const sent = await page.evaluate(() => document.querySelector('pre')?.textContent ?? '')
  expect(JSON.parse(sent)).toMatchObject({ action: 'deny', policy: { version: '7' } })
})
