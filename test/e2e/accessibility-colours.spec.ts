/**
 * The reader's own colours. Only Chromium's driver can emulate `forced-colors` and
 * `prefers-contrast`; the rules are the same style sheet in all engines.
 */
import { atRest, focused, open, press } from './accessibility-page'
import { answer, control, expect, preferences, test, type Page } from './support/test'

test.skip(({ browserName }) => browserName !== 'chromium', 'this driver cannot emulate it')

const schemes = ['light', 'dark'] as const

const choices = [
  {
    id: 'offers',
    title: 'Offers of our own',
    text: 'We may use what you buy for offers of our own.',
    model: 'opt-out',
    effectiveAfter: 'P30D',
  },
]

const openCenter = async (page: Page) => {
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  await atRest(page)
}

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

for (const colorScheme of schemes)
  test(`forced colours, ${colorScheme}: controls have edges, switches differ, focus is seen`, async ({
    page,
    site,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await open(page, site, { choices })
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

/** Texts whose contrast with what lies behind them is less than 7:1. */
const faint = (page: Page) =>
  page.evaluate(() => {
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    const rgba = (color: string) => {
      paint.clearRect(0, 0, 1, 1)
      paint.fillStyle = color
      paint.fillRect(0, 0, 1, 1)
      return [...paint.getImageData(0, 0, 1, 1).data]
    }
    const light = (color: string) => {
      const [r, g, b] = rgba(color).map((part) => {
        const s = part / 255
        return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4
      }) as [number, number, number]
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const behind = (from: Element): string => {
      for (let one: Element | null = from; one; one = one.parentElement) {
        const { backgroundColor } = getComputedStyle(one)
        if (rgba(backgroundColor)[3] === 255) return backgroundColor
      }
      return '#fff'
    }
    const root = document.querySelector('cct-root')!.shadowRoot!
    const shown = root.querySelector('dialog[open]') ?? root.querySelector('[data-cct="banner"]')!
    return [...shown.querySelectorAll('*')].flatMap((one) => {
      const text = [...one.childNodes].find((node) => node.nodeType === 3 && node.nodeValue?.trim())
      if (!text || !one.checkVisibility()) return []
      const pair = [light(getComputedStyle(one).color), light(behind(one))]
      const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)
      return ratio < 7 ? [`${text.nodeValue!.slice(0, 30)} ${ratio.toFixed(2)}`] : []
    })
  })

for (const colorScheme of schemes)
  test(`more contrast, ${colorScheme}: every text has 7:1`, async ({ page, site }) => {
    await page.emulateMedia({ contrast: 'more', colorScheme })
    await open(page, site, { choices })
    expect(await faint(page)).toEqual([])
    await openCenter(page)
    // A switch has an edge in the colour of the text.
    const edge = await control(page, 'toggle:analytics').evaluate((input) => {
      const { color } = getComputedStyle(input.closest('dialog')!)
      return getComputedStyle(input).borderTopColor === color
    })
    expect(edge).toBe(true)
    await control(page, 'details:analytics').click()
    expect(await faint(page)).toEqual([])
  })
