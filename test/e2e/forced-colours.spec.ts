/** Forced colours: the reader's palette is used for everything, and the page's is not. */
import { focused, open, openCenter, pendingChoices, press } from './accessibility-page'
import { test } from './support/reader'
import { control, expect, type Page } from './support/test'

/** Controls that are seen, with neither a border nor a background to tell them from the surface. */
const bare = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('cct-root')!.shadowRoot!
    const shown = root.querySelector('dialog[open]') ?? root.querySelector('[data-cct="banner"]')!
    const surface = getComputedStyle(shown).backgroundColor
    return [...shown.querySelectorAll('button, input, select')].flatMap((one) => {
      const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } =
        getComputedStyle(one)
      const hasBorder =
        parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none' && borderTopColor !== surface
      const isClear = backgroundColor === surface || backgroundColor.endsWith(', 0)')
      return hasBorder || !isClear ? [] : [one.outerHTML.slice(0, 80)]
    })
  })

const look = (page: Page, id: string) =>
  control(page, `toggle:${id}`).evaluate((input) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(input)
    const knob = getComputedStyle(input, '::before')
    return `${backgroundColor} ${backgroundImage} ${knob.backgroundColor} ${knob.marginInlineStart}`
  })

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ reader: { asks: 'forced colours', scheme } })

    test('forced colours: controls have edges, switches differ, focus is seen', async ({
      page,
      site,
    }) => {
      await open(page, site, { choices: pendingChoices })
      expect(await bare(page)).toEqual([])
      await openCenter(page)
      expect(await bare(page)).toEqual([])
      const off = await look(page, 'analytics')
      await control(page, 'toggle:analytics').click()
      const on = await look(page, 'analytics')
      const pending = await look(page, 'offers')
      expect(new Set([off, on, pending]).size).toBe(3)
      // Also by more than the place of the knob.
      expect(on.split(')')[0]).not.toBe(off.split(')')[0])
      await press(page, 'Tab')
      for (let count = 0; count < 8; count += 1) {
        const ring = await page.evaluate(() => {
          const root = document.querySelector('cct-root')!.shadowRoot!
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(root.activeElement!)
          const { backgroundColor } = getComputedStyle(root.querySelector('dialog')!)
          return (
            outlineStyle === 'solid' && outlineWidth === '2px' && outlineColor !== backgroundColor
          )
        })
        expect(ring, await focused(page)).toBe(true)
        await press(page, 'Tab')
      }
    })
  })
