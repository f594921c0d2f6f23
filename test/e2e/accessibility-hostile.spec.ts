/** Pages that would bend everything on them: the tool stays as it was drawn, and works. */
import { atRest, focused, open, settings } from './accessibility-page'
import { answer, banner, cct, control, expect, preferences, test, type Page } from './support/test'

const style = (css: string) => `<style>${css}</style>`

const pages: Record<string, { head?: string; body?: string; doctype?: string; lang?: string }> = {
  'all: unset on everything': { head: style('* { all: unset !important }') },
  'all: initial on everything': {
    head: style('*, *::before, *::after { all: initial !important }'),
  },
  'buttons that are not displayed': {
    head: style(
      'button, input, section, dialog, h2, p, div { display: none !important; visibility: hidden !important; font-size: 3px !important; transform: scale(.1) !important; min-height: 0 !important }',
    ),
  },
  'an overlay at the highest z-index': {
    body: '<main><h1>Covered</h1></main><div style="position: fixed; inset: 0; z-index: 2147483647; background: #cfc">over all</div>',
  },
  'quirks mode': { doctype: '' },
  'html at 62.5 %': { head: style('html { font-size: 62.5% } body { font-size: 1.6rem }') },
  'a root font of 40px': { head: style('html { font-size: 40px }') },
  'html from right to left under a language that is not': {
    head: style('html { direction: rtl }'),
  },
  'a transformed and filtered body': {
    head: style(
      'body { transform: translateY(300px) rotate(5deg); filter: blur(2px); contain: paint; opacity: .3; perspective: 10px }',
    ),
  },
  'a transformed and filtered html': {
    head: style('html { filter: grayscale(.1); will-change: transform }'),
  },
  'overflow hidden, scrolling locked': {
    head: style('html, body { overflow: hidden !important; height: 100% }'),
  },
  'styles for every dialog and popover': {
    head: style(
      'dialog, [popover], :popover-open, dialog::backdrop, ::backdrop { display: none !important; position: static !important; opacity: 0 !important; width: 10px !important; inset: 0 !important; max-height: 5px !important; border: 9px solid red !important; background: red !important; padding: 3em !important } [popover]:not(:popover-open) { display: none !important }',
    ),
  },
  'html as a grid, body as flex': {
    head: style(
      'html { display: grid; grid-template-columns: 1fr 1fr; gap: 50px } body { display: flex } html > * { min-width: 0; float: right; margin: 40px !important; rotate: 10deg; letter-spacing: 1em; text-transform: uppercase; writing-mode: vertical-rl; user-select: none; pointer-events: none; line-height: 4; word-spacing: 2em; text-indent: 90px; text-align: right; cursor: none; font: italic 900 50px fantasy; color: red }',
    ),
  },
}

const parts = [
  'banner',
  'preferences',
  'accept-all',
  'reject-all',
  'manage',
  'save',
  'close',
  'toggle:analytics',
  'details:analytics',
]

/** Places, sizes and looks of what is open. */
const looks = (page: Page) =>
  page.evaluate((hooks: readonly string[]) => {
    const root = document.querySelector('cct-root')!.shadowRoot!
    return hooks.flatMap((hook) => {
      const element = [...root.querySelectorAll(`[data-cct="${hook}"]`)].find((one) =>
        one.checkVisibility(),
      )
      if (!element) return []
      const { x, y, width, height } = element.getBoundingClientRect()
      const {
        color,
        backgroundColor,
        fontSize,
        fontWeight,
        fontFamily,
        display,
        letterSpacing,
        textTransform,
        direction,
      } = getComputedStyle(element)
      const over = root.elementFromPoint(x + width / 2, y + Math.min(height / 2, 20))
      return [
        {
          hook,
          box: [x, y, width, height].map(Math.round).join(),
          style: [
            color,
            backgroundColor,
            fontSize,
            fontWeight,
            fontFamily,
            display,
            letterSpacing,
            textTransform,
            direction,
          ].join(' '),
          isOnTop: element.contains(over),
        },
      ]
    })
  }, parts)

for (const [what, parts] of Object.entries(pages))
  test(`the tool stays as it was drawn on a page with ${what}`, async ({ page, site }) => {
    const neutral: (typeof pages)[string] = { body: '<main><h1>The Shop</h1></main>' }
    const seen: unknown[] = []
    for (const [index, source] of [neutral, { ...neutral, ...parts }].entries()) {
      await page.goto(
        site.page(
          { ...source, head: site.tool({ ...settings, language: 'en' }) + (source.head ?? '') },
          { path: `/page-${index}` },
        ),
      )
      await expect(banner(page)).toBeVisible()
      await atRest(page)
      const onBanner = await looks(page)
      await answer(page, 'manage')
      await expect(preferences(page)).toBeVisible()
      await atRest(page)
      const onCenter = await looks(page)
      seen.push([...onBanner, ...onCenter])
    }
    expect(seen[1]).toEqual(seen[0])
    await answer(page, 'close')
    await expect(banner(page)).toBeVisible()
    // And has the focus where it was left.
    expect(await focused(page)).toBe('manage')
    await answer(page, 'reject-all')
    await expect(preferences(page)).toBeHidden()
    await expect(banner(page)).toBeHidden()
    expect(await cct(page, (tool) => tool.state.status)).toBe('decided')
    await expect(control(page, 'reopen')).toBeVisible()
  })

for (const factor of ['0.5', '2'])
  test(`zoom ${factor} on html: all in view, and usable`, async ({ page, site, browserName }) => {
    // The driver of WebKit clicks beside what is zoomed; there the points themselves are looked at.
    const canClick = browserName !== 'webkit'
    await open(page, site, {}, { head: style(`html { zoom: ${factor} }`) })
    for (const screen of ['banner', 'preferences'] as const) {
      if (screen === 'preferences' && canClick) await answer(page, 'manage')
      else if (screen === 'preferences') await cct(page, (tool) => tool.openPreferences())
      await expect(screen === 'banner' ? banner(page) : preferences(page)).toBeVisible()
      const outside = await page.evaluate((name: string) => {
        const zoom = Number(getComputedStyle(document.documentElement).zoom)
        const root = document.querySelector('cct-root')!.shadowRoot!
        const shown = root.querySelector(`[data-cct="${name}"]`)!
        return ['accept-all', 'reject-all'].filter((hook) => {
          const button = shown.querySelector(`[data-cct="${hook}"]`)!
          const { x, y, width, height } = button.getBoundingClientRect()
          // Engines differ in whether a point is counted in zoomed pixels.
          const [left, top] = [x + width / 2, y + height / 2]
          return ![1, zoom, 1 / zoom].some((by) =>
            button.contains(root.elementFromPoint(left * by, top * by)),
          )
        })
      }, screen)
      expect(outside).toEqual([])
    }
    if (canClick) await answer(page, 'reject-all')
    else await cct(page, async (tool) => (await tool.rejectAll(), tool.close()))
    await expect(preferences(page)).toBeHidden()
    expect(await cct(page, (tool) => tool.state.status)).toBe('decided')
  })

test('nothing of the tool is printed', async ({ page, site }) => {
  await open(page, site)
  const isForScreens = await page.evaluate(() =>
    document
      .querySelector('cct-root')!
      .shadowRoot!.adoptedStyleSheets.some((sheet) =>
        [...sheet.cssRules].some(
          (rule) =>
            rule instanceof CSSMediaRule &&
            rule.conditionText === 'print' &&
            /:host\s*\{\s*display: none !important/.test(rule.cssText),
        ),
      ),
  )
  expect(isForScreens).toBe(true)
})
