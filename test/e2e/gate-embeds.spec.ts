import { answer, cct, control, expect, preferences, test, type Page } from './support/test'

const FILM = 'https://www.youtube.com/embed/x'
const film = `<iframe id="film" src="${FILM}" title="A film" width="400" height="225"></iframe>`

const embed = (page: Page) => page.locator('cct-embed')
const once = (page: Page) => page.locator('cct-embed button').first()
const always = (page: Page) => page.locator('cct-embed button').nth(1)
const settings = { reloadOnWithdraw: 'never' }

const add = (page: Page) =>
  page.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.id = 'film'
    frame.width = '400'
    frame.height = '225'
    frame.src = src
    document.body.append(frame)
  }, FILM)

test('a frame that a script adds stands as a placeholder that names its provider', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(settings) }))
  await add(page)
  await expect(embed(page)).toBeVisible()
  await expect(embed(page)).toHaveAttribute('aria-label', /youtube/i)
  await expect(embed(page)).toHaveAttribute('role', 'group')
  expect(await embed(page).boundingBox()).toMatchObject({ width: 404, height: 229 })
  expect(site.vendorHits()).toEqual([])
})

for (const [where, config, gpc] of [
  ['under Global Privacy Control', {}, true],
  ['where it ran until it was refused', { region: 'US-CA' }, false],
] as const)
  test(`"always" leads to the switch, which takes two steps, ${where}`, async ({ page, site }) => {
    if (gpc)
      site.init(
        `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })`,
      )
    await page.goto(site.page({ head: site.tool({ ...settings, ...config }), body: '' }))
    await cct(page, (tool) => tool.rejectAll())
    await add(page)
    await always(page).click()
    await expect(preferences(page)).toBeVisible()
    expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(false)
    expect(await page.locator('#film').getAttribute('src')).toBeNull()
    await control(page, 'toggle:advertising').click()
    await preferences(page).getByRole('button', { name: 'Allow' }).click()
    await answer(page, 'save')
    await expect(page.locator('#film')).toHaveAttribute('src', FILM)
  })

test('a placeholder too small for its words unfolds over the page, and nothing moves', async ({
  page,
  site,
}) => {
  const small = `<iframe id="film" src="${FILM}" title="A film" width="200" height="52" style="border: 0"></iframe><p id="after">After</p>`
  await page.goto(site.page({ head: site.tool({ ...settings, banner: 'never' }), body: '' }))
  await page.evaluate((html) => {
    const frame = document.createRange().createContextualFragment(html)
    document.body.append(frame)
  }, small)
  await expect(embed(page)).toBeVisible()
  const place = () => page.locator('#after').boundingBox()
  const before = await place()
  const inside = (locator: typeof once) =>
    locator(page).evaluate((button) => {
      const host = (button.getRootNode() as ShadowRoot).host.getBoundingClientRect()
      const { bottom, left, right, x, y, width, height } = button.getBoundingClientRect()
      const top = (button.getRootNode() as ShadowRoot).elementFromPoint(
        x + width / 2,
        y + height / 2,
      )
      return {
        isBelow: bottom > host.bottom,
        isWithin: left >= host.left && right <= host.right,
        isSeen: button.contains(top),
      }
    })
  await once(page).focus()
  expect(await inside(once)).toEqual({ isBelow: true, isWithin: true, isSeen: true })
  expect(await inside(always)).toEqual({ isBelow: true, isWithin: true, isSeen: true })
  expect(await place()).toEqual(before)
  expect(await embed(page).boundingBox()).toMatchObject({ width: 200, height: 52 })
  await once(page).evaluate((button) => (button as HTMLElement).blur())
  await page.mouse.move(0, 0)
  expect((await inside(always)).isSeen).toBe(false)
  // As on a phone: a tap on the words unfolds it, and it stays.
  await page.locator('cct-embed p').click()
  await page.mouse.move(0, 0)
  await once(page).click()
  await expect(page.locator('#film')).toHaveAttribute('src', FILM)
})

test('a placeholder says which language its words are in, and is read in their direction', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool({ ...settings, language: 'ar' }), body: '' }))
  await add(page)
  await expect(embed(page)).toHaveAttribute('lang', 'ar')
  const words = page.locator('cct-embed p')
  expect(await words.evaluate((note) => getComputedStyle(note).direction)).toBe('rtl')
  await expect(words.locator('bdi')).toHaveText(/youtube/i)
})

test('the placeholder is worked by keyboard alone', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool({ ...settings, banner: 'never' }), body: '' }))
  await add(page)
  await once(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#film')).toHaveAttribute('src', FILM)
  await expect(embed(page)).toHaveCount(0)
  expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(false)
})

test('loaded once, it ends with a refusal of everything; "always" is an answer', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(settings), body: '' }))
  await add(page)
  await once(page).click()
  await expect(page.locator('#film')).toHaveAttribute('src', FILM)
  await cct(page, (tool) => tool.rejectAll())
  await expect(embed(page)).toBeVisible()
  expect(await page.locator('#film').getAttribute('src')).toBeNull()

  await always(page).click()
  await expect(page.locator('#film')).toHaveAttribute('src', FILM)
  expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(true)
  await cct(page, (tool) => tool.choose({ advertising: false }))
  await expect(embed(page)).toBeVisible()
  expect(await page.locator('#film').getAttribute('src')).toBeNull()
})

test('the placeholder goes where its frame goes', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(settings), body: '<div id="other"></div>' }))
  await add(page)
  await expect(embed(page)).toBeVisible()
  await page.evaluate(() => {
    const frame = document.querySelector('#film')!
    frame.remove()
    Object.assign(window, { frame })
  })
  await expect(embed(page)).toHaveCount(0)
  await page.evaluate(() =>
    document.querySelector('#other')!.append((window as unknown as { frame: Element }).frame),
  )
  await expect(page.locator('#other cct-embed')).toBeVisible()
})

test('a tracking frame of no size gets no placeholder', async ({ page, site }) => {
  const body = `<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-X" height="0" width="0" style="display:none;visibility:hidden"></iframe>`
  await page.goto(site.page({ head: site.tool(settings), body }))
  await page.waitForTimeout(200)
  await expect(embed(page)).toHaveCount(0)
})

test('nothing moves: a frame of the markup, held and then allowed', async ({ page, site }) => {
  await page.goto(
    site.page({
      head: site.tool({ ...settings, banner: 'never' }),
      body: `${film}<p id="below">Below`,
    }),
  )
  await expect(embed(page)).toBeVisible()
  const before = await page.locator('#below').boundingBox()
  await cct(page, (tool) => tool.acceptAll())
  await expect(page.locator('#film')).toHaveAttribute('src', FILM)
  const after = await page.locator('#below').boundingBox()
  expect(Math.abs(after!.y - before!.y)).toBeLessThanOrEqual(1)
})

test("a film's picture is the site's own: shown at once, from nobody else, and nothing moves", async ({
  page,
  site,
}) => {
  site.reply('*', '/film.svg', {
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#345"/></svg>`,
    headers: { 'content-type': 'image/svg+xml' },
  })
  const frame = `<iframe id="film" data-category="advertising" data-src="${FILM}" data-poster="/film.svg" title="A film" width="400" height="225"></iframe>`
  await page.goto(
    site.page({
      head: site.tool({ ...settings, banner: 'never' }),
      body: `${frame}<p id="below">Below`,
    }),
  )
  await expect(embed(page)).toBeVisible()
  const picture = page.locator('cct-embed img')
  await expect(picture).toHaveAttribute('alt', '') // the group has the name; the picture adds none
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0))
    .toBe(true)
  expect(site.vendorHits()).toEqual([])
  // The picture fills the box behind the controls, and nothing in the box has to be scrolled.
  const laid = await embed(page).evaluate((host) => {
    const root = host.shadowRoot!
    const box = root.querySelector('div')!
    const inner = box.getBoundingClientRect()
    const picture = root.querySelector('img')!.getBoundingClientRect()
    const isOnTop = [...root.querySelectorAll('p, button')].map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect()
      return root.elementFromPoint(left + width / 2, top + height / 2) === one
    })
    return {
      spare: [inner.width - picture.width, inner.height - picture.height].map(Math.round),
      scrolls: box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight,
      isOnTop,
    }
  })
  expect(laid).toEqual({ spare: [2, 2], scrolls: false, isOnTop: [true, true, true] })
  const below = (await page.locator('#below').boundingBox())!.y
  await once(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#film')).toHaveAttribute('src', FILM)
  expect(Math.abs((await page.locator('#below').boundingBox())!.y - below)).toBeLessThanOrEqual(1)
})

test("a picture that would come from the film's provider is not fetched either", async ({
  page,
  site,
}) => {
  const frame = `<iframe data-category="advertising" data-src="${FILM}" data-poster="https://www.youtube.com/x.jpg" title="A film" width="400" height="225"></iframe>`
  await page.goto(site.page({ head: site.tool(settings), body: frame }))
  await expect(embed(page)).toBeVisible()
  await page.waitForTimeout(400)
  expect(site.vendorHits()).toEqual([])
})
