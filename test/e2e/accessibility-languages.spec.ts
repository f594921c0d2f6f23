/** Every language there is, and words longer than any: nothing is cut off, nothing sticks out. */
import { readdirSync } from 'node:fs'
import { open } from './accessibility-page'
import { banner, control, expect, preferences, test, type Page } from './support/test'

const languages = readdirSync('dist/lang')
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.replace('.js', ''))

/** Of the screen that is open: what does not fit, and buttons of one row that differ in size. */
const misfits = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('cct-root')!.shadowRoot!
    const screen = root.querySelector('[data-cct="preferences"], [data-cct="banner"]')!
    const outer = screen.getBoundingClientRect()
    const found: string[] = []
    if (outer.left < -1 || outer.right > innerWidth + 1 || outer.bottom > innerHeight + 1)
      found.push('the screen is larger than the window')
    for (const element of screen.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element)
      if (style.display === 'inline' || !element.checkVisibility()) continue
      const box = element.getBoundingClientRect()
      const name = `${element.tagName} "${element.textContent?.slice(0, 40)}"`
      if (box.left < outer.left - 1 || box.right > outer.right + 1) found.push(`${name} sticks out`)
      if (element.scrollWidth > element.clientWidth + 1)
        found.push(`${name} is too wide for its box`)
      const isScroller = /auto|scroll/.test(style.overflowY)
      // Tall scripts reach above and below their line; a button must hold them all the same.
      if (
        !isScroller &&
        element.tagName === 'BUTTON' &&
        element.scrollHeight > element.clientHeight + 1
      )
        found.push(`${name} is too high for its box`)
    }
    const sizes = ['accept-all', 'reject-all'].map((hook) => {
      const { width, height } = screen
        .querySelector(`[data-cct="${hook}"]`)!
        .getBoundingClientRect()
      return `${Math.round(width)}×${Math.round(height)}`
    })
    if (sizes[0] !== sizes[1]) found.push(`accept ${sizes[0]}, reject ${sizes[1]}`)
    return found
  })

for (const layout of ['box', 'bar', 'modal'])
  for (const width of [480, 1024])
    test(`in ${languages.length} languages nothing is cut off: ${layout}, ${width} wide`, async ({
      page,
      site,
    }) => {
      test.setTimeout(150_000)
      await page.setViewportSize({ width, height: 720 })
      await open(page, site, { layout })
      const found: Record<string, string[]> = {}
      const look = async (name: string) => {
        const misfit = await misfits(page)
        if (misfit.length) found[name] = misfit
      }
      const speak = (tag: string) =>
        page.evaluate(
          (wanted: string) =>
            (window as unknown as { CookieConsentTool: ConsentTool }).CookieConsentTool.setLanguage(
              wanted,
            ),
          tag,
        )
      for (const tag of languages) {
        await speak(tag)
        await look(`${tag} banner`)
      }
      await speak('en')
      if (layout === 'box') {
        await control(page, 'manage').click()
        await expect(preferences(page)).toBeVisible()
        await control(page, 'details:analytics').click()
        for (const tag of languages) {
          await speak(tag)
          await look(`${tag} center`)
        }
      }
      expect(found).toEqual({})
    })

test('words of forty letters, and labels of three lines', async ({ page, site }) => {
  await page.setViewportSize({ width: 480, height: 720 })
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
  const keys = [
    'banner',
    'lead',
    'accept',
    'reject',
    'manage',
    'save',
    'center',
    'intro',
    'analytics',
    'analytics.text',
    'record',
    'ways',
  ]
  const texts = Object.fromEntries(keys.map((key) => [key, `${long} ${key}`]))
  await open(page, site, {
    texts: { en: texts },
    site: { name: long, contact: `${long}@shop.test` },
  })
  await expect(banner(page)).toBeVisible()
  expect(await misfits(page)).toEqual([])
  await control(page, 'manage').click()
  await expect(preferences(page)).toBeVisible()
  expect(await misfits(page)).toEqual([])
})
