import { ready } from '../../src/themes/ready'
import { atRest, axe, manyServices, open, settings, violations } from './accessibility-page'
import { answer, banner, control, expect, preferences, test } from './support/test'

const combinations = [
  ...['box', 'bar', 'modal'].flatMap((layout) =>
    ['light', 'dark'].flatMap((theme) =>
      ['en', 'ar'].map((language) => ({ layout, theme, language })),
    ),
  ),
  ...Object.keys(ready).map((theme) => ({ layout: 'box', theme, language: 'en' })),
]

for (const { layout, theme, language } of combinations)
  test(`axe finds nothing on any screen: ${layout}, ${theme}, ${language}`, async ({
    page,
    site,
  }) => {
    await open(page, site, { layout, theme, language })
    expect(await violations(page)).toEqual([])
    await answer(page, 'manage')
    await expect(preferences(page)).toBeVisible()
    for (const category of ['essential', 'analytics', 'advertising'])
      await control(page, `details:${category}`).click()
    // One of two: the switch of the category stands between on and off.
    await control(page, 'toggle:adnet').click()
    await atRest(page)
    expect(await violations(page)).toEqual([])
    await answer(page, 'save')
    await expect(control(page, 'reopen')).toBeVisible()
    await atRest(page)
    expect(await violations(page)).toEqual([])
  })

for (const theme of ['light', 'dark'])
  test(`axe finds nothing where services are searched, ${theme}`, async ({ page, site }) => {
    await open(page, site, { theme, services: manyServices(60) })
    await answer(page, 'manage')
    await expect(preferences(page)).toBeVisible()
    await page.locator('cct-root [data-cct="find"]').fill('reseau')
    await atRest(page)
    expect(await violations(page)).toEqual([])
    await page.locator('cct-root [data-cct="find"]').fill('nothing of that name')
    await atRest(page)
    expect(await violations(page)).toEqual([])
  })

test('axe finds nothing while a privacy signal asks for a second step', async ({ page, site }) => {
  site.init(
    `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })`,
  )
  await open(page, site)
  expect(await violations(page)).toEqual([])
  await answer(page, 'manage')
  await control(page, 'toggle:advertising').click()
  await atRest(page)
  expect(await violations(page)).toEqual([])
})

test('axe finds nothing in the declaration', async ({ page, site }) => {
  const body = '<main><h1>Privacy</h1><h2>Cookies</h2><div data-cct-declaration></div></main>'
  await page.goto(site.page({ head: site.tool(settings) + axe, body }))
  await expect(banner(page)).toBeVisible()
  await expect(page.getByText('Adnet').first()).toBeVisible()
  await atRest(page)
  expect(await violations(page)).toEqual([])
})

for (const theme of ['light', 'dark'])
  test(`axe finds nothing in the placeholder of an embed, ${theme}`, async ({ page, site }) => {
    const film =
      '<iframe src="https://www.youtube.com/embed/x" title="A film" width="400" height="225"></iframe>'
    await page.goto(
      site.page({
        head: site.tool({ ...settings, theme, banner: 'never' }) + axe,
        body: `<main><h1>Films</h1>${film}</main>`,
      }),
    )
    await expect(page.locator('cct-embed')).toBeVisible()
    await atRest(page)
    expect(await violations(page)).toEqual([])
  })
