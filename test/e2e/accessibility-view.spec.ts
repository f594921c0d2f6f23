/** What axe cannot see: sizes, room, text that grows, motion, colours that the reader sets. */
import { focused, manyServices, open, openCenter, press, settings } from './accessibility-page'
import { answer, banner, control, expect, preferences, test, type Page } from './support/test'

/** Adds a sheet to the tool, as a reader's own style or a larger text size would. */
const restyle = (page: Page, css: string) =>
  page.evaluate((text: string) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.querySelector('cct-root')!.shadowRoot!.adoptedStyleSheets.push(sheet)
  }, css)

/** What is cut off or sticks out on the screen that is open. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('cct-root')!.shadowRoot!
    const screen = root.querySelector('[data-cct="preferences"], [data-cct="banner"]')!
    const outer = screen.getBoundingClientRect()
    const name = (element: Element) =>
      `${element.tagName} ${element.getAttribute('data-cct') ?? element.className} "${element.textContent?.slice(0, 30)}"`
    const found: string[] = []
    if (outer.left < -1 || outer.right > innerWidth + 1) found.push(`${name(screen)} sticks out`)
    for (const element of screen.querySelectorAll<HTMLElement>('*')) {
      const box = element.getBoundingClientRect()
      if (!box.width || !element.checkVisibility()) continue
      const { overflowX, overflowY, display } = getComputedStyle(element)
      if (display === 'inline' || element.closest('svg, select')) continue
      if (box.left < outer.left - 1 || box.right > outer.right + 1)
        found.push(`${name(element)} sticks out`)
      if (element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible')
        found.push(`${name(element)} is cut off at the side`)
      if (element.scrollHeight > element.clientHeight + 1 && /hidden|clip/.test(overflowY))
        found.push(`${name(element)} is cut off below`)
    }
    return found
  })

const everyCategory = ['essential', 'analytics', 'advertising']

/** Controls that are smaller than that; links in a sentence are exempt (2.5.8, inline). */
const tooSmall = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('cct-root')!.shadowRoot!
    const main = /^(accept-all|reject-all|save|manage|close|details:.*|find|filter)$/
    return [...root.querySelectorAll<HTMLElement>('button, input, select, a')]
      .filter((element) => element.checkVisibility() && !element.closest('p'))
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        const hook = element.getAttribute('data-cct') ?? ''
        const least = main.test(hook) ? 44 : 24
        return Math.min(width, height) + 0.1 < least
          ? `${hook || element.textContent}: ${width} × ${height}`
          : ''
      })
      .filter(Boolean)
  })

test('every target has its size: 44 for the main controls, 24 for the rest', async ({
  page,
  site,
}) => {
  await open(page, site, { services: [...settings.services, ...manyServices(30)] })
  expect(await tooSmall(page)).toEqual([])
  await openCenter(page, everyCategory)
  expect(await tooSmall(page)).toEqual([])
  await answer(page, 'save')
  await expect(preferences(page)).toBeHidden()
  expect(await tooSmall(page)).toEqual([])
})

for (const [what, css] of [
  ['text at 200 %', '.w { font-size: 200% !important }'],
  [
    'text spacing (1.4.12)',
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
  ],
] as const)
  test(`nothing is cut off with ${what}`, async ({ page, site }) => {
    await open(page, site)
    await restyle(page, css)
    expect(await clipped(page)).toEqual([])
    await openCenter(page, everyCategory)
    expect(await clipped(page)).toEqual([])
    await answer(page, 'reject-all')
    await expect(preferences(page)).toBeHidden()
  })

test('at 320 × 256, which is 1280 × 1024 at 400 %, all can be read and pressed', async ({
  page,
  site,
}) => {
  // One engine's window cannot be made that narrow, so the page stands in a frame in all of them.
  const inner = site.page(
    { head: site.tool(settings), body: '<main><h1>Narrow</h1></main>' },
    { path: '/inner' },
  )
  const body = `<iframe id="frame" src="${inner}" width="320" height="256" style="border: 0" title="inner"></iframe>`
  await page.goto(site.page({ body }, { path: '/outer' }))
  const measure = (screen: string, names: readonly string[]) =>
    page.evaluate(
      (want: { screen: string; names: readonly string[] }) => {
        const view = document.querySelector<HTMLIFrameElement>('#frame')!.contentWindow!
        const shadow = view.document.querySelector('cct-root')?.shadowRoot
        const shown = shadow?.querySelector(`[data-cct="${want.screen}"]`)
        if (!shown) return 'not there'
        const wide = [shown, ...shown.querySelectorAll('*')].filter(
          (element) => element.getBoundingClientRect().right > 321,
        )
        const unreachable = want.names.filter((name) => {
          const control = shown.querySelector(`[data-cct="${name}"]`)
          control?.scrollIntoView({ block: 'nearest' })
          const box = control?.getBoundingClientRect()
          return !box || box.top < -1 || box.bottom > 257 || box.left < 0 || box.right > 320
        })
        return { wide: wide.map(({ outerHTML }) => outerHTML.slice(0, 80)), unreachable }
      },
      { screen, names },
    )
  const nothing = { wide: [], unreachable: [] }
  await expect
    .poll(() => measure('banner', ['accept-all', 'reject-all', 'manage']))
    .toEqual(nothing)
  // What does not fit can be scrolled by keyboard: it is a stop with a name.
  // The stop is set in the frame after the size is known, so it is waited for.
  const stop = () =>
    page.evaluate(() => {
      const view = document.querySelector<HTMLIFrameElement>('#frame')!.contentWindow!
      const shadow = view.document.querySelector('cct-root')!.shadowRoot!
      const box = shadow.querySelector('[data-cct="banner"]')!.firstElementChild!
      return {
        scrolls: box.scrollHeight > box.clientHeight,
        stop: box.getAttribute('tabindex'),
        role: box.getAttribute('role'),
        name: shadow.getElementById(box.getAttribute('aria-labelledby') ?? '')?.textContent,
      }
    })
  await expect
    .poll(stop)
    .toEqual({ scrolls: true, stop: '0', role: 'group', name: 'Your cookie choices' })
  await page.evaluate(() => {
    const view = document.querySelector<HTMLIFrameElement>('#frame')!.contentWindow!
    const shadow = view.document.querySelector('cct-root')!.shadowRoot!
    shadow.querySelector<HTMLElement>('[data-cct="manage"]')!.click()
  })
  await expect
    .poll(() =>
      measure('preferences', [
        'close',
        'toggle:analytics',
        'details:analytics',
        'save',
        'reject-all',
      ]),
    )
    .toEqual(nothing)
})

const links = (count: number) =>
  Array.from({ length: count }, (_, i) => `<p><a id="l${i}" href="#l${i}">Link ${i}</a></p>`).join(
    '',
  )

/** The focused element, if the banner, or another part, hides all of it. */
const obscured = (page: Page, cover = 'banner') =>
  page.evaluate((part) => {
    const over = document
      .querySelector('cct-root')!
      .shadowRoot!.querySelector(`[data-cct="${part}"]`)!
      .getBoundingClientRect()
    const at = document.activeElement!
    const box = at.getBoundingClientRect()
    const isUnder =
      box.top >= over.top - 1 &&
      box.bottom <= over.bottom + 1 &&
      box.left >= over.left - 1 &&
      box.right <= over.right + 1
    const isOff = box.bottom <= 0 || box.top >= innerHeight
    return isUnder || isOff ? at.id : ''
  }, cover)

for (const layout of ['box', 'bar', 'modal'])
  for (const [place, body] of [
    ['the page', `<main><h1>Links</h1>${links(40)}</main>`],
    [
      'a scroller of its own',
      `<main style="position: fixed; inset: 0; overflow: auto"><h1>Links</h1>${links(40)}</main>`,
    ],
    [
      'a page that just fits',
      `<main style="height: 700px; display: grid; align-content: end; overflow: hidden"><h1>Links</h1>${links(3)}</main>`,
    ],
  ] as const)
    test(`no focused link is hidden by the banner: ${layout}, in ${place}`, async ({
      page,
      site,
    }) => {
      await open(page, site, { layout }, { body })
      const last = place === 'a page that just fits' ? 'l2' : 'l39'
      await control(page, 'manage').focus()
      const hidden: string[] = []
      for (let count = 0; count < 45 && (await focused(page)) !== last; count += 1) {
        await press(page, 'Tab')
        // The browser scrolls, then the tool looks.
        await page.evaluate(
          () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
        )
        if (await obscured(page)) hidden.push(await focused(page))
      }
      expect(await focused(page)).toBe(last)
      expect(hidden).toEqual([])
    })

for (const layout of ['box', 'bar', 'modal'])
  for (const width of [390, 1024])
    test(`the banner makes way for a link that no scrolling moves, and comes back: ${layout}, ${width} px`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width, height: 700 })
      const body = `<main style="height: 2000px"><a id="first" href="#first">First</a></main>
        <nav style="position: fixed; inset: auto 0 0; padding: 8px 60px; display: grid; place-items: ${layout === 'modal' ? 'center' : 'start'}; height: ${layout === 'modal' && width > 640 ? 650 : 60}px"><a id="fixed" href="#fixed">Basket</a></nav>`
      await open(page, site, { layout }, { body })
      const place = () => banner(page).boundingBox()
      const before = await place()
      await page.locator('#fixed').focus()
      await expect.poll(() => obscured(page)).toBe('')
      expect(await place()).not.toEqual(before)
      await page.locator('#first').focus()
      await expect.poll(place).toEqual(before)
      await answer(page, 'reject-all')
      await expect(banner(page)).toBeHidden()
    })

const last = '<a id="last" href="/imprint">Imprint</a>'
for (const layout of ['box', 'bar'])
  for (const [what, body] of [
    [
      'a page that just fits',
      `<main style="height: 684px; display: grid; align-content: end">${last}</main>`,
    ],
    [
      'a scroller of its own',
      `<div style="position: fixed; inset: 0; overflow: auto"><main style="height: 1500px; display: grid; align-content: end">${last}</main></div>`,
    ],
    [
      'a body that scrolls',
      `<style>html { overflow: hidden; height: 100% } body { overflow: auto; height: 100%; margin: 0 }</style><main style="height: 1500px; display: grid; align-content: end">${last}</main>`,
    ],
  ] as const)
    test(`who scrolls on finds the last link above the banner: ${layout}, ${what}`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width: 390, height: 700 })
      await open(page, site, { layout }, { body })
      // By wheel or by finger, which not every driver has.
      const scrollOn = () =>
        page.evaluate(
          (way) => {
            let box = document.elementFromPoint(200, 100)
            box?.dispatchEvent(new Event(way, { bubbles: true, composed: true }))
            for (; box; box = box.parentElement) box.scrollBy(0, 1e4)
          },
          layout === 'box' ? 'wheel' : 'touchmove',
        )
      const isInReach = () =>
        page.evaluate(() => {
          const link = document.querySelector('#last') as Element
          const { left, top, width, height } = link.getBoundingClientRect()
          return document.elementFromPoint(left + width / 2, top + height / 2) === link
        })
      expect(await isInReach()).toBe(false)
      await expect(async () => {
        await scrollOn()
        expect(await isInReach()).toBe(true)
      }).toPass()
      await answer(page, 'reject-all')
      await expect(page.locator('[data-cct-room]')).toHaveCount(0)
    })

test('the way back stands in its corner after an answer by click', async ({ page, site }) => {
  await open(page, site)
  await answer(page, 'reject-all')
  const gap = async () => {
    const box = await control(page, 'reopen').boundingBox()
    return box && page.viewportSize()!.height - box.y - box.height
  }
  await expect.poll(gap).toBe(16)
})

for (const reopen of ['start', 'end'])
  test(`no focused link is hidden by the way back, which has its name on it in California: ${reopen}`, async ({
    page,
    site,
  }) => {
    const side = reopen === 'end' ? 'right' : 'left'
    const body = `<main style="height: 3000px"><a id="first" href="#first">First</a></main>
      <a id="last" href="#last" style="position: absolute; ${side}: 40px; bottom: 22px">Ads</a>`
    await page.goto(
      site.page({
        head: site.tool({ region: 'US-CA', reopen }),
        body: `<div style="position: relative">${body}</div>`,
      }),
    )
    const place = () => control(page, 'reopen').boundingBox()
    const before = await place()
    await page.evaluate(() => scrollTo(0, 1e6)) // as far as it goes: no scrolling brings it out
    await page.locator('#last').focus()
    await expect.poll(() => obscured(page, 'reopen')).toBe('')
    expect(await place()).not.toEqual(before)
    // A press that takes the focus along is a click all the same.
    await answer(page, 'reopen')
    await expect(preferences(page)).toBeVisible()
    await answer(page, 'close')
    await expect(preferences(page)).toBeHidden()
    await page.locator('#first').focus()
    await expect.poll(place).toEqual(before)
  })

for (const layout of ['box', 'bar', 'modal'])
  test(`the room for the banner comes and goes without moving anything: ${layout}`, async ({
    page,
    site,
  }) => {
    const watch = `<style>html { scroll-padding-bottom: 7px } footer { margin-bottom: 0 }</style><script>window.shifts = 0
      if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value }).observe({ type: 'layout-shift', buffered: true })</script>`
    const body = `<main><h1>Links</h1>${links(40)}</main><footer id="end">End</footer>`
    const state = () =>
      page.evaluate(() => ({
        padding: getComputedStyle(document.documentElement).scrollPaddingBottom,
        height: document.documentElement.scrollHeight,
        width: document.documentElement.clientWidth,
        sheets: document.adoptedStyleSheets.length,
        boxes: ['h1', '#l0', '#l39', '#end'].map((name) => {
          const { x, y, width } = document.querySelector(name)!.getBoundingClientRect()
          return [x, y + scrollY, width]
        }),
      }))
    await page.goto(site.page({ head: watch, body }, { path: '/without' }))
    const before = await state()
    await open(page, site, { layout }, { head: watch, body })
    const during = await state()
    expect(during.boxes).toEqual(before.boxes)
    expect(during.width).toBe(before.width)
    if (layout !== 'modal') {
      expect(Number.parseFloat(during.padding.replace(/calc\(7px \+ /, ''))).toBeGreaterThan(60)
      expect(during.height).toBeGreaterThan(before.height + 60)
    }
    await answer(page, 'reject-all')
    await expect(banner(page)).toBeHidden()
    await expect.poll(state).toEqual(before)
    expect(await page.evaluate('window.shifts')).toBe(0)
  })

test('a status is there, empty, before it has something to say', async ({ page, site }) => {
  await open(page, site)
  const status = () =>
    page.evaluate(() => {
      const all = document
        .querySelector('cct-root')!
        .shadowRoot!.querySelectorAll('[role="status"]')
      return [...all].map((element) => element.textContent)
    })
  expect(await status()).toEqual([''])
  await page.evaluate(() => {
    const shadow = document.querySelector('cct-root')!.shadowRoot!
    Object.assign(window, { kept: shadow.querySelector('[role="status"]') })
  })
  await answer(page, 'reject-all')
  await expect.poll(status).toEqual(['Your choices are saved.'])
  expect(
    await page.evaluate(
      () =>
        (window as unknown as { kept: Element }).kept ===
        document.querySelector('cct-root')!.shadowRoot!.querySelector('[role="status"]'),
    ),
  ).toBe(true)
})

test('nothing moves for those who want no motion: every animation is under the query', async ({
  page,
  site,
}) => {
  await open(page, site)
  await openCenter(page, everyCategory)
  const moving = await page.evaluate(() => {
    const root = document.querySelector('cct-root')!.shadowRoot!
    const found: string[] = []
    const walk = (rules: CSSRuleList, isStill: boolean) => {
      for (const rule of rules) {
        if (rule instanceof CSSMediaRule)
          walk(rule.cssRules, isStill || rule.conditionText.includes('no-preference'))
        else if (rule instanceof CSSStyleRule && !isStill)
          for (const value of [rule.style.animationName, rule.style.transitionDuration])
            if (value && !/^(initial|none|0s)$/.test(value)) found.push(rule.selectorText)
      }
    }
    for (const sheet of root.adoptedStyleSheets) walk(sheet.cssRules, false)
    return found
  })
  expect(moving).toEqual([])
})

test('language and direction stand on everything the tool draws', async ({ page, site }) => {
  await open(page, site, { language: 'ar' })
  const spoken = () =>
    page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('cct-root')!
      const screen = host.shadowRoot!.querySelector('[data-cct="banner"]')!
      const box = screen.closest<HTMLElement>('[lang]')!
      return [host.lang, box.lang, box.dir, getComputedStyle(screen).direction]
    })
  await expect.poll(spoken).toEqual(['ar', 'ar', 'rtl', 'rtl'])
  await page.evaluate('CookieConsentTool.setLanguage("de")')
  await expect.poll(spoken).toEqual(['de', 'de', 'ltr', 'ltr'])
})
