/** A reader who asks for more contrast has it in every text and edge. */
import { open, openCenter, pendingChoices } from './accessibility-page'
import { test } from './support/reader'
import { control, expect, type Page } from './support/test'

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

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ reader: { asks: 'more contrast', scheme } })

    test('more contrast: the control and a placeholder have edges in the colour of the text', async ({
      page,
      site,
    }) => {
      const film =
        '<iframe src="https://www.youtube.com/embed/x" width="400" height="225"></iframe>'
      await page.goto(site.page({ head: site.tool({ banner: 'never' }), body: film }))
      await expect(page.locator('cct-embed')).toBeVisible()
      const edges = await page.evaluate(() => {
        const inside = (host: string, selector: string) =>
          document.querySelector(host)!.shadowRoot!.querySelector(selector)!
        const elements = [
          inside('cct-root', '[data-cct="reopen"]'),
          inside('cct-embed', '[part="embed"]'),
          inside('cct-embed', 'button'),
        ]
        const ink = getComputedStyle(elements[0]!).color
        return elements.map((one) => getComputedStyle(one).borderTopColor === ink)
      })
      expect(edges).toEqual([true, true, true])
    })

    test('more contrast: every text has 7:1', async ({ page, site }) => {
      await open(page, site, { choices: pendingChoices })
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
  })
