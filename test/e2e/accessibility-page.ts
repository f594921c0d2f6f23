/** What the accessibility specs share: the shop they look at, axe, and what has the focus. */
import { answer, banner, control, expect, preferences, type Page, type Site } from './support/test'

export const axe = '<script src="/npm/axe-core/axe.min.js"></script>'

interface Violation {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

declare const window: Window & {
  axe: { run(where: Document, options: object): Promise<{ violations: Violation[] }> }
}

/** What axe finds on the page and in the tool, by all its rules but the experimental ones. */
export const violations = (page: Page) =>
  page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    // The rule on target size exists but is off unless asked for.
    const rules = { 'target-size': { enabled: true } }
    const { violations: found } = await window.axe.run(document, { runOnly: tags, rules })
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    )
  })

/** A configuration that draws every part there is. */
export const settings = {
  site: { name: 'The Shop', contact: 'privacy@shop.test' },
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'google-analytics', measurementId: 'G-ABC' },
    { id: 'meta-pixel', pixelId: '1' },
    { id: 'adnet', name: 'Adnet', category: 'advertising', cookies: [{ name: 'ad_id' }] },
  ],
  choices: [
    {
      id: 'cpni',
      title: 'Use of account information',
      text: 'We may use it to tell you of our other services.',
      model: 'opt-in',
      scope: 'account',
      expires: 'never',
    },
  ],
  requests: [{ title: 'Deletion', text: 'Ask us to delete it.', email: 'privacy@shop.test' }],
}

/** That many services, spread over analytics and advertising. */
export const manyServices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `service-${index}`,
    name: `${index % 7 ? 'Partner' : 'Réseau'} ${index}`,
    category: index % 2 ? 'analytics' : 'advertising',
    cookies: [{ name: `c_${index}`, duration: '1 year', purpose: 'Counts visits.' }],
  }))

const body = '<main><h1>The Shop</h1><p><a id="first" href="#a">First link</a></p></main>'

export const open = async (
  page: Page,
  site: Site,
  more: object = {},
  parts: { head?: string; body?: string; html?: string } = {},
) => {
  await page.goto(
    site.page({
      head: site.tool({ ...settings, ...more }) + axe + (parts.head ?? ''),
      body: parts.body ?? body,
    }),
  )
  await expect(banner(page)).toBeVisible()
  await atRest(page)
}

/** Colours and boxes are measured where nothing fades or rises any more. */
export const atRest = async (page: Page) => {
  await page.evaluate(() => {
    const root = document.querySelector('cct-root')?.shadowRoot
    const still = new CSSStyleSheet()
    still.replaceSync('* { animation: none !important; transition: none !important }')
    root?.adoptedStyleSheets.push(still)
  })
  await page.waitForTimeout(200)
}

/** What has the focus, through shadow roots: its hook, its id or its tag. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.getAttribute('data-cct') || element?.id || element?.tagName || ''
  })

export const press = async (page: Page, key: string, times = 1) => {
  for (let count = 0; count < times; count += 1) await page.keyboard.press(key)
}

/** By the Tab key alone. */
export const tabTo = async (page: Page, name: string, limit = 60) => {
  for (let count = 0; count < limit && (await focused(page)) !== name; count += 1)
    await press(page, 'Tab')
  expect(await focused(page)).toBe(name)
}

export const isOn = (page: Page, id: string) =>
  control(page, `toggle:${id}`).evaluate((input: Element) => (input as HTMLInputElement).checked)

/** A choice that takes effect only after a while. */
export const pendingChoices = [
  {
    id: 'offers',
    title: 'Offers of our own',
    text: 'We may use what you buy for offers of our own.',
    model: 'opt-out',
    effectiveAfter: 'P30D',
  },
]

/** Opens the preference center, and in it the details of the categories that are named. */
export const openCenter = async (page: Page, categories: string[] = []) => {
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  for (const category of categories) await control(page, `details:${category}`).click()
  await atRest(page)
}

/** The preference center of a shop with so many services, open. */
export const openMany = async (page: Page, site: Site, count: number, more: object = {}) => {
  await open(page, site, { services: manyServices(count), choices: [], requests: [], ...more })
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
}
