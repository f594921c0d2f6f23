/** Receipts name the visitor's answer: they go where the site said, and nowhere that an endpoint sends them. */
import { answer, banner, cct, expect, type Page } from './support/test'
import { test } from './receipts-endpoint'

test.setTimeout(60_000)

const told = (page: Page) =>
  page.evaluate(() => (window as { told?: string[] }).told?.join('\n') ?? '')

const redirects: readonly [status: number, what: string, location: string][] = [
  [302, 'another host', 'https://elsewhere.test/moved'],
  [307, 'another host', 'https://elsewhere.test/moved'],
  [308, 'another path', '/moved'],
]

for (const [status, what, location] of redirects) {
  test(`${status} to ${what}: not followed, told, and the receipt is kept for later`, async ({
    page,
    site,
    endpoint,
  }) => {
    site.init(`window.told = []
        document.addEventListener('cct:problem', ({ detail }) => told.push(detail.message))`)
    for (const host of ['elsewhere.test', site.host])
      site.reply(host, '/moved', { status: 201, body: '{"accepted":1}' })
    endpoint.breakWith(() => ({ status, headers: { location } }))
    await page.goto(site.page({ head: site.tool() }))
    await answer(page, 'accept-all')
    await expect(banner(page)).toBeHidden()
    await expect
      .poll(() => told(page), { timeout: 20_000 })
      .toMatch(/takes no receipts \(.*redirect.*\); they are kept/)
    expect(site.requests({ path: '/moved' })).toEqual([])
    const [made] = await cct(page, (tool) => tool.receipts())
    endpoint.repair()
    await page.goto(site.page({ head: site.tool() }, { path: '/next' }))
    await expect.poll(() => endpoint.ids(), { timeout: 20_000 }).toEqual([made!.id])
  })
}
