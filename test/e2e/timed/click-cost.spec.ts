/**
 * What the click on Accept costs the visitor while held tags wait: the banner answers first. In Chromium,
 * which alone can slow its processor down.
 */
import { banner, control, expect, test, type Page, type Site } from '../support/test'

/** The aim on a slow phone, noted beside the figure. */
const AIM_MS = 48
/**
 * The tags take 300 ms together, however fast the machine is: a click that waited for them would cost
 * as much more than one that has none to wait for, on the same machine a moment before.
 */
const TAGS = 30
const TAG_MS = 10

const inline = (js: string) => `<script type="text/plain" data-category="analytics">${js}</script>`

/** Milliseconds from the click to the next paint, on a processor slowed six times. */
const costOf = async (page: Page, site: Site, tags: number): Promise<number> => {
  const busy = `{ const end = performance.now() + ${TAG_MS}; while (performance.now() < end); }`
  const body = `<script>
    window.costs = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) costs.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true })
  </script>${inline(busy).repeat(tags)}${inline('window.isThrough = true')}`
  await page.context().clearCookies()
  await page.goto(site.page({ head: site.tool(), body }))
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(500)
  // By its place: the driver's own click runs code in the page, which would be counted as ours.
  const box = await control(page, 'accept-all').boundingBox()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.mouse.click(box!.x + box!.width / 2, box!.y + box!.height / 2)
  const isThrough = () =>
    page.evaluate(() => (window as unknown as { isThrough?: boolean }).isThrough ?? false)
  await expect.poll(isThrough, { timeout: 20_000 }).toBe(true)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.waitForTimeout(300)
  await page.evaluate(() => localStorage.clear())
  const costs = await page.evaluate(() => (window as unknown as { costs: number[] }).costs)
  return Math.max(0, ...costs)
}

test('30 heavy tags wait for the click, and the click does not wait for them', async ({
  page,
  site,
}) => {
  // The best of several: what else the machine does can only add, and so does a browser's first click.
  let [bare, cost] = [Infinity, Infinity]
  for (let round = 0; round < 4; round += 1) {
    bare = Math.min(bare, await costOf(page, site, 0))
    cost = Math.min(cost, await costOf(page, site, TAGS))
  }
  test.info().annotations.push({
    type: 'click cost',
    description: `${cost} ms to the next paint, ${bare} without tags; the aim is ${AIM_MS}`,
  })
  expect(cost - bare).toBeLessThan((TAGS * TAG_MS) / 2)
})
