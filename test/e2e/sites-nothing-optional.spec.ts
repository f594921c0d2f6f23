/** Tidewick and Strollbook: nothing optional at all, and partners that are asked about one by one. */
import { answer, banner, cct, control, expect, preferences, root, test } from './support/demo'

test('Tidewick uses the essential only: no banner, and a tool that says so and lists the cookies', async ({
  page,
  site,
  at,
}) => {
  await page.goto(at('tidewick'))
  await page.waitForTimeout(500)
  await expect(banner(page)).toHaveCount(0)
  await page.goto(at('tidewick', '/privacy.html'))
  await expect(page.locator('[data-cct-declaration]')).toContainText('tide_notice')
  await page.locator('#content a[href="#cookie-consent-tool"]').click()
  await expect(preferences(page)).toContainText(
    'This site keeps only what it needs to work. It uses nothing optional',
  )
  await control(page, 'details:essential').click()
  await expect(preferences(page)).toContainText('tide_session')
  await expect(root(page).locator('[data-cct="accept-all"]')).toHaveCount(0)
  await answer(page, 'close')
  expect(site.vendorHits()).toEqual([])
  expect(site.receipts()).toEqual([])
})

test.describe('Strollbook, an app with partners', () => {
  test('accepting the terms when joining allows nothing; each category is asked apart', async ({
    page,
    site,
    at,
  }) => {
    await page.goto(at('strollbook'))
    await answer(page, 'reject-all')
    await page.locator('input[name="email"]').fill('a@b.example')
    await page.locator('input[name="terms"]').check()
    await page.getByRole('button', { name: 'Join' }).click()
    await expect(page.locator('[data-answer]')).toContainText('Welcome')
    for (const id of ['analytics', 'advertising', 'social'])
      expect(await cct(page, (tool, id) => tool.allows(id), id)).toBe(false)
    expect(site.vendorHits()).toEqual([])
    await page.locator('.foot a[href="#cookie-consent-tool"]').click()
    for (const id of ['analytics', 'advertising', 'social'] as const)
      await expect(control(page, `toggle:${id}`)).toBeVisible()
  })

  test('partners are named one by one, and each has a switch of its own', async ({
    page,
    site,
    at,
  }) => {
    await page.goto(at('strollbook'))
    await answer(page, 'manage')
    await control(page, 'details:advertising').click()
    await expect(preferences(page)).toContainText('Leadwell')
    await control(page, 'toggle:leadwell').click()
    await answer(page, 'save')
    await expect.poll(() => site.requests({ host: /leadwell/ }).length).toBeGreaterThan(0)
    expect(site.requests({ host: /adlantern/ })).toEqual([])
  })

  test('the banner says with how many partners, and one click leads to their names and purposes', async ({
    page,
    at,
  }) => {
    await page.goto(at('strollbook'))
    await expect(banner(page)).toContainText('with 4 partners')
    await answer(page, 'manage')
    await control(page, 'details:advertising').click()
    await expect(preferences(page)).toContainText(/Adlantern[^]*Delivers our campaigns/)
  })

  test('a materially different use asks again and says what is new; going back to the old use does not run it', async ({
    page,
    site,
    at,
  }) => {
    await page.goto(at('strollbook'))
    await answer(page, 'accept-all')
    await expect.poll(() => site.requests({ host: /adlantern/ }).length).toBeGreaterThan(0)
    await page.locator('[data-change]').click()
    await expect(banner(page)).toContainText(/has changed since you last answered/)
    await expect(banner(page)).toContainText('Matchfold')
    expect(site.requests({ host: /matchfold/ })).toEqual([])
    await answer(page, 'reject-all')
    await expect(banner(page)).toBeHidden()
    expect(site.requests({ host: /matchfold/ })).toEqual([])
    expect(site.receipts().at(-1)).toMatchObject({ policy: { version: '2026-12' } })
  })

  test('how long each thing is kept is shown', async ({ page, at }) => {
    await page.goto(at('strollbook', '/privacy.html'))
    await expect(page.locator('[data-cct-declaration]')).toContainText('30 days')
    await expect(page.locator('#content')).toContainText('kept five years')
  })

  test('where to report a security problem stands in the tool', async ({ page, at }) => {
    await page.goto(at('strollbook'))
    await answer(page, 'manage')
    await expect(
      preferences(page).locator('a[href="mailto:security@strollbook.example"]'),
    ).toBeVisible()
  })
})

for (const name of ['fernline', 'larkmoor', 'brackwell', 'strollbook'])
  test(`${name}: a receipt is seen in the instruments, from the collector`, async ({
    page,
    site,
    at,
  }) => {
    await page.goto(at(name, '/privacy.html'))
    await cct(page, (tool) => tool.rejectAll())
    await expect.poll(() => site.receipts().length).toBe(1)
    await page.goto(at(name, '/privacy.html?panel=1'))
    await expect(page.locator('demo-instruments .panel')).toContainText(/deny by api/)
  })

test('the start page leads to all five, each at a host of its own', async ({ page, at }) => {
  await page.goto(at('workshop', '/start.html'))
  for (const name of ['fernline', 'larkmoor', 'brackwell', 'tidewick', 'strollbook'])
    await expect(page.locator(`.card h3 a[href*="//${name}."]`)).toHaveCount(1)
})

test('the demo states at the well-known address that it honours Global Privacy Control', async ({
  page,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  const stated = await page.evaluate(() =>
    fetch('/.well-known/gpc.json').then((reply) => reply.json()),
  )
  expect(stated).toMatchObject({ gpc: true })
})
