import { answer, banner, cct, control, expect, preferences, test } from './support/test'

test('data-cct-open and the link of the notice open the preference center', async ({
  page,
  site,
}) => {
  const body = `<button data-cct-open id="open"><span id="inside">Settings</span></button> <a id="link" href="#cookie-consent-tool">Cookie Consent Tool</a>`
  await page.goto(site.page({ head: site.tool(), body }))
  await answer(page, 'reject-all')
  await page.locator('#inside').click()
  await expect(preferences(page)).toBeVisible()
  await answer(page, 'close')
  await expect(preferences(page)).toBeHidden()
  await page.locator('#link').click()
  await expect(preferences(page)).toBeVisible()
})

test('a page opened with #cookie-consent-tool shows the preference center', async ({
  page,
  site,
}) => {
  await page.goto(`${site.page({ head: site.tool() })}#cookie-consent-tool`)
  await expect(preferences(page)).toBeVisible()
})

test('data-cct-action answers, for a real click', async ({ page, site }) => {
  const body = `<button data-cct-action="accept-all">Yes</button><button data-cct-action="reject-all">No</button><button data-cct-action="reset">Again</button>`
  await page.goto(site.page({ head: site.tool({ reloadOnWithdraw: 'never' }), body }))
  await page.getByRole('button', { name: 'Yes', exact: true }).click()
  await expect.poll(() => cct(page, (tool) => tool.allows('analytics'))).toBe(true)
  await expect(banner(page)).toBeHidden()
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await expect.poll(() => cct(page, (tool) => tool.allows('analytics'))).toBe(false)
  await page.getByRole('button', { name: 'Again', exact: true }).click()
  await expect(banner(page)).toBeVisible()
  expect(await cct(page, (tool) => tool.state.status)).toBe('undecided')
})

test('a click made by a script may refuse but never accept', async ({ page, site }) => {
  const body = `<button data-cct-action="accept-all" id="yes">Yes</button>`
  await page.goto(site.page({ head: site.tool(), body }))
  await expect(banner(page)).toBeVisible()
  const clickInside = (name: string) =>
    control(page, name as 'accept-all').evaluate((button: HTMLButtonElement) => button.click())
  await page.locator('#yes').evaluate((button: HTMLButtonElement) => button.click())
  await clickInside('accept-all')
  await page.waitForTimeout(200)
  expect(await cct(page, (tool) => tool.state.status)).toBe('undecided')
  await clickInside('reject-all')
  await expect.poll(() => cct(page, (tool) => tool.state.status)).toBe('decided')
  expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(false)
})

test('data-cct-if and data-cct-unless follow the state, also for what is added later', async ({
  page,
  site,
}) => {
  const body = `<p id="if" data-cct-if="analytics">Counting</p><p id="unless" data-cct-unless="analytics">Not counting</p>`
  await page.goto(site.page({ head: site.tool({ reloadOnWithdraw: 'never' }), body }))
  await expect(page.locator('#if')).toBeHidden()
  await expect(page.locator('#unless')).toBeVisible()
  await cct(page, (tool) => tool.acceptAll())
  await expect(page.locator('#if')).toBeVisible()
  await expect(page.locator('#unless')).toBeHidden()
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p id="later" data-cct-unless="analytics">Later</p>',
    )
  })
  await expect(page.locator('#later')).toBeHidden()
  await cct(page, (tool) => tool.rejectAll())
  await expect(page.locator('#later')).toBeVisible()
  await expect(page.locator('#if')).toBeHidden()
})

test('the declaration lists categories, services and their cookies', async ({ page, site }) => {
  const settings = {
    services: [
      { id: 'google-analytics', measurementId: 'G-ABC' },
      {
        id: 'own-ads',
        name: 'Own ads',
        provider: 'Our own company',
        category: 'advertising',
        cookies: [{ name: 'own_ad', duration: '90 days', purpose: 'Shows fitting offers' }],
      },
    ],
  }
  const body = `<h1>Privacy</h1><div data-cct-declaration></div>`
  await page.goto(site.page({ head: site.tool(settings), body }))
  const declaration = page.locator('[data-cct-declaration]')
  for (const text of [
    'Google Analytics',
    '_ga',
    'Own ads',
    'Our own company',
    'own_ad',
    '90 days',
    'Shows fitting offers',
  ]) {
    await expect(declaration.getByText(text).first()).toBeVisible()
  }
})

test('events on the document: ready, change, receipt', async ({ page, site }) => {
  site.init(`for (const name of ['ready', 'change', 'receipt']) document.addEventListener('cct:' + name, (event) => {
    (window.ran = window.ran || []).push(name + ' ' + (event.bubbles ? 'bubbles' : '') + ' ' + typeof event.detail) })`)
  await page.goto(site.page({ head: site.tool() }))
  await answer(page, 'accept-all')
  await expect
    .poll(() => page.evaluate(() => window.ran ?? []))
    .toEqual(['ready bubbles object', 'change bubbles object', 'receipt bubbles object'])
})

test('subscribe, when and allows follow the answer', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool({ reloadOnWithdraw: 'never' }) }))
  await cct(page, (tool) => {
    window.ran = []
    const stop = tool.subscribe(() => {
      window.ran!.push('heard')
      stop()
    })
    void tool.when('analytics').then(() => window.ran!.push('allowed'))
  })
  await cct(page, (tool) => tool.choose({ analytics: true }))
  await expect.poll(() => page.evaluate(() => window.ran)).toEqual(['heard', 'allowed'])
  await cct(page, (tool) => tool.rejectAll())
  expect(await page.evaluate(() => window.ran)).toEqual(['heard', 'allowed'])
  expect(await cct(page, (tool) => [tool.allows('analytics'), tool.allows('nobody')])).toEqual([
    false,
    false,
  ])
})

test('a listener that throws stops nobody', async ({ page, site }) => {
  site.expectErrors(/on purpose/)
  await page.goto(site.page({ head: site.tool() }))
  await cct(page, (tool) => {
    tool.subscribe(() => {
      throw new Error('on purpose')
    })
    tool.subscribe(() => void (window.ran = ['second']))
  })
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => page.evaluate(() => window.ran)).toEqual(['second'])
  await expect.poll(() => site.receipts().length).toBe(1)
})
