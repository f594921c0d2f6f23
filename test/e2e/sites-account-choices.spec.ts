/** Larkmoor and Brackwell: account choices beside the cookies. */
import { answer, banner, cct, control, expect, preferences, test } from './support/demo'

const openTool = '#content a[href="#cookie-consent-tool"]'

test.describe('Larkmoor, a regional telephone company', () => {
  test('account information by express yes and by the chance to say no stand side by side', async ({
    page,
    site,
    at,
  }) => {
    await page.goto(at('larkmoor', '/privacy.html'))
    await answer(page, 'manage')
    await expect(preferences(page)).toContainText('Account information for new offers')
    await expect(preferences(page)).toContainText('News about the services you have')
    await expect(control(page, 'toggle:cpni-use')).not.toBeChecked()
    // Silence is no approval until 30 days after the notice.
    expect(await cct(page, (tool) => tool.state.choices.marketing)).toBe(false)
    await control(page, 'toggle:cpni-use').click()
    await answer(page, 'save')
    await expect.poll(() => site.receipts().length).toBe(1)
    expect(site.receipts()[0]).toMatchObject({ choices: { 'cpni-use': true } })
  })

  test('what the server must see is explained; counting visits is a category of its own', async ({
    page,
    site,
    at,
  }) => {
    await page.goto(at('larkmoor', '/privacy.html'))
    await expect(page.locator('#content')).toContainText('the words you search for')
    await page.goto(at('larkmoor'))
    await answer(page, 'reject-all')
    await expect(banner(page)).toBeHidden()
    expect(site.vendorHits()).toEqual([])
  })

  test('an answer can be changed at any time, with the effort it took to give it', async ({
    page,
    at,
  }) => {
    await page.goto(at('larkmoor'))
    const choice = () => cct(page, (tool) => tool.state.choices['cpni-use'])
    for (const wanted of [true, false, true]) {
      await page.locator('.foot a[href="#cookie-consent-tool"]').click()
      await control(page, 'toggle:cpni-use').click()
      await answer(page, 'save')
      await expect.poll(choice).toBe(wanted)
      await expect(preferences(page)).toBeHidden()
    }
    await page.reload()
    expect(await choice()).toBe(true)
  })

  test('a material change is announced on the home page, and asked about again', async ({
    page,
    at,
  }) => {
    await page.goto(at('larkmoor'))
    await expect(page.locator('#content')).toContainText('Our privacy notice changed')
    await answer(page, 'reject-all')
    await page.evaluate(() => fetch('/demo/policy', { method: 'POST' }).then((reply) => reply.ok))
    await page.goto(at('larkmoor'))
    await expect(banner(page)).toContainText(
      'has changed since you last answered: news about plans you have is now a choice of its own.',
    )
  })

  test('nothing is sold, so advertising does not appear anywhere', async ({ page, at }) => {
    await page.goto(at('larkmoor', '/privacy.html'))
    await expect(banner(page)).not.toContainText(/\bads?\b|advertis/i)
    await answer(page, 'manage')
    await expect(preferences(page)).not.toContainText(/\bads\b|advertis/i)
    expect(await cct(page, (tool) => Object.keys(tool.state.categories))).not.toContain(
      'advertising',
    )
  })
})

test.describe('Brackwell, a provider for companies', () => {
  test('one choice, off until someone says yes', async ({ page, at }) => {
    await page.goto(at('brackwell', '/privacy.html'))
    await page.locator(openTool).first().click()
    await expect(control(page, 'toggle:cpni')).not.toBeChecked()
    expect(await cct(page, (tool) => tool.state.choices)).toEqual({ cpni: false })
  })

  test('a no has no effect: the tool says so, and the page is the same after it', async ({
    page,
    at,
  }) => {
    await page.goto(at('brackwell'))
    const content = () => page.locator('#content').innerText()
    const before = await content()
    await answer(page, 'manage')
    await expect(preferences(page)).toContainText('A no has no effect on your services')
    await answer(page, 'reject-all')
    await expect(preferences(page)).toBeHidden()
    expect(await content()).toBe(before)
  })

  test('a no stays valid until it is changed: accepting cookies, time and a new notice leave it', async ({
    page,
    at,
  }) => {
    await page.goto(at('brackwell'))
    const choice = () => cct(page, (tool) => tool.state.choices.cpni)
    await cct(page, (tool) => tool.choose({ cpni: false }))
    await cct(page, (tool) => tool.acceptAll())
    expect(await choice()).toBe(false)
    await page.evaluate(() => fetch('/demo/policy', { method: 'POST' }).then((reply) => reply.ok))
    await page.goto(at('brackwell'))
    await expect(banner(page)).toBeVisible()
    expect(await choice()).toBe(false)
  })

  test('going on using the site is no consent to a change: scrolling and reading leave all off', async ({
    page,
    site,
    at,
  }) => {
    await page.goto(at('brackwell'))
    await page.evaluate(() => window.scrollTo(0, 900))
    await page.goto(at('brackwell', '/privacy.html'))
    await page.locator('#content h1').click()
    await page.waitForTimeout(300)
    expect(await cct(page, (tool) => [tool.state.status, tool.allows('analytics')])).toEqual([
      'undecided',
      false,
    ])
    expect(site.vendorHits()).toEqual([])
    expect(site.receipts()).toEqual([])
  })

  test.describe('two browsers', () => {
    // The window of the second would leave that of the first without the keyboard.
    test.use({ hasOwnContext: true })

    test('answers of one browser are not shown in another, and the site hands out no receipts', async ({
      page,
      at,
      browser,
    }) => {
      await page.goto(at('brackwell'))
      await cct(page, (tool) => tool.choose({ cpni: true }))
      expect(await page.evaluate(() => fetch('/receipts').then((reply) => reply.status))).toBe(404)
      const other = await browser.newContext({ ignoreHTTPSErrors: true })
      const stranger = await other.newPage()
      await stranger.goto(at('brackwell'))
      expect(await cct(stranger, (tool) => [tool.state.consentId, tool.receipts().length])).toEqual(
        [null, 0],
      )
      await other.close()
    })
  })
})

test('where a site says that a visitor may be a child, everything asks first, California included', async ({
  page,
  site,
}) => {
  await page.goto(
    site.page({ head: site.tool({ region: 'US-CA', ageFlag: true, banner: 'always' }) }),
  )
  await expect(banner(page)).toBeVisible()
  await cct(page, (tool) => tool.acceptAll())
  expect(await cct(page, (tool) => [tool.allows('analytics'), tool.allows('advertising')])).toEqual(
    [true, false],
  )
})
