/** The banner and the preference center by keyboard, at their narrowest, and without a push to either side. */
import { focused, open, press, settings, tabTo } from './accessibility-page'
import { answer, banner, cct, control, expect, preferences, test } from './support/test'

declare const window: Window & { shifts?: number }

test('the banner takes no focus by itself, and comes before the page in the order of keys', async ({
  page,
  site,
}) => {
  await open(page, site)
  expect(await focused(page)).toBe('BODY')
  const order: string[] = []
  while (order.length < 12 && order.at(-1) !== 'first') {
    await press(page, 'Tab')
    order.push(await focused(page))
  }
  const firstOfPage = order.indexOf('first')
  expect(firstOfPage).toBeGreaterThan(0)
  for (const name of ['accept-all', 'reject-all', 'manage']) {
    expect(order.indexOf(name), name).toBeGreaterThanOrEqual(0)
    expect(order.indexOf(name), name).toBeLessThan(firstOfPage)
  }
})

test('the whole way by keyboard: manage, switch, save', async ({ page, site }) => {
  await open(page, site)
  await control(page, 'manage').focus()
  await press(page, 'Enter')
  await expect(preferences(page)).toBeVisible()
  const start = await focused(page)
  expect(start).not.toBe('accept-all')
  await tabTo(page, 'toggle:analytics')
  await press(page, 'Space')
  await expect(control(page, 'toggle:analytics')).toBeChecked()
  await tabTo(page, 'save')
  await press(page, 'Enter')
  await expect(preferences(page)).toBeHidden()
  await expect
    .poll(() => cct(page, (tool) => tool.state.categories))
    .toMatchObject({
      analytics: true,
      advertising: false,
    })
})

test('inside the preference center the focus stays inside; Escape closes and saves nothing', async ({
  page,
  site,
}) => {
  await open(page, site)
  await answer(page, 'reject-all')
  await control(page, 'reopen').focus()
  await press(page, 'Enter')
  await expect(preferences(page)).toBeVisible()
  await control(page, 'toggle:analytics').click()
  const isInside = () =>
    page.evaluate(() => {
      const shadow = document.querySelector('cct-root')!.shadowRoot!
      const at = shadow.activeElement
      // Between its last and first stop a modal dialog may lend the focus to the browser itself.
      return (
        !document.hasFocus() ||
        !at ||
        shadow.querySelector('[data-cct="preferences"]')!.contains(at) ||
        at.contains(shadow.querySelector('[data-cct="preferences"]'))
      )
    })
  for (let count = 0; count < 30; count += 1) {
    await press(page, 'Tab')
    expect(await isInside()).toBe(true)
    expect(await focused(page)).not.toBe('first')
  }
  // Where the browser itself has it now, one more brings it back.
  while (!(await page.evaluate(() => document.hasFocus()))) await press(page, 'Tab')
  await control(page, 'toggle:analytics').focus()
  await press(page, 'Escape')
  await expect(preferences(page)).toBeHidden()
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
  await expect(control(page, 'reopen')).toBeFocused()
  await page.waitForTimeout(200)
  expect(site.receipts()).toHaveLength(1)
})

test('who closes the center and opens it in the same breath has it open', async ({
  page,
  site,
}) => {
  await open(page, site)
  await answer(page, 'reject-all')
  await control(page, 'reopen').click()
  await expect(preferences(page)).toBeVisible()
  await page.evaluate(() => {
    const root = document.querySelector('cct-root')!.shadowRoot!
    // As Escape does: the event of the closing comes a moment later.
    root.querySelector('dialog')!.close()
    root.querySelector<HTMLElement>('[data-cct="reopen"]')!.click()
  })
  await page.waitForTimeout(300)
  await expect(preferences(page)).toBeVisible()
  await press(page, 'Escape')
  await expect(preferences(page)).toBeHidden()
  await expect(control(page, 'reopen')).toBeFocused()
})

test('closing is not consent: Escape, the X, a click beside it, scrolling, waiting', async ({
  page,
  site,
}) => {
  await open(page, site)
  await press(page, 'Escape')
  await page.mouse.click(5, 5)
  await page.evaluate(() => scrollTo(0, 200))
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  await answer(page, 'close')
  await expect(preferences(page)).toBeHidden()
  expect(await cct(page, (tool) => tool.state.status)).toBe('undecided')
  expect(site.requests({ path: '/receipts' })).toEqual([])
  expect(site.vendorHits()).toEqual([])
})

for (const where of ['banner', 'preferences'] as const) {
  test(`accept and reject weigh the same on the ${where}`, async ({ page, site }) => {
    await open(page, site)
    if (where === 'preferences') await answer(page, 'manage')
    const looks = (name: 'accept-all' | 'reject-all') =>
      control(page, name).evaluate((button: Element) => {
        const { fontSize, fontWeight, padding, color, backgroundColor, borderWidth, opacity } =
          getComputedStyle(button)
        const { width, height } = button.getBoundingClientRect()
        const style = [fontSize, fontWeight, padding, color, backgroundColor, borderWidth, opacity]
        return { style, tag: button.tagName, width, height }
      })
    await control(page, 'reject-all').waitFor()
    const accept = await looks('accept-all')
    const reject = await looks('reject-all')
    expect(reject.style).toEqual(accept.style)
    expect(reject.tag).toBe(accept.tag)
    expect(Math.abs(reject.height - accept.height)).toBeLessThanOrEqual(1)
    expect(Math.abs(reject.width - accept.width)).toBeLessThanOrEqual(accept.width * 0.1)
    expect(reject.height).toBeGreaterThanOrEqual(44)
  })
}

test('no optional switch is on at the first opening', async ({ page, site }) => {
  await open(page, site)
  await answer(page, 'manage')
  await expect(control(page, 'toggle:analytics')).not.toBeChecked()
  await expect(control(page, 'toggle:advertising')).not.toBeChecked()
})

test('at 320 pixels everything is on the screen, and nothing is cut off', async ({
  page,
  site,
}) => {
  // One engine's window cannot be made that narrow, so the page stands in a frame in all of them.
  const inner = site.page(
    { head: site.tool(settings), body: '<main><h1>Narrow</h1></main>' },
    { path: '/inner' },
  )
  const body = `<iframe id="frame" src="${inner}" width="320" height="480" style="border: 0" title="inner"></iframe>`
  await page.goto(site.page({ body }, { path: '/outer' }))
  const measure = () =>
    page.evaluate(() => {
      const view = document.querySelector<HTMLIFrameElement>('#frame')!.contentWindow!
      const shadow = view.document.querySelector('cct-root')?.shadowRoot
      const names = ['accept-all', 'reject-all', 'manage']
      const boxes = names.map((name) =>
        shadow?.querySelector(`[data-cct="banner"] [data-cct="${name}"]`)?.getBoundingClientRect(),
      )
      return {
        isWide: view.document.documentElement.scrollWidth > 320,
        areSeen: boxes.map(
          (box) =>
            Boolean(box && box.width > 0 && box.left >= 0 && box.right <= 320) &&
            Boolean(box && box.top >= 0 && box.bottom <= 480),
        ),
      }
    })
  await expect.poll(measure).toEqual({ isWide: false, areSeen: [true, true, true] })
})

test('showing and closing the banner shifts nothing', async ({ page, site }) => {
  const watch = `<script>window.shifts = 0
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += entry.value }).observe({ type: 'layout-shift', buffered: true })</script>`
  const body = `<main><h1>Title</h1><p id="text">Text</p></main><footer id="end">End</footer>
    <script>window.boxes = () => ['#text', '#end'].map((name) => { const { x, y, width } = document.querySelector(name).getBoundingClientRect(); return [x, y, width] }).join(); window.ran = [window.boxes()]</script>`
  await page.goto(site.page({ head: site.tool(settings) + watch, body }))
  const boxes = () => page.evaluate<string>('window.boxes()')
  const [before] = await page.evaluate(() => window.ran!)
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(400)
  expect(await boxes()).toBe(before)
  await answer(page, 'reject-all')
  await expect(banner(page)).toBeHidden()
  await page.waitForTimeout(200)
  expect(await boxes()).toBe(before)
  expect(await page.evaluate(() => window.shifts)).toBe(0)
})
