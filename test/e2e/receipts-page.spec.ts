/** The visitor's own receipts, as a page that can be read and printed. */
import { answer, cct, expect, test, type Page, type Site } from './support/test'

/** Keeps what is handed out, and what a policy refuses. */
const watch = (site: Site) =>
  site.init(`window.refused = []; window.files = []
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective))
    const make = URL.createObjectURL
    URL.createObjectURL = (blob) => { blob.text().then((text) => files.push(text)); return make.call(URL, blob) }
    HTMLAnchorElement.prototype.click = function () { window.named = this.download }`)

const download = async (page: Page) => {
  await page.getByText('Download receipts').click()
  await page.waitForFunction(() => (window as { files?: string[] }).files?.length)
}

test('the center hands out a page of the receipts, under a strict policy, with no request', async ({
  page,
  site,
}) => {
  const csp =
    "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types cct"
  watch(site)
  const config = { policy: { url: '/privacy', version: '7' } }
  await page.goto(site.page({ head: site.tool(config) }, { csp }))
  await answer(page, 'reject-all')
  await answer(page, 'reopen')
  const before = site.requests({}).length
  await download(page)
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

test('on paper it is whole: two answers on A4, nothing cut off at the side @chromium', async ({
  page,
  site,
  browserName,
}) => {
  // The drivers of the other engines make no PDF.
  if (browserName !== 'chromium') return
  watch(site)
  await page.goto(site.page({ head: site.tool() }))
  await answer(page, 'reject-all')
  await cct(page, (tool) => tool.acceptAll())
  await answer(page, 'reopen')
  await download(page)
  const file = await page.evaluate(() => (window as unknown as { files: string[] }).files[0]!)
  await page.goto(site.page(file, { path: '/file' }))
  await page.setViewportSize({ width: 718, height: 1046 }) // A4 without its margins, at 96 dots an inch
  await page.emulateMedia({ media: 'print' })
  expect(
    await page.evaluate(() => ({
      receipts: document.querySelectorAll('section').length,
      isCut: [...document.querySelectorAll('*')].some(
        ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth,
      ),
      isOver: document.documentElement.scrollWidth > innerWidth,
    })),
  ).toEqual({ receipts: 2, isCut: false, isOver: false })
  const pdf = (await page.pdf({ format: 'A4', margin: { left: '1cm', right: '1cm' } })).toString(
    'latin1',
  )
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(/\/Count (\d+)/.exec(pdf)?.[1]).toMatch(/^[123]$/)
})
