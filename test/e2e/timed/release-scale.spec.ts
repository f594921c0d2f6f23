/** Held tags are released in a time that grows with their number, and no faster. */
import { answer, control, expect, test, type Page } from '../support/test'

const inline = (js: string) => `<script type="text/plain" data-category="analytics">${js}</script>`

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
