/** Runs the walks that `docs/accessibility.md` writes down, step by step. */
import { readFileSync } from 'node:fs'
import { atRest, axe, focused, manyServices, press, settings, tabTo } from './accessibility-page'
import { banner, cct, expect, preferences, test, type Page, type Site } from './support/test'

const guide = readFileSync('docs/accessibility.md', 'utf8')

interface Step {
  readonly press: string
  readonly focus: string
  readonly holds: string
}

const sections = guide.split(/^### /m).slice(1)

const titled = (kind: string) =>
  sections
    .map((text) => ({ title: text.slice(0, text.indexOf('\n')).trim(), text }))
    .filter(({ title }) => title.startsWith(`${kind}: `))

const bare = (cell: string) => cell.trim().replaceAll('`', '')

const stepsOf = (text: string): readonly Step[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [, keys = '', focus = '', holds = ''] = line.split('|')
      return { press: bare(keys), focus: bare(focus), holds: bare(holds) }
    })

const body = `<main><h1>The Shop</h1><p><a id="first" href="#a">First link</a></p>
  <p><button id="opener" data-cct-open>Cookie choices</button></p></main>`

const start = async (page: Page, site: Site, text: string) => {
  const services = text.includes('60 services') ? manyServices(60) : settings.services
  await page.goto(site.page({ head: site.tool({ ...settings, services }) + axe, body }))
  await expect(banner(page)).toBeVisible()
  await atRest(page)
  if (text.includes('has said no')) {
    await cct(page, (tool) => tool.rejectAll().then(() => true))
    await expect(banner(page)).toBeHidden()
    await expect
      .poll(() =>
        page.evaluate(() =>
          document
            .querySelector('cct-root')!
            .shadowRoot!.querySelector('[data-cct="reopen"]')!
            .checkVisibility(),
        ),
      )
      .toBe(true)
  }
}

const status = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelector('cct-root')!.shadowRoot!.querySelectorAll('[role="status"]')]
      .map((element) => element.textContent)
      .join(' '),
  )

const isChecked = (page: Page, id: string) =>
  page
    .locator(`cct-root [data-cct="toggle:${id}"]`)
    .evaluate((input: Element) => (input as HTMLInputElement).checked)

/** The few sentences that the last column is written in. */
const claims: [RegExp, (page: Page, found: string[]) => Promise<unknown>][] = [
  [/^banner open$/, (page) => expect(banner(page)).toBeVisible()],
  [/^banner closed$/, (page) => expect(banner(page)).toBeHidden()],
  [/^center open$/, (page) => expect(preferences(page)).toBeVisible()],
  [/^center closed$/, (page) => expect(preferences(page)).toBeHidden()],
  [
    /^undecided$/,
    async (page) => expect(await cct(page, (tool) => tool.state.status)).toBe('undecided'),
  ],
  [
    /^(\S+) (allowed|refused)$/,
    (page, [, id = '', verdict]) =>
      expect
        .poll(() =>
          cct(
            page,
            (tool, name: string) => tool.state.status === 'decided' && tool.allows(name),
            id,
          ),
        )
        .toBe(verdict === 'allowed'),
  ],
  [
    /^(\S+) (on|off)$/,
    async (page, [, id = '', side]) => expect(await isChecked(page, id)).toBe(side === 'on'),
  ],
  [/^said: (.+)$/, (page, [, words = '']) => expect.poll(() => status(page)).toContain(words)],
]

const check = async (page: Page, sentence: string) => {
  const claim = claims.find(([pattern]) => pattern.test(sentence))
  if (!claim) throw new Error(`docs/accessibility.md says "${sentence}", which no test understands`)
  await claim[1](page, [...claim[0].exec(sentence)!])
}

for (const { title, text } of titled('Keyboard'))
  test(title, async ({ page, site }) => {
    await start(page, site, text)
    for (const step of stepsOf(text)) {
      const typed = /^type (.+)$/.exec(step.press)
      if (typed) await page.keyboard.type(typed[1]!)
      else if (step.press === 'Tab …') await tabTo(page, step.focus)
      else await press(page, step.press)
      if (step.focus) await expect.poll(() => focused(page), `after ${step.press}`).toBe(step.focus)
      for (const sentence of step.holds.split(';').map((part) => part.trim()))
        if (sentence) await check(page, sentence)
    }
  })

/** What a screen reader has to go by: roles, names, states and order. */
const blockOf = (text: string) => /```yaml\n([\s\S]*?)\n```/.exec(text)![1]!

for (const { title, text } of titled('Screen reader'))
  test(title, async ({ page, site, browserName }) => {
    await start(page, site, text)
    const screen = text.includes('the center') ? preferences(page) : banner(page)
    if (text.includes('the center')) {
      await page.locator('#opener').click()
      await expect(preferences(page)).toBeVisible()
      await page.locator('cct-root [data-cct="details:advertising"]').click()
      await page.locator('cct-root [data-cct="toggle:adnet"]').click()
    }
    const wanted = blockOf(text)
    if (browserName !== 'webkit') {
      expect(await screen.ariaSnapshot()).toBe(wanted)
      return
    }
    // This driver has no snapshot of the tree, but tells role and name of an element as the engine sees them.
    const lines = [...wanted.matchAll(/- '?(button|switch|link|heading|region|dialog) "([^"]+)"/g)]
    const told = await computed(page)
    let from = 0
    for (const [, role = '', name = ''] of lines) {
      const at = told.findIndex(
        (one, index) => index >= from && one.role === role && one.name === name,
      )
      expect(at, `${role} "${name}" in ${JSON.stringify(told)}`).toBeGreaterThanOrEqual(from)
      from = at + 1
    }
  })

interface Driven {
  command<T>(method: string, path: string, body?: unknown): Promise<T>
}

/** Roles and names by the accessibility code of the engine itself. */
const computed = async (page: Page) => {
  const driver = page as unknown as Driven
  const handles = await driver.command<Record<string, string>[]>('POST', '/execute/sync', {
    script: `return [...document.querySelector('cct-root').shadowRoot.querySelectorAll('dialog, section[data-cct], h2, h3, h4, a, button, input')].filter((one) => one.checkVisibility())`,
    args: [],
  })
  const told: { role: string; name: string }[] = []
  for (const handle of handles) {
    const [id] = Object.values(handle)
    told.push({
      role: await driver.command<string>('GET', `/element/${id}/computedrole`),
      name: await driver.command<string>('GET', `/element/${id}/computedlabel`),
    })
  }
  return told
}
