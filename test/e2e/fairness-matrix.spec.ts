/**
 * The screens of every layout, ready theme and language that ships, measured in the page: one load
 * per layout, in which language and theme are switched. Both frames stand in one page, because one
 * engine's window cannot be made 320 pixels wide.
 *
 * All of it runs in the three engines, because letters, wrapping and boxes are the engine's. Only
 * dark against light is tried in two languages: a colour does not depend on the words.
 */
import { readdirSync } from 'node:fs'
import type { Finding } from '../../src/fairness/rules'
import { ready } from '../../src/themes/ready'
import { expect, test, type Page, type Site } from './support/test'

const tags = readdirSync('src/ui/text')
  .map((name) => /^([a-z]{2,3}(-[A-Z][A-Za-z]+)?)\.ts$/.exec(name)?.[1] ?? '')
  .filter(Boolean)
const themes = ['auto', ...Object.keys(ready)]
const rightToLeft = /^(ar|fa|he|ur|yi|ps|sd|ug|dv|ckb)\b/

type Texts = Record<string, string>
const textsOf = async (tag: string) =>
  ((await import(`../../src/ui/text/${tag}.ts`)) as { texts: Texts }).texts

const settings = {
  site: { name: 'The Shop', contact: 'privacy@shop.example' },
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'google-analytics', measurementId: 'G-ABC' },
    { id: 'meta-pixel', pixelId: '1' },
    { id: 'chat', name: 'Chat', provider: 'Helpdesk', category: 'functional', purpose: 'Talks.' },
  ],
}

interface Round {
  readonly tag: string
  readonly themes: readonly string[]
  /** What the banner must say in that language. */
  readonly says: readonly string[]
}

/** Runs in the frame. Everything it needs comes as its argument. */
const measure = `async ({ rounds, withCenter }) => {
  const { checkFairness } = await import('/cct/index.js')
  const dress = await new Promise((given) => {
    const script = Object.assign(document.createElement('script'), { src: '/cct/cct.themes.js' })
    script.cct = given
    document.head.append(script)
  })
  const tool = window.CookieConsentTool
  const root = document.querySelector('cct-root').shadowRoot
  const still = new CSSStyleSheet()
  still.replaceSync('* { animation: none !important; transition: none !important }')
  const adopt = () => {
    if (!root.adoptedStyleSheets.includes(still))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, still]
  }
  const screen = (name) => root.querySelector('[data-cct="' + name + '"]')
  const shown = async (name) => {
    for (let i = 0; i < 200 && !screen(name); i++) await new Promise((go) => setTimeout(go, 25))
    adopt()
    if (!screen(name)) throw new Error(name + ' did not come')
  }
  const found = []
  let count = 0
  const look = (tag, name, themes) => {
    for (const theme of themes) {
      dress(theme, (problem) => found.push({ tag, theme, ...problem }))
      count++
      for (const one of checkFairness()) found.push({ tag, theme, screen: name, ...one })
      for (const hook of ['reject-all', 'accept-all'])
        if (screen(name).querySelector('[data-cct="' + hook + '"]').offsetHeight < 44)
          found.push({ tag, theme, screen: name, message: hook + ' is lower than 44 pixels' })
      if (screen(name).scrollWidth > screen(name).clientWidth + 1)
        found.push({ tag, theme, screen: name, message: 'is cut off at the side' })
    }
  }
  for (const { tag, themes, says } of rounds) {
    await tool.setLanguage(tag)
    await shown('banner')
    const box = screen('banner').closest('[lang]')
    if (box.lang !== tag) found.push({ tag, message: 'the banner is in ' + box.lang })
    for (const words of says)
      if (!screen('banner').textContent.includes(words))
        found.push({ tag, message: 'the banner does not say ' + words })
    // Three partners; some languages have digits of their own.
    if (!['3', (3).toLocaleString(tag)].some((n) => screen('banner').textContent.includes(n)))
      found.push({ tag, message: 'the banner does not say how many partners there are' })
    found.push(...(box.dir === (${rightToLeft}.test(tag) ? 'rtl' : 'ltr') ? [] : [{ tag, message: box.dir }]))
    look(tag, 'banner', themes)
    if (!withCenter) continue
    tool.openPreferences()
    await shown('preferences')
    look(tag, 'preferences', themes)
    tool.openBanner()
    await shown('banner')
  }
  return { found, count, status: tool.state.status }
}`

const open = async (page: Page, site: Site, layout: string) => {
  const inner = site.page(
    {
      head: `${site.tool({ ...settings, layout })}<script>window.measure = ${measure}</script>`,
      body: '<main><h1>The Shop</h1><p><a href="/imprint">Imprint</a></p></main>',
    },
    { path: '/inner' },
  )
  const frame = (id: string, width: number, height: number) =>
    `<iframe id="${id}" src="${inner}" width="${width}" height="${height}" style="border: 0" title="${id}"></iframe>`
  const body = frame('small', 320, 480) + frame('large', 1280, 800)
  await page.goto(site.page({ body }, { path: '/outer' }))
}

const run = (page: Page, frame: string, rounds: readonly Round[], withCenter: boolean) =>
  page.evaluate<{ found: Finding[]; count: number; status: string }>(
    `(async () => {
      const view = document.getElementById('${frame}').contentWindow
      for (let i = 0; i < 200 && !view.document.querySelector('cct-root')?.shadowRoot?.querySelector('[data-cct="banner"]'); i++)
        await new Promise((go) => setTimeout(go, 50))
      return view.measure(${JSON.stringify({ rounds, withCenter })})
    })()`,
  )

const roundsOf = async (tags: readonly string[], themes: readonly string[]): Promise<Round[]> =>
  Promise.all(
    tags.map(async (tag) => {
      const texts = await textsOf(tag)
      const keys = ['banner', 'accept', 'reject', 'manage', 'free', 'policy']
      const says = [...keys.map((key) => texts[key] ?? `no ${key}`), 'The Shop']
      return { tag, themes, says }
    }),
  )

for (const layout of ['box', 'bar', 'modal']) {
  for (const size of ['small', 'large']) {
    test(`${layout}, ${size} screen: fair in every language and ready theme`, async ({
      page,
      site,
    }) => {
      test.setTimeout(240_000)
      await open(page, site, layout)
      const found: unknown[] = []
      let count = 0
      // In portions, because a driver waits only so long for one call.
      for (let i = 0; i < tags.length; i += 8) {
        const rounds = await roundsOf(tags.slice(i, i + 8), themes)
        // The center looks the same whatever the banner's layout.
        const result = await run(page, size, rounds, layout === 'box')
        found.push(...result.found)
        count += result.count
        expect(result.status).toBe('undecided')
      }
      expect(found).toEqual([])
      expect(count).toBe(tags.length * themes.length * (layout === 'box' ? 2 : 1))
    })
  }
}

test('dark and light: legible and equal in every ready theme, left and right', async ({
  page,
  site,
}) => {
  test.setTimeout(120_000)
  await open(page, site, 'box')
  const both = themes.flatMap((theme) => [
    `${theme} light`,
    `${theme} dark`,
    `${theme} dark compact`,
  ])
  for (const size of ['small', 'large']) {
    const result = await run(page, size, await roundsOf(['en', 'ar'], both), true)
    expect(result.found).toEqual([])
    expect(result.count).toBe(both.length * 4)
  }
})
