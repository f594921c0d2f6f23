/**
 * What the click on Accept costs the visitor while held tags wait: the banner answers first. In Chromium,
 * which alone can slow its processor down.
 */
import { banner, control, expect, test } from '../support/test'

/**
 * The aim on a slow phone, noted beside the figure. What is asserted is that none of the tags runs
 * before the paint: together they take 300 ms at least, however fast the machine is.
 */
const AIM_MS = 48
const LIMIT_MS = 280

const inline = (js: string) => `<script type="text/plain" data-category="analytics">${js}</script>`

test('30 heavy tags wait for the click, and the click does not wait for them', async ({
  page,
  site,
}) => {
  const busy = `{ const end = performance.now() + 10; while (performance.now() < end); window.heavy = (window.heavy || 0) + 1 }`
  const body = `<script>
    window.costs = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) costs.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true })
  </script>${inline(busy).repeat(30)}`
  await page.goto(site.page({ head: site.tool(), body }))
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(500)
  // By its place: the driver's own click runs code in the page, which would be counted as ours.
  const box = await control(page, 'accept-all').boundingBox()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.mouse.click(box!.x + box!.width / 2, box!.y + box!.height / 2)
  const count = () => page.evaluate(() => (window as unknown as { heavy?: number }).heavy ?? 0)
  await expect.poll(count, { timeout: 20_000 }).toBe(30)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.waitForTimeout(300)
  const costs = await page.evaluate(() => (window as unknown as { costs: number[] }).costs)
  const cost = Math.max(0, ...costs)
  test.info().annotations.push({
    type: 'click cost',
    description: `${cost} ms to the next paint; the aim is ${AIM_MS}`,
  })
  expect(cost).toBeLessThanOrEqual(LIMIT_MS)
})
