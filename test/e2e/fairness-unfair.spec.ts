/**
 * Unfair on purpose: what a site can do to its own banner, and that it is told. The measuring is plain
 * geometry and computed style, so that what is found in one engine is found in the others; it runs in
 * all three because the style is written through `::part`.
 */
import type { Finding } from '../../src/fairness/rules'
import { join } from 'node:path'
import type { CheckFairness } from '../../src/fairness/check-fairness'
import { distFolder } from './support/default-reply'
import {
  answer,
  banner,
  control,
  expect,
  preferences,
  test,
  type Page,
  type Site,
} from './support/test'

/** As a site's tests would import it; its types are those of the sources. */
const shipped = async () =>
  (await import(join(distFolder, 'index.js'))) as { checkFairness: CheckFairness }

const settings = { site: { name: 'The Shop' }, policy: { url: '/privacy' }, check: 'never' }

const open = async (page: Page, site: Site, css = '', more: object = {}, body = '') => {
  await page.goto(
    site.page({
      head: `${site.tool({ ...settings, ...more })}<style>${css}</style>`,
      body: `<main><h1>The Shop</h1></main>${body}`,
    }),
  )
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(400)
}

/** `rule element` of each finding on the screen that is open. */
const look = async (page: Page) => {
  const found = await page.evaluate<Finding[]>(
    `import('/cct/index.js').then(({ checkFairness }) => checkFairness())`,
  )
  for (const { source, message } of found) {
    expect(source.length).toBeGreaterThan(10)
    expect(message.length).toBeGreaterThan(10)
  }
  return found.map(({ rule, element }) => `${rule} ${element}`)
}

test('the screens as they come are fair', async ({ page, site }) => {
  await open(page, site)
  expect(await look(page)).toEqual([])
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  await page.waitForTimeout(400)
  expect(await look(page)).toEqual([])
})

const unequal: readonly (readonly [name: string, css: string, finding: string])[] = [
  ['a ghost', 'background: none; color: #555', 'equal-buttons banner reject-all'],
  ['tiny', 'font-size: 9px; padding: 0', 'equal-buttons banner reject-all'],
  ['faint', 'opacity: .4', 'equal-buttons banner reject-all'],
  ['narrow', 'width: 50%', 'equal-buttons banner reject-all'],
  ['shrunk', 'transform: scale(.6)', 'equal-buttons banner reject-all'],
  [
    'a mere link',
    'text-decoration: underline; background: none; border: 0; color: #1d4ed8',
    'equal-buttons banner reject-all',
  ],
  ['hidden', 'display: none', 'same-layer banner reject-all'],
  ['out of sight', 'position: relative; left: -3000px', 'same-layer banner reject-all'],
  ['unreachable', 'pointer-events: none', 'same-layer banner reject-all'],
  [
    'of letters filled with nothing',
    '-webkit-text-fill-color: transparent',
    'equal-buttons banner reject-all',
  ],
  ['pushed out of its box', 'text-indent: -999px', 'equal-buttons banner reject-all'],
  ['cut off', 'clip-path: inset(35%)', 'equal-buttons banner reject-all'],
]

for (const [name, css, finding] of unequal)
  test(`a Reject that is ${name} is found`, async ({ page, site }) => {
    await open(page, site, `cct-root::part(reject-all) { ${css} }`)
    expect(await look(page)).toContain(finding)
  })

const favoured: readonly (readonly [name: string, css: string])[] = [
  ['outlined', 'outline: 4px solid gold'],
  ['shadowed', 'text-shadow: 0 0 4px gold'],
  ['marked at its side', 'border-left: 9px solid gold'],
]

for (const [name, css] of favoured)
  test(`an Accept that is ${name} is found`, async ({ page, site }) => {
    await open(page, site, `cct-root::part(accept-all) { ${css} }`)
    expect(await look(page)).toContain('equal-buttons banner reject-all')
  })

test('an Accept that carries a star, or moves, is found', async ({ page, site }) => {
  await open(page, site, 'cct-root::part(accept-all)::before { content: "★" }')
  expect(await look(page)).toContain('equal-buttons banner reject-all')
  await open(
    page,
    site,
    '@keyframes a { to { scale: 1.02 } } cct-root::part(accept-all) { animation: a 1s infinite }',
  )
  expect(await look(page)).toContain('equal-buttons banner reject-all')
})

test('a Reject that only puts off, and letters too small to read, are found', async ({
  page,
  site,
}) => {
  await open(page, site, '', { texts: { en: { reject: 'Maybe later' } } })
  expect(await look(page)).toContain('unambiguous reject-all')
  await open(page, site, 'cct-root::part(link) { font-size: 6px }')
  expect(await look(page)).toContain('legible banner a')
})

test('labels that say something else, or the same as another button, are found on both screens', async ({
  page,
  site,
}) => {
  await open(page, site, '', { texts: { en: { accept: 'OK', manage: 'Reject all' } } })
  const found = await look(page)
  // One for what it says, one for saying what Reject says.
  expect(found.filter((one) => one.startsWith('unambiguous'))).toEqual([
    'unambiguous accept-all',
    'unambiguous manage',
    'unambiguous manage',
  ])
  await open(page, site, '', { texts: { en: { save: 'Accept all', close: 'Allow' } } })
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  await page.waitForTimeout(400)
  expect(await look(page)).toEqual(['unambiguous save', 'unambiguous close', 'unambiguous save'])
})

test('a theme nobody can read is found', async ({ page, site }) => {
  await open(page, site, '', {
    theme: { fill: '#eef', 'on-fill': '#fff', muted: '#bbb', scheme: 'light' },
  })
  const found = await look(page)
  expect(found).toContain('equal-buttons banner reject-all')
  expect(found).toContain('equal-buttons banner accept-all')
  expect(found).toContain('legible banner p')
})

test('a switch that cannot be seen, and a knob on it, are found', async ({ page, site }) => {
  const center = async (css: string) => {
    await open(page, site, css)
    await answer(page, 'manage')
    await expect(preferences(page)).toBeVisible()
    return look(page)
  }
  expect(await center(':root { --cct-scheme: light; --cct-off: #fff }')).toContain('legible toggle')
  expect(await center(':root { --cct-scheme: light; --cct-knob: #7c8696 }')).toContain(
    'legible toggle',
  )
  expect(await center(':root { --cct-scheme: light }')).toEqual([])
})

test('a nameless button is not to be had: the tool’s own word stands', async ({ page, site }) => {
  await open(page, site, '', { texts: { en: { reject: ' ', accept: '', manage: '', banner: '' } } })
  for (const [hook, name] of [
    ['reject-all', 'Reject all'],
    ['accept-all', 'Accept all'],
    ['manage', 'Choose what to allow'],
  ] as const)
    await expect(control(page, hook)).toHaveText(name)
  await expect(banner(page).locator('h2')).toHaveText('Your cookie choices')
})

test('a link to the privacy notice that hides is found', async ({ page, site }) => {
  await open(page, site, 'cct-root::part(link) { color: #eee }')
  expect(await look(page)).toContain('legible banner a')
})

test('wording that presses and a missing privacy notice are found', async ({ page, site }) => {
  await open(page, site, '', {
    policy: {},
    texts: { en: { free: 'We value your privacy.', reject: 'No thanks, I don’t like savings' } },
  })
  const found = await look(page)
  expect(found).toContain('neutral-words banner')
  expect(found).toContain('neutral-words reject-all')
  expect(found).toContain('complete-first-layer banner')
})

test('no way back is found, and a link of the page is one', async ({ page, site }) => {
  await open(page, site, '', { reopen: 'none' })
  expect(await look(page)).toEqual(['easy-withdrawal reopen'])
  await open(page, site, '', { reopen: 'none' }, '<a href="#cookie-consent-tool">Cookies</a>')
  expect(await look(page)).toEqual([])
  await open(page, site, 'cct-root::part(reopen) { display: none }')
  expect(await look(page)).toEqual(['easy-withdrawal reopen'])
  await open(
    page,
    site,
    'cct-root::part(reopen) { opacity: 0 }',
    {},
    '<i data-cct-open hidden>Cookies</i>',
  )
  expect(await look(page)).toEqual(['easy-withdrawal reopen'])
})

test('with nothing on screen the check says that it saw nothing', async ({ page, site }) => {
  await open(page, site)
  await answer(page, 'reject-all')
  await expect(banner(page)).toBeHidden()
  expect(await look(page)).toEqual(['same-layer cct-root'])
})

test('a driven page is looked at on both screens and in two sizes, and is left as it was', async ({
  page,
  site,
}) => {
  const { checkFairness } = await shipped()
  await open(page, site)
  expect(await checkFairness(page)).toEqual([])
  const style = '@media (width < 460px) { cct-root::part(reject-all) { opacity: .5 } }'
  await open(page, site, `${style} cct-root::part(setting) { color: #ddd }`)
  const found = await checkFairness(page)
  expect(found.map(({ rule, element }) => `${rule} ${element}`)).toEqual(
    expect.arrayContaining([
      'equal-buttons banner reject-all',
      'equal-buttons preferences reject-all',
      'legible preferences label',
    ]),
  )
  expect(await page.evaluate(`window.CookieConsentTool.state.status`)).toBe('undecided')
  expect(page.viewportSize()).toEqual({ width: 1024, height: 720 })
})

test.describe('at start', () => {
  const problems = `<script>window.heard = []
    addEventListener('cct:problem', ({ detail }) => window.heard.push(detail.path + ': ' + detail.message), true)</script>`
  const listen = async (page: Page, site: Site, config: object) => {
    await page.goto(
      site.page({
        head: `${problems}${site.tool({ ...settings, ...config })}<style>cct-root::part(reject-all) { opacity: .5 }</style>`,
      }),
    )
    await expect(banner(page)).toBeVisible()
    await page.waitForTimeout(3000) // the check stays out of a page's way for a second
    return page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  }

  test('in development a site is told, with the source of the rule', async ({ page, site }) => {
    const heard = await listen(page, site, { check: 'always', policy: {} })
    expect(heard.join('\n')).toMatch(/fairness\.equal-buttons: banner reject-all: .+Taskforce/)
    expect(heard.join('\n')).toMatch(/policy\.url: is missing.+EDPB/)
    expect(site.requests({ path: '/cct/cct.check.js' }).length).toBe(1)
  })

  test('elsewhere the check is not even fetched', async ({ page, site }) => {
    expect(await listen(page, site, { check: 'auto' })).toEqual([])
    expect(site.requests({ path: '/cct/cct.check.js' })).toEqual([])
  })
})
