/** Themes reach all that is drawn, the page's own properties are stronger, and a slip is told. */
import { answer, banner, control, expect, test, type Page, type Site } from './support/test'

const settings = { policy: { url: '/privacy' } }
const problems = `<script>window.heard = []
  addEventListener('cct:problem', ({ detail }) => window.heard.push(detail.path + ': ' + detail.message), true)</script>`

const open = async (page: Page, site: Site, config: object, css = '') => {
  await page.goto(
    site.page({
      head: `${problems}${site.tool({ ...settings, ...config })}<style>${css}</style>`,
      body: '<iframe data-category="analytics" data-src="/map" width="300" height="200"></iframe>',
    }),
  )
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(300)
}

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard)

const style = (page: Page, host: string, inside: string, property: string) =>
  page.evaluate(
    `getComputedStyle(document.querySelector('${host}').shadowRoot.querySelector('${inside}')).getPropertyValue('${property}')`,
  )

test('a ready theme reaches banner, re-open control and placeholder', async ({ page, site }) => {
  await open(page, site, { theme: 'mono light' })
  expect(await style(page, 'cct-root', '[data-cct="banner"]', 'border-top-left-radius')).toBe('0px')
  expect(await style(page, 'cct-root', '[data-cct="banner"]', 'font-family')).toContain('monospace')
  expect(await style(page, 'cct-embed', '[part="embed"]', 'border-top-left-radius')).toBe('0px')
  await answer(page, 'reject-all')
  await expect(control(page, 'reopen')).toBeVisible()
  expect(await style(page, 'cct-root', '[data-cct="reopen"]', 'border-top-left-radius')).toBe('0px')
  expect(await heard(page)).toEqual([])
})

test('and it does so on a returning visit, without the interface', async ({ page, site }) => {
  await open(page, site, { theme: 'night' })
  await answer(page, 'reject-all')
  await page.reload()
  await expect(control(page, 'reopen')).toBeVisible()
  expect(await style(page, 'cct-root', '[data-cct="reopen"]', 'background-color')).toBe(
    'rgb(16, 19, 28)',
  )
})

test('without a theme its file is not fetched', async ({ page, site }) => {
  await open(page, site, {})
  expect(site.requests({ path: '/cct/cct.themes.js' })).toEqual([])
})

test('the page’s own custom properties are stronger than a theme', async ({ page, site }) => {
  await open(page, site, { theme: 'night' }, ':root { --cct-fill: rgb(1, 2, 3) }')
  expect(await style(page, 'cct-root', '[data-cct="accept-all"]', 'background-color')).toBe(
    'rgb(1, 2, 3)',
  )
  expect(await style(page, 'cct-root', '[data-cct="banner"]', 'background-color')).toBe(
    'rgb(16, 19, 28)',
  )
})

test('the scheme can be fixed by theme or by the page', async ({ page, site }) => {
  await open(page, site, { theme: 'dark' })
  expect(await style(page, 'cct-root', '[data-cct="banner"]', 'background-color')).toBe(
    'rgb(24, 27, 33)',
  )
  await open(page, site, {}, 'html { --cct-scheme: dark }')
  expect(await style(page, 'cct-root', '[data-cct="banner"]', 'background-color')).toBe(
    'rgb(24, 27, 33)',
  )
})

test('tokens, a base and a density come together', async ({ page, site }) => {
  await open(page, site, {
    theme: { base: 'civic', density: 'compact', fill: 'rgb(90, 0, 60)', '--cct-radius': '9px' },
  })
  expect(await style(page, 'cct-root', '[data-cct="accept-all"]', 'background-color')).toBe(
    'rgb(90, 0, 60)',
  )
  expect(await style(page, 'cct-root', '[data-cct="banner"]', 'border-top-left-radius')).toBe('9px')
  expect(await style(page, 'cct-root', '[data-cct="banner"]', 'border-top-width')).toBe('3px')
})

test('what is wrong is told by its path with a suggestion, and the usual look stands', async ({
  page,
  site,
}) => {
  await open(page, site, { theme: { fill: 'blurple', 'on-fil': '#fff', radius: 'round' } })
  const all = (await heard(page)).join('\n')
  expect(all).toContain('theme.fill: "blurple" is no color')
  expect(all).toContain('did you mean "on-fill"?')
  expect(all).toContain('theme.radius: "round"')
  expect(await style(page, 'cct-root', '[data-cct="accept-all"]', 'background-color')).toBe(
    'rgb(29, 78, 216)',
  )
  await open(page, site, { theme: 'papper' })
  expect((await heard(page)).join()).toContain('did you mean "paper"?')
  await expect(banner(page)).toBeVisible()
})

test('a theme whose file does not arrive leaves the usual look, and the banner comes', async ({
  page,
  site,
}) => {
  site.reply('*', '/cct/cct.themes.js', { status: 500 })
  site.expectErrors(/500|themes/)
  await open(page, site, { theme: 'paper' })
  expect((await heard(page)).join()).toMatch(/theme: .+the usual one is shown/)
})

test('every part can be styled', async ({ page, site }) => {
  const parts = ['title', 'text', 'actions', 'accept-all', 'reject-all', 'manage', 'link']
  await open(
    page,
    site,
    {},
    parts.map((part) => `cct-root::part(${part}) { outline: 3px solid red }`).join(' '),
  )
  for (const part of parts)
    expect(await style(page, 'cct-root', `[part~="${part}"]`, 'outline-width'), part).toBe('3px')
})
