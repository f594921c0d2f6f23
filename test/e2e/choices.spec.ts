import { answer, banner, cct, control, expect, preferences, test, type Page } from './support/test'

const settings = {
  receipts: { userRef: 'account-7' },
  choices: [
    {
      id: 'cpni-affiliates',
      title: 'Offers from our affiliates',
      text: 'Our affiliates may use your calling records to offer you communication services.',
      model: 'opt-out',
      effectiveAfter: 'P30D',
      scope: 'account',
      expires: 'never',
    },
    {
      id: 'cpni-others',
      title: 'Offers from others',
      text: 'Other companies may use your calling records to offer you their services.',
      model: 'opt-in',
      scope: 'account',
      expires: 'never',
    },
  ],
  requests: [
    {
      title: 'Shine the Light',
      text: 'Ask whom we told.',
      email: 'privacy@carrier.example',
      regions: ['US-CA'],
    },
    { title: 'Access', text: 'Ask what we have.', url: '/access', phone: '+1 (800) 555-0100' },
  ],
}

test('apart from cookies: neither Accept all nor Reject all changes them, nor the signal', async ({
  page,
  site,
}) => {
  site.init(
    `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true })`,
  )
  await page.goto(site.page({ head: site.tool(settings) }))
  const choices = () => cct(page, (tool) => tool.state.choices)
  const before = { 'cpni-affiliates': false, 'cpni-others': false }
  await answer(page, 'accept-all')
  expect(await choices()).toEqual(before)
  await answer(page, 'reopen')
  await answer(page, 'reject-all')
  expect(await choices()).toEqual(before)
  await expect.poll(() => site.receipts().length).toBe(2)
  for (const receipt of site.receipts()) expect(receipt).toMatchObject({ choices: before })
})

test('saved, told to the site, logged with the account, and kept over a reset and the end of the record', async ({
  page,
  site,
}) => {
  site.init(
    `addEventListener('cct:change', ({ detail }) => {
       if (!detail.receipt || !Object.keys(detail.choices).length) return
       navigator.sendBeacon('/account/choices', JSON.stringify({ user: detail.receipt.userRef, choices: detail.choices }))
     }, true)`,
  )
  site.reply('*', '/account/choices', { status: 204 })
  await page.goto(site.page({ head: site.tool(settings) }))
  await answer(page, 'manage')
  await expect(control(page, 'toggle:cpni-affiliates')).toBeChecked()
  await expect(control(page, 'toggle:cpni-others')).not.toBeChecked()
  await control(page, 'toggle:cpni-others').click()
  await answer(page, 'save')
  await expect.poll(() => site.requests({ path: '/account/choices' }).length).toBe(1)
  expect(JSON.parse(site.requests({ path: '/account/choices' })[0]?.body ?? '')).toEqual({
    user: 'account-7',
    choices: { 'cpni-others': true },
  })
  await expect.poll(() => site.receipts().length).toBe(1)
  const [receipt] = site.receipts()
  expect(receipt).toMatchObject({
    userRef: 'account-7',
    choices: { 'cpni-affiliates': false, 'cpni-others': true },
    pendingChoices: { 'cpni-affiliates': expect.stringMatching(/:00\.000Z$/) },
  })
  await cct(page, (tool) => tool.reset())
  await expect(banner(page)).toBeVisible()
  await page.reload()
  await expect(banner(page)).toBeVisible()
  expect(await cct(page, (tool) => tool.state.choices['cpni-others'])).toBe(true)
  await answer(page, 'manage')
  await expect(control(page, 'toggle:cpni-others')).toBeChecked()
  await expect(preferences(page)).toContainText('stays valid until you change it')
})

/** As one who reads on brings it up. */
const reveal = (page: Page, id: string) =>
  page.evaluate(
    (name) =>
      document
        .querySelector('cct-root')
        ?.shadowRoot?.getElementById(`p-${name}`)
        ?.nextElementSibling?.scrollIntoView({ block: 'nearest' }),
    id,
  )

test('silence counts thirty days after the choice was on screen', async ({ page, site }) => {
  site.init(`if (location.pathname === '/later') {
    const Real = Date, ahead = 31 * 864e5
    globalThis.Date = class extends Real {
      constructor(...args) { args.length ? super(...args) : super(Real.now() + ahead) }
      static now() { return Real.now() + ahead }
    }
  }`)
  const parts = { head: site.tool(settings) }
  await page.goto(site.page(parts))
  await answer(page, 'manage')
  await expect(preferences(page)).toContainText('Counts from')
  await answer(page, 'save')
  const pending = () => cct(page, (tool) => Object.keys(tool.state.pendingChoices ?? {}))
  expect(await pending()).toEqual([]) // it stood below the fold
  await answer(page, 'reopen')
  await reveal(page, 'cpni-affiliates')
  await page.waitForTimeout(300)
  await answer(page, 'save')
  expect(await cct(page, (tool) => tool.state.choices['cpni-affiliates'])).toBe(false)
  expect(await pending()).toEqual(['cpni-affiliates'])
  await page.goto(site.page(parts, { path: '/later' }))
  await expect.poll(() => cct(page, (tool) => tool.state.choices['cpni-affiliates'])).toBe(true)
})

test('what was moved before Reject all is not lost, and not saved with it', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(settings) }))
  await answer(page, 'manage')
  await control(page, 'toggle:cpni-affiliates').click()
  await answer(page, 'reject-all')
  await expect(preferences(page)).toContainText('Not saved yet')
  expect(await cct(page, (tool) => tool.state.status)).toBe('decided')
  await expect(control(page, 'toggle:cpni-affiliates')).not.toBeChecked()
  await answer(page, 'save')
  await expect(preferences(page)).toBeHidden()
  await expect.poll(() => site.receipts().length).toBe(2)
  expect(site.receipts().at(-1)).toMatchObject({ choices: { 'cpni-affiliates': false } })
})

test('rights by contact are shown where they apply, as links that are safe', async ({
  page,
  site,
}) => {
  const links = () =>
    preferences(page).evaluate((dialog: Element) =>
      [...dialog.querySelectorAll('[part="requests"] a')].map((link) => link.getAttribute('href')),
    )
  await page.goto(site.page({ head: site.tool({ ...settings, region: 'DE' }) }))
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  expect(await links()).toEqual(['/access', 'tel:+18005550100'])
  await page.goto(site.page({ head: site.tool({ ...settings, region: 'US-CA' }) }, { path: '/ca' }))
  await answer(page, 'reopen')
  await expect(preferences(page)).toBeVisible()
  expect(await links()).toEqual(['mailto:privacy@carrier.example', '/access', 'tel:+18005550100'])
})

test('a choice without text, or with the id of a category, is left out and named', async ({
  page,
  site,
}) => {
  site.init(
    `window.told = []; addEventListener('cct:problem', (e) => told.push(e.detail.path), true)`,
  )
  const choices = [
    { id: 'a', title: 'A', model: 'opt-out' },
    { id: 'analytics', title: 'B', text: 'b', model: 'opt-out' },
    { id: 'c', title: 'C', text: 'c', model: 'opt-out', effectiveAfter: 'a month' },
  ]
  await page.goto(site.page({ head: site.tool({ choices }) }))
  await expect(banner(page)).toBeVisible()
  expect((await page.evaluate<string[]>('window.told')).toSorted()).toEqual([
    'choices[0].text',
    'choices[1].id',
    'choices[2].effectiveAfter',
  ])
  expect(await cct(page, (tool) => tool.state.choices)).toEqual({ c: false })
})
