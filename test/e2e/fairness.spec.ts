/**
 * What the eye cannot measure on one screen: what happens, and what does not, when somebody answers
 * or does not. What can be measured on a screen is in `fairness-matrix.spec.ts`, for every layout,
 * theme and language. All of it in three engines: events, focus, keys and storage are the engine's.
 */
import {
  answer,
  banner,
  cct,
  control,
  cookieNames,
  expect,
  preferences,
  ran,
  test,
  type Page,
  type Site,
} from './support/test'

const settings = {
  site: { name: 'The Shop' },
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'google-analytics', measurementId: 'G-ABC' },
    { id: 'meta-pixel', pixelId: '1' },
  ],
}

const tags = `<script type="text/plain" data-category="analytics" src="/run/count.js"></script>
<script type="text/plain" data-category="advertising" src="/run/ads.js"></script>`

const layouts = ['box', 'bar', 'modal'] as const

const open = async (page: Page, site: Site, more: object = {}, path = '/') => {
  await page.goto(
    site.page(
      {
        head: site.tool({ ...settings, ...more }),
        body: `<main><h1>The Shop</h1><button id="buy" onclick="this.textContent = 'Bought'">Buy</button>
          <p style="margin-top: 200vh"><a href="#a">Last link</a></p></main>${tags}`,
      },
      { path },
    ),
  )
}

const undecided = async (page: Page) => {
  expect(await cct(page, ({ state }) => state.status)).toBe('undecided')
  expect(
    await cct(page, ({ state }) => Object.entries(state.categories).filter(([, on]) => on)),
  ).toEqual([['essential', true]])
  expect(await ran(page)).toEqual([])
}

/** Not every driver counts clicks as an operating system does, whose second click within half a second is a double click. */
const countClicks = () => {
  const counts = new WeakMap<object, number>()
  const detail = Object.getOwnPropertyDescriptor(UIEvent.prototype, 'detail')?.get
  let count = 0
  let last = -Infinity
  addEventListener(
    'click',
    (event) => {
      count = event.timeStamp - last < 500 ? count + 1 : 1
      last = event.timeStamp
      counts.set(event, count)
    },
    true,
  )
  Object.defineProperty(UIEvent.prototype, 'detail', {
    configurable: true,
    get(this: UIEvent) {
      return counts.get(this) ?? (detail?.call(this) as number)
    },
  })
}

test.describe('no is as easy as yes', () => {
  for (const layout of layouts)
    test(`one click each, at once, layout ${layout}`, async ({ page, site }) => {
      for (const name of ['reject-all', 'accept-all'] as const) {
        await open(page, site, { layout })
        await expect(banner(page)).toBeVisible()
        await answer(page, name)
        await expect(banner(page)).toBeHidden()
        await expect(preferences(page)).toBeHidden()
        expect(await cct(page, ({ state }) => state.status)).toBe('decided')
        expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(name === 'accept-all')
        if (name === 'accept-all') continue
        await cct(page, (tool) => tool.reset())
        // Forgotten before the page is left: a driver may stumble over one that is going already.
        await expect(banner(page)).toBeVisible()
      }
    })

  test('no comes first in the order of the keyboard, and both answer to Enter', async ({
    page,
    site,
  }) => {
    await open(page, site)
    await expect(banner(page)).toBeVisible()
    const order = await page.evaluate(() =>
      [
        ...document
          .querySelector('cct-root')!
          .shadowRoot!.querySelectorAll('[data-cct="banner"] button'),
      ].map((button) => button.getAttribute('data-cct')),
    )
    expect(order).toEqual(['reject-all', 'accept-all', 'manage'])
    await control(page, 'reject-all').focus()
    await page.keyboard.press('Enter')
    await expect(banner(page)).toBeHidden()
    expect(await cct(page, ({ state }) => state.status)).toBe('decided')
  })
})

test.describe('silence is no', () => {
  for (const layout of layouts)
    test(`Enter, Space, Escape, a click beside it, scrolling, leaving and waiting, layout ${layout}`, async ({
      page,
      site,
    }) => {
      await open(page, site, { layout })
      await expect(banner(page)).toBeVisible()
      for (const key of ['Enter', 'Space', 'Escape']) await page.keyboard.press(key)
      await page.mouse.click(5, 5)
      await page.evaluate(() => scrollTo(0, 600))
      await page.waitForTimeout(1500)
      await expect(banner(page)).toBeVisible()
      await undecided(page)
      await open(page, site, { layout }, '/next')
      await expect(banner(page)).toBeVisible()
      await undecided(page)
      expect(site.requests({ path: '/receipts' })).toEqual([])
    })

  test('closing the preference center by button, Escape or backdrop saves nothing', async ({
    page,
    site,
  }) => {
    await open(page, site)
    for (const how of ['button', 'Escape', 'backdrop']) {
      await answer(page, 'manage')
      await expect(preferences(page)).toBeVisible()
      await control(page, 'toggle:analytics').click()
      if (how === 'button') await answer(page, 'close')
      else if (how === 'Escape') await page.keyboard.press('Escape')
      else await page.mouse.click(4, 4)
      await expect(preferences(page)).toBeHidden()
      await expect(banner(page)).toBeVisible()
      await undecided(page)
    }
  })

  for (const [size, width] of [
    ['a phone, where saving comes to lie under the same finger', 390],
    ['a screen, where it is the backdrop', 1280],
  ] as const)
    test(`a double click on the way into the preference center answers nothing, on ${size}`, async ({
      page,
      site,
    }) => {
      site.init(`(${countClicks})()`)
      await page.setViewportSize({ width, height: 800 })
      await open(page, site)
      // What an answer needs is here, so that the center opens at once.
      await answer(page, 'manage')
      await page.waitForTimeout(600)
      await answer(page, 'close')
      await expect(control(page, 'manage')).toBeVisible()
      await page.waitForTimeout(600)
      const box = (await control(page, 'manage').boundingBox())!
      for (const _ of ['first', 'second'])
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
      await expect(preferences(page)).toBeVisible()
      await page.waitForTimeout(300)
      await expect(preferences(page)).toBeVisible()
      await undecided(page)
      await page.waitForTimeout(1000)
      await answer(page, 'save')
      await expect(preferences(page)).toBeHidden()
    })

  test('a click that belongs to one before the preference center opened does nothing in it', async ({
    page,
    site,
  }) => {
    await open(page, site)
    const press = (clicks: readonly object[]) =>
      page.evaluate(async (clicks) => {
        const find = (hook: string) =>
          document.querySelector('cct-root')?.shadowRoot?.querySelector(`[data-cct="${hook}"]`)
        const isOpen = () => (find('preferences') as HTMLDialogElement | null)?.open === true
        window.CookieConsentTool.openPreferences()
        while (!isOpen()) await new Promise((done) => setTimeout(done, 5))
        for (const click of clicks)
          find('save')?.dispatchEvent(
            new PointerEvent('click', {
              bubbles: true,
              composed: true,
              cancelable: true,
              ...click,
            }),
          )
        return isOpen()
      }, clicks)
    expect(await press([{ detail: 2 }, { detail: 1, pointerType: 'touch' }])).toBe(true)
    await undecided(page)
    await page.waitForTimeout(1200)
    // By then a second click is one of its own.
    expect(await press([{ detail: 2, pointerType: 'touch' }])).toBe(false)
  })

  test('the close button says that it saves nothing', async ({ page, site }) => {
    await open(page, site)
    await answer(page, 'manage')
    await expect(control(page, 'close')).toHaveAttribute('aria-label', 'Close without saving')
  })
})

test.describe('before an answer', () => {
  test('nothing is stored, and nothing is fetched but the tool itself', async ({ page, site }) => {
    await open(page, site)
    await expect(banner(page)).toBeVisible()
    await page.waitForTimeout(800)
    expect(site.vendorHits()).toEqual([])
    const paths = site.requests().map(({ path }) => path)
    expect(paths.filter((path) => path !== '/' && !path.startsWith('/cct/'))).toEqual([])
    expect(await cookieNames(page)).toEqual([])
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  })

  for (const layout of layouts)
    test(`the page behind works, layout ${layout}`, async ({ page, site }) => {
      await open(page, site, { layout })
      await expect(banner(page)).toBeVisible()
      await page.locator('#buy').click()
      await expect(page.locator('#buy')).toHaveText('Bought')
      await page.evaluate(() => scrollTo(0, 400))
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300)
      await answer(page, 'reject-all')
      await expect(page.locator('h1')).toHaveText('The Shop')
    })

  test('nothing takes the focus', async ({ page, site }) => {
    await open(page, site)
    await expect(banner(page)).toBeVisible()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  })

  test('no optional switch is on; what is essential has none, and says so', async ({
    page,
    site,
  }) => {
    await open(page, site)
    await answer(page, 'manage')
    await expect(preferences(page)).toBeVisible()
    await control(page, 'details:analytics').click()
    await control(page, 'details:essential').click()
    const switches = await page.evaluate(() =>
      [
        ...document
          .querySelector('cct-root')!
          .shadowRoot!.querySelectorAll<HTMLInputElement>('[role="switch"]'),
      ].map((input) => [input.getAttribute('data-cct'), input.checked, input.disabled]),
    )
    expect(switches).toEqual([
      ['toggle:analytics', false, false],
      ['toggle:google-analytics', false, false],
      ['toggle:advertising', false, false],
    ])
    await expect(preferences(page)).toContainText('Always active')
  })
})

test('each purpose has its own switch, its state stands beside it in words, and a part can be saved', async ({
  page,
  site,
}) => {
  await open(page, site)
  await answer(page, 'manage')
  const state = () =>
    control(page, 'toggle:analytics').evaluate(
      (input: Element) => input.closest('[part~="switch"]')!.textContent,
    )
  expect(await state()).toBe('Off')
  await control(page, 'toggle:analytics').click()
  expect(await state()).toBe('On')
  await answer(page, 'save')
  await expect(preferences(page)).toBeHidden()
  expect(await cct(page, ({ state: { categories } }) => categories)).toMatchObject({
    analytics: true,
    advertising: false,
  })
  await expect.poll(() => ran(page)).toEqual(['count'])
})

test('taking it back: two clicks from any page, and at once', async ({ page, site }) => {
  await open(page, site, { reloadOnWithdraw: 'never' })
  await answer(page, 'accept-all')
  await expect.poll(async () => (await ran(page)).length).toBe(2)
  await page.evaluate(() => void (document.cookie = '_ga=GA1.1.1.1; path=/'))
  await open(page, site, { reloadOnWithdraw: 'never' }, '/other')
  await expect(control(page, 'reopen')).toBeVisible()
  await answer(page, 'reopen')
  await answer(page, 'reject-all')
  expect(await cct(page, (tool) => [tool.allows('analytics'), tool.allows('advertising')])).toEqual(
    [false, false],
  )
  await expect.poll(() => cookieNames(page)).not.toContain('_ga')
})

test('a no lasts as long as a yes, and is not asked again on the next page', async ({
  page,
  site,
}) => {
  const days: number[] = []
  for (const name of ['reject-all', 'accept-all'] as const) {
    await open(page, site)
    await answer(page, name)
    await expect(banner(page)).toBeHidden()
    const until = await cct(page, ({ state }) => state.expiresAt)
    days.push(Math.round((Date.parse(until ?? '') - Date.now()) / 864e5))
    await open(page, site, {}, '/next')
    await expect(control(page, 'reopen')).toBeVisible()
    await expect(banner(page)).toBeHidden()
    if (name === 'accept-all') continue
    await cct(page, (tool) => tool.reset())
    // Forgotten before the page is left: a driver may stumble over one that is going already.
    await expect(banner(page)).toBeVisible()
  }
  expect(days[0]).toBeGreaterThanOrEqual(days[1]!)
})

test.describe('asked again only for a reason, and then nothing is taken for granted', () => {
  const returning = async (page: Page, site: Site, more: object) => {
    await open(page, site)
    await answer(page, 'accept-all')
    await expect(banner(page)).toBeHidden()
    await open(page, site, more, '/later')
  }
  test('a new policy', async ({ page, site }) => {
    await returning(page, site, { policy: { url: '/privacy', version: '2' } })
    await expect(banner(page)).toContainText('Our policy has changed')
    await undecided(page)
  })
  test('a new partner: consent to the others is no consent to this one', async ({ page, site }) => {
    const partner = { id: 'other', name: 'Other', provider: 'Other', category: 'advertising' }
    await returning(page, site, { services: [...settings.services, partner] })
    await expect(banner(page)).toContainText('What we use has changed')
    await undecided(page)
  })
})

test.describe('where the law lets things run first', () => {
  test('saying no takes no more steps than saying yes', async ({ page, site }) => {
    await open(page, site, { region: 'US-CA', reloadOnWithdraw: 'never' })
    await answer(page, 'reopen')
    await answer(page, 'reject-all')
    await expect(preferences(page)).toBeHidden()
    expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(false)
    // The same two clicks in the other direction are not enough: a third must confirm it.
    await answer(page, 'reopen')
    await answer(page, 'accept-all')
    await expect(preferences(page)).toContainText('Allow it again?')
    expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(false)
    await preferences(page).getByRole('button', { name: 'Allow' }).click()
    await expect.poll(() => cct(page, (tool) => tool.allows('advertising'))).toBe(true)
  })

  test('a site for children asks first there too, and shows no ads', async ({ page, site }) => {
    await open(page, site, {
      region: 'US-CA',
      ageFlag: true,
      services: [{ id: 'google-analytics', measurementId: 'G-ABC' }],
    })
    await expect.poll(() => cct(page, ({ state }) => state.model)).toBe('opt-in')
    await expect(banner(page)).toBeVisible()
    await expect(banner(page)).not.toContainText(/\bads?\b|advertis/i)
    expect(
      await cct(page, (tool) => [tool.allows('analytics'), tool.allows('advertising')]),
    ).toEqual([false, false])
    await page.waitForTimeout(300)
    expect(await ran(page)).toEqual([])
  })
})
