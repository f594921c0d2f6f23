/** Extensions that hide or remove the tool: the page goes on, undecided, and nobody fights. */
import { open } from './accessibility-page'
import { banner, cct, control, expect, preferences, test, type Page } from './support/test'

const body = `<main style="height: 3000px"><h1>The Shop</h1>
  <p><button id="page-button" onclick="window.ran = ['pressed']">Press</button>
  <a id="opener" href="#choices" data-cct-open>Cookie choices</a></p></main>`

/** As a sheet of the user's does, which wins over everything the page and the tool have. */
const hideByUser = (page: Page, css: string) =>
  page.evaluate((text: string) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.querySelector('cct-root')!.shadowRoot!.adoptedStyleSheets.push(sheet)
  }, css)

const pageWorks = async (page: Page) => {
  await page.locator('#page-button').click()
  expect(await page.evaluate(() => window.ran)).toEqual(['pressed'])
  await page.evaluate(() => scrollTo(0, 500))
  expect(await page.evaluate(() => scrollY)).toBe(500)
  await page.evaluate(() => scrollTo(0, 0))
  expect(await cct(page, (tool) => tool.state.status)).toBe('undecided')
}

const ways: [what: string, hide: (page: Page) => Promise<unknown>][] = [
  [
    'a stylesheet that hides the element',
    (page) => hideByUser(page, ':host { display: none !important }'),
  ],
  [
    'a stylesheet that makes it invisible',
    (page) => hideByUser(page, ':host, * { visibility: hidden !important }'),
  ],
  [
    'removal of the element',
    (page) => page.evaluate(() => document.querySelector('cct-root')!.remove()),
  ],
  [
    'removal of the element as often as it comes',
    (page) =>
      page.evaluate(() => {
        let count = 0
        const remove = () => {
          for (const element of document.querySelectorAll('cct-root')) {
            count += 1
            element.remove()
          }
          Object.assign(window, { removals: count })
        }
        new MutationObserver(remove).observe(document, { childList: true, subtree: true })
        remove()
      }),
  ],
  [
    'hidePopover() and a hidden attribute',
    (page) =>
      page.evaluate(() => {
        const host = document.querySelector<HTMLElement>('cct-root')!
        host.hidePopover()
        host.hidden = true
      }),
  ],
  [
    'removal of what is inside',
    (page) =>
      page.evaluate(() => document.querySelector('cct-root')!.shadowRoot!.replaceChildren()),
  ],
]

for (const [what, hide] of ways)
  test(`after ${what} the page is usable and undecided`, async ({ page, site }) => {
    await open(page, site, {}, { body })
    await hide(page)
    await pageWorks(page)
    // Asking for the center must not lock a page that cannot show it.
    await page.locator('#opener').click()
    await page.waitForTimeout(500)
    if (await preferences(page).isVisible()) await control(page, 'close').click()
    await page.waitForTimeout(100)
    await pageWorks(page)
    const removals = await page.evaluate(() => (window as { removals?: number }).removals ?? 0)
    expect(removals).toBeLessThan(6)
    // The documented way still answers.
    await cct(page, (tool) => tool.rejectAll().then(() => true))
    expect(await cct(page, (tool) => tool.state.status)).toBe('decided')
  })

test('a center that is hidden while it is open lets go of the page', async ({ page, site }) => {
  await open(page, site, {}, { body })
  await control(page, 'manage').click()
  await expect(preferences(page)).toBeVisible()
  await hideByUser(page, ':host { display: none !important }')
  await page.waitForTimeout(300)
  await pageWorks(page)
})

test('the page scrolls under the banner and under the center: there is no scroll lock', async ({
  page,
  site,
}) => {
  await open(page, site, {}, { body })
  const scroll = () =>
    page.evaluate(() => {
      scrollTo(0, 300)
      const at = scrollY
      scrollTo(0, 0)
      return [
        at,
        getComputedStyle(document.documentElement).overflow,
        getComputedStyle(document.body).overflow,
      ]
    })
  expect(await scroll()).toEqual([300, 'visible', 'visible'])
  await expect(banner(page)).toBeVisible()
  await control(page, 'manage').click()
  await expect(preferences(page)).toBeVisible()
  expect(await scroll()).toEqual([300, 'visible', 'visible'])
})
