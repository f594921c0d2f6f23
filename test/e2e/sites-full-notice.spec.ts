/** Fernline: the full notice of a carrier, sentence by sentence. */
import { answer, banner, cct, control, expect, preferences, test } from './support/demo'

const vendors = /(pagetally|mixpanel|clarity|adlantern|plumewire|reelnest)\.localhost$/

test('cookies are essential, for analytics, for advertising or for social media, and each is said to be set by this site or a third party', async ({
  page,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  const declaration = page.locator('[data-cct-declaration]')
  for (const title of ['Essential', 'Analytics', 'Advertising', 'Social media and video'])
    await expect(declaration.getByRole('heading', { name: title, exact: true })).toBeVisible()
  await expect(declaration).toContainText(/lantern_uid[^]*third party/)
  await expect(declaration).toContainText(/fern_session[^]*this site/)
})

test('types of cookies and what they are for are described in the tool and inside the notice', async ({
  page,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  await expect(page.locator('[data-cct-declaration]')).toContainText(
    'Joins an ad with a later order.',
  )
  await page.locator('.prose a[href="#cookie-consent-tool"]').first().click()
  await control(page, 'details:advertising').click()
  await expect(preferences(page)).toContainText('Joins an ad with a later order.')
})

test('the notice opens the tool, where accepting and rejecting are one equal click each', async ({
  page,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  await page.locator('.prose a[href="#cookie-consent-tool"]').first().click()
  await expect(preferences(page)).toBeVisible()
  const [accept, reject] = [
    await control(page, 'accept-all').boundingBox(),
    await control(page, 'reject-all').boundingBox(),
  ]
  expect(accept?.width).toBeCloseTo(reject?.width ?? 0, 0)
  expect(accept?.height).toBeCloseTo(reject?.height ?? 0, 0)
  await answer(page, 'reject-all')
  await expect.poll(() => cct(page, (tool) => tool.state.status)).toBe('decided')
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
})

test('a Like button and a video of others stay boxes until allowed, once or always', async ({
  page,
  site,
  at,
}) => {
  await page.goto(at('fernline'))
  await answer(page, 'reject-all')
  await expect(banner(page)).toBeHidden()
  expect(site.requests({ host: /plumewire|reelnest/ })).toEqual([])
  await page
    .getByRole('button', { name: /Load once/ })
    .first()
    .click()
  await expect.poll(() => site.requests({ host: /reelnest/ }).length).toBeGreaterThan(0)
  expect(site.requests({ host: /plumewire/ })).toEqual([])
  expect(await cct(page, (tool) => tool.allows('social'))).toBe(false)
})

test('pixels, scripts and storage of partners wait for permission as cookies do', async ({
  page,
  site,
  at,
}) => {
  await page.goto(at('fernline', '/unmarked.html'))
  await page.waitForTimeout(500)
  expect(site.requests({ host: vendors })).toEqual([])
  const stored = () =>
    page.evaluate(() => [document.cookie, localStorage.getItem('_tally_views')].join())
  expect(await stored()).not.toMatch(/_tally_id|1/)
  await answer(page, 'accept-all')
  await expect.poll(() => site.requests({ host: /adlantern/ }).length).toBeGreaterThan(0)
})

test('a receipt names nobody, and goes nowhere but to the endpoint of the site', async ({
  page,
  site,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  await answer(page, 'reject-all')
  await expect.poll(() => site.receipts().length).toBe(1)
  const [{ site: asker, ...said }] = site.receipts() as [Record<string, unknown>]
  expect(JSON.stringify(said)).not.toMatch(/@|userAgent|Mozilla|\bip\b/)
  expect(asker).toEqual({
    name: 'Fernline Telecom',
    controller: 'Fernline Telecom Cooperative',
    contact: expect.stringMatching(/@fernline\.example$/),
    origin: expect.stringMatching(/^https?:/),
    path: '/privacy.html',
  })
  expect(site.vendorHits()).toEqual([])
})

test('the tool links to the opt-outs of Google, AdChoices and Your Online Choices, and names the browser’s own controls', async ({
  page,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  await answer(page, 'manage')
  for (const host of ['tools.google.com/dlpage/gaoptout', 'aboutads.info', 'youronlinechoices.com'])
    await expect(preferences(page).locator(`a[href*="${host}"]`)).toHaveCount(1)
  await expect(preferences(page)).toContainText('Your browser can block or delete cookies too')
  await expect(page.locator('#content')).toContainText('you cannot sign in')
})

test('Do Not Track changes nothing, Global Privacy Control does, and the receipt says what was seen', async ({
  page,
  site,
  at,
}) => {
  site.init(`for (const [name, value] of [['doNotTrack', '1'], ['globalPrivacyControl', true]])
    Object.defineProperty(Navigator.prototype, name, { configurable: true, get: () => value })`)
  await page.goto(at('fernline', '/privacy.html'))
  await answer(page, 'accept-all')
  await expect.poll(() => site.receipts().length).toBe(1)
  expect(site.receipts()[0]).toMatchObject({
    signals: { gpc: true, dnt: '1' },
    categories: { analytics: { granted: true }, advertising: { granted: false } },
  })
})

test('durations are shown, those of the session too', async ({ page, at }) => {
  await page.goto(at('fernline', '/privacy.html'))
  await expect(page.locator('[data-cct-declaration]')).toContainText(/fern_session\s*session/i)
  await expect(page.locator('[data-cct-declaration]')).toContainText('90 days')
})

for (const advertising of [false, true])
  test(`Google Analytics runs with its advertising features only where advertising is allowed: ${advertising}`, async ({
    page,
    at,
  }) => {
    await page.goto(at('fernline', '/privacy.html'))
    await cct(
      page,
      (tool, allowed) => tool.choose({ analytics: true, advertising: allowed }),
      advertising,
    )
    const configured = () =>
      page.evaluate(() => {
        const calls = (window.dataLayer ?? []).map((entry) =>
          Array.from(entry as ArrayLike<unknown>),
        )
        return calls.findLast(([command]) => command === 'config')?.[2]
      })
    await expect.poll(configured).toMatchObject({
      allow_google_signals: advertising,
      allow_ad_personalization_signals: advertising,
    })
  })

test('affiliates may market until the customer says no; other companies only after a yes', async ({
  page,
  site,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  await answer(page, 'manage')
  await expect(preferences(page)).toContainText('Account information and our affiliates')
  await control(page, 'toggle:cpni-others').click()
  await answer(page, 'save')
  await expect.poll(() => site.receipts().length).toBe(1)
  expect(site.receipts()[0]).toMatchObject({ choices: { 'cpni-others': true } })
  await cct(page, (tool) => tool.choose({ 'cpni-affiliates': false }))
  expect(await cct(page, (tool) => tool.state.choices)).toMatchObject({
    'cpni-affiliates': false,
    'cpni-others': true,
  })
})

test('sharing of credit information with affiliates can be refused, apart from cookies', async ({
  page,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  // Nobody has been told yet, so silence approves of nothing (15 U.S.C. 1681s-3, 16 CFR 680.21).
  expect(await cct(page, (tool) => tool.state.choices['credit-affiliates'])).toBe(false)
  await cct(page, (tool) => tool.choose({ 'credit-affiliates': false }))
  await cct(page, (tool) => tool.acceptAll())
  expect(await cct(page, (tool) => tool.state.choices['credit-affiliates'])).toBe(false)
})

for (const [region, right, contact] of [
  ['US-CA', 'Shine the Light', 'privacy@fernline.example'],
  ['US-NV', 'Nevada: opt out of sale', 'nevada@fernline.example'],
  ['US-ME', 'Maine: other information', 'privacy@fernline.example'],
] as const)
  test(`${region} offers its own rights, with an address to write to`, async ({ page, at }) => {
    await page.goto(at('fernline', `/privacy.html?region=${region}`))
    await page.locator('.prose a[href="#cookie-consent-tool"]').first().click()
    await expect(preferences(page)).toContainText(right)
    await expect(preferences(page).locator(`a[href="mailto:${contact}"]`).first()).toBeVisible()
    const others = ['Shine the Light', 'Nevada:', 'Maine: other'].filter(
      (each) => !right.startsWith(each),
    )
    for (const other of others) await expect(preferences(page)).not.toContainText(other)
  })

test('the date of the last change is in the notice, and a new version asks again', async ({
  page,
  at,
}) => {
  await page.goto(at('fernline', '/privacy.html'))
  await expect(page.locator('#content')).toContainText('last updated on 2 November 2026')
  await answer(page, 'reject-all')
  await expect(banner(page)).toBeHidden()
  await page.evaluate(() => fetch('/demo/policy', { method: 'POST' }).then((reply) => reply.ok))
  await page.goto(at('fernline', '/privacy.html'))
  await expect(banner(page)).toContainText('Our policy has changed since you last answered.')
})
