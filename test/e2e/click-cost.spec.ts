/** What the click on Accept costs the visitor while held tags wait: the banner answers first. */
import { answer, banner, control, expect, test, type Page } from './support/test'

/**
 * The aim on a slow phone, noted beside the figure. What is asserted is that none of the tags runs
 * before the paint: together they take 300 ms at least, however fast the machine is.
 */
const AIM_MS = 48
const LIMIT_MS = 280

const inline = (js: string) => `<script type="text/plain" data-category="analytics">${js}</script>`

test('30 heavy tags wait for the click, and the click does not wait for them @chromium', async ({
  page,
  site,
  browserName,
}) => {
  // Only Chromium slows itself down.
  if (browserName !== 'chromium') return
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

/** From the click until all of them have run. */
const released = async (page: Page, count: number) => {
  await expect(control(page, 'accept-all')).toBeVisible()
  await page.evaluate(() => {
    addEventListener('click', () => ((window as unknown as Clock).from = performance.now()), true)
  })
  await answer(page, 'accept-all')
  await expect
    .poll(() => page.evaluate(() => (window as unknown as Clock).times?.length), {
      timeout: 30_000,
    })
    .toBe(count)
  return page.evaluate(() => {
    const { from, times } = window as unknown as Clock
    return times.at(-1)! - from
  })
}

interface Clock {
  from: number
  times: number[]
}

test('a thousand held tags are released in about ten times what a hundred take', async ({
  page,
  site,
  context,
}) => {
  const tag = inline('(window.times = window.times || []).push(performance.now())')
  const took: number[] = []
  for (const count of [100, 1000]) {
    await context.clearCookies()
    await page.goto(
      site.page(
        { head: site.tool(), body: tag.repeat(count) },
        { path: '/' + count, host: site.sub(`n${count}`) },
      ),
    )
    took.push(await released(page, count))
  }
  const [few = 0, many = 0] = took
  test.info().annotations.push({
    type: 'click cost',
    description: `100 tags ${few.toFixed(0)} ms, 1000 tags ${many.toFixed(0)} ms`,
  })
  // Half a frame at least: below it nothing but the wait for a paint is measured.
  expect(many).toBeLessThanOrEqual(15 * Math.max(few, 16))
})
