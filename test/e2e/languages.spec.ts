import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './support/default-reply'
import { banner, cct, control, expect, preferences, root, test, type Page } from './support/test'

const { files } = JSON.parse(readFileSync(join(distFolder, 'manifest.json'), 'utf8')) as {
  files: Record<string, unknown>
}
const tags = Object.keys(files).flatMap((name) => /^lang\/([\w-]+)\.js$/.exec(name)?.[1] ?? [])

const settings = {
  site: { name: 'Contoso' },
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'google-analytics', measurementId: 'G-1' },
    { id: 'meta-pixel', pixelId: '1' },
    { id: 'own', name: 'Own', category: 'analytics', cookies: [{ name: 'o', duration: 'P2W' }] },
  ],
}

const speak = (page: Page, tag: string) =>
  cct(page, (tool, to: string) => tool.setLanguage(to), tag)
const language = (page: Page) => root(page).locator('[lang]').first().getAttribute('lang')
const title = (page: Page) => banner(page).locator('h2').textContent()

interface Box {
  hook: string | undefined
  width: number
  height: number
  isCut: boolean
}

/** Runs in the page: the buttons of what is open, and whether a label is cut off. */
const measure = (hook: string) => {
  const shadow = document.querySelector('cct-root')!.shadowRoot!
  const shown = shadow.querySelector<HTMLElement>(`[data-cct="${hook}"]`)!
  const boxes: Box[] = [...shown.querySelectorAll<HTMLElement>('.f, .q')].map((button) => ({
    hook: button.dataset.cct,
    width: button.offsetWidth,
    height: button.offsetHeight,
    isCut:
      button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 1,
  }))
  return { boxes, height: shown.offsetHeight, isWide: shown.scrollWidth > shown.clientWidth + 1 }
}

/** Runs in the page: how many lines of what the visitor is asked can be read without scrolling. */
const linesInSight = () => {
  const shadow = document.querySelector('cct-root')!.shadowRoot!
  const text = shadow.querySelector('[part=text]')!
  const { bottom } = text.parentElement!.getBoundingClientRect()
  const height = parseFloat(getComputedStyle(text).lineHeight)
  return (bottom - text.getBoundingClientRect().top) / height
}

/** Runs in the page: where the two answers end, in pixels from the top of the screen. */
const answerBottoms = () =>
  ['reject-all', 'accept-all'].map((hook) => {
    const button = document
      .querySelector('cct-root')!
      .shadowRoot!.querySelector(`[data-cct="banner"] [data-cct="${hook}"]`)!
    const { bottom, height } = button.getBoundingClientRect()
    return height ? bottom : Infinity
  })

test('with text of twice the size a phone still shows what is asked, and both answers', async ({
  page,
  site,
}) => {
  const head = `<style>:root { --cct-size: 200% }</style>${site.tool(settings)}`
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(site.page({ head }))
  await expect(banner(page)).toBeVisible()
  for (const tag of ['en', 'de', 'ru', 'ta', 'ja', 'ar']) {
    await speak(page, tag)
    expect(await page.evaluate(linesInSight), tag).toBeGreaterThan(1.3)
    expect(Math.max(...(await page.evaluate(answerBottoms))), tag).toBeLessThanOrEqual(844)
  }
})

test('the banner fits half a phone in every language, and no button is cut', async ({
  page,
  site,
}) => {
  test.setTimeout(180_000)
  expect(tags.length).toBeGreaterThanOrEqual(40)
  await page.goto(site.page({ head: site.tool(settings) }))
  await expect(banner(page)).toBeVisible()
  for (const [width, height] of [
    [320, 640],
    [360, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const tag of tags) {
      await speak(page, tag)
      const { boxes, isWide, ...shown } = await page.evaluate(measure, 'banner')
      const where = `${tag} at ${width}`
      expect(shown.height, where).toBeLessThanOrEqual(height / 2)
      expect(isWide, where).toBe(false)
      expect(await page.evaluate(linesInSight), where).toBeGreaterThan(2)
      const [reject, accept] = boxes
      expect([accept?.width, accept?.height], where).toEqual([reject?.width, reject?.height])
      for (const { hook, isCut, height } of boxes) {
        expect(isCut, `${hook} in ${where}`).toBe(false)
        expect(height, `${hook} in ${where}`).toBeLessThanOrEqual(66)
      }
    }
  }
})

test('the preference center stays within a phone in every language', async ({ page, site }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(site.page({ head: site.tool(settings) }))
  await control(page, 'manage').click()
  await expect(preferences(page)).toBeVisible()
  await control(page, 'details:analytics').click()
  for (const tag of tags) {
    await speak(page, tag)
    const { boxes, isWide } = await page.evaluate(measure, 'preferences')
    expect(isWide, tag).toBe(false)
    for (const { hook, isCut } of boxes) expect(isCut, `${hook} in ${tag}`).toBe(false)
    const sideways = await preferences(page)
      .locator('.cs')
      .evaluate((element: HTMLElement) => element.scrollWidth - element.clientWidth)
    expect(sideways, `${tag} scrolls sideways`).toBeLessThanOrEqual(1)
  }
})

test('only the language in use is fetched, and none for English', async ({ page, site }) => {
  const fetched = () =>
    site.requests({ path: /\/(lang|purposes)\// }).map(({ path }) => path.replace('/cct/', ''))
  await page.goto(site.page({ lang: 'en', head: site.tool(settings) }))
  await expect(banner(page)).toBeVisible()
  expect(fetched()).toEqual([])
  await page.goto(site.page({ lang: 'ja', head: site.tool(settings) }, { path: '/ja' }))
  await expect(banner(page)).toContainText('すべて拒否する')
  expect(fetched()).toEqual(['lang/ja.js'])
  await control(page, 'manage').click()
  await expect(preferences(page)).toBeVisible()
  await expect.poll(fetched).toEqual(['lang/ja.js', 'purposes/ja.js'])
})

test('the language changes while the banner is up, and so does its direction', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(settings) }))
  await expect(banner(page)).toContainText('Reject all')
  await speak(page, 'he')
  await expect(banner(page)).toContainText('דחיית הכול')
  expect(await language(page)).toBe('he')
  const side = () =>
    banner(page).evaluate((element: HTMLElement) => getComputedStyle(element).direction)
  expect(await side()).toBe('rtl')
  await speak(page, 'fi')
  await expect(banner(page)).toContainText('Hylkää kaikki')
  expect(await side()).toBe('ltr')
})

test('the setting comes before the page, and the page before the browser', async ({
  page,
  site,
}) => {
  site.init(`Object.defineProperty(navigator, 'languages', { value: ['xx', 'sv-FI', 'de'] })`)
  await page.goto(
    site.page({ lang: 'nl-BE', head: site.tool({ ...settings, language: 'zh-Hant-HK' }) }),
  )
  await expect(banner(page)).toContainText('全部拒絕')
  await page.goto(site.page({ lang: 'nl-BE', head: site.tool(settings) }, { path: '/page' }))
  await expect(banner(page)).toContainText('Alles weigeren')
  await page.goto(site.page({ lang: '', head: site.tool(settings) }, { path: '/browser' }))
  await expect(banner(page)).toContainText('Neka alla')
  await page.goto(site.page({ lang: 'no', head: site.tool(settings) }, { path: '/no' }))
  await expect(banner(page)).toContainText('Avvis alle')
  expect(await language(page)).toBe('nb')
})

test('any text can be the site’s own, in one language and not in another', async ({
  page,
  site,
}) => {
  const texts = { de: { banner: 'Kekse?', reject: 'Nein zu allem' } }
  await page.goto(site.page({ lang: 'de', head: site.tool({ ...settings, texts }) }))
  await expect(banner(page)).toContainText('Nein zu allem')
  expect(await title(page)).toBe('Kekse?')
  await speak(page, 'da')
  await expect(banner(page)).toContainText('Afvis alle')
})

test('a language that is not there is named, and English is shown', async ({ page, site }) => {
  site.init(`window.told = []; document.addEventListener('cct:problem', ({ detail }) => {
    window.told.push(detail.path + ': ' + detail.message) })`)
  const told = () => page.evaluate(() => (window as { told?: string[] }).told ?? [])
  await page.goto(site.page({ lang: 'de', head: site.tool({ ...settings, language: 'klingon' }) }))
  await expect(banner(page)).toContainText('Reject all')
  await expect.poll(told).toEqual([expect.stringMatching(/^language: "klingon"/)])
  await speak(page, 'xx')
  await expect
    .poll(told)
    .toEqual([expect.anything(), expect.stringMatching(/^setLanguage\(\): "xx"/)])
})

test('purposes and durations are in the language of the visitor, or marked as English', async ({
  page,
  site,
}) => {
  const open = async (path: string, lang: string) => {
    await page.goto(site.page({ lang, head: site.tool(settings) }, { path }))
    await control(page, 'manage').click()
    await control(page, 'details:analytics').click()
  }
  await open('/de', 'de')
  await expect(preferences(page)).toContainText('Unterscheidet Besucher.')
  await expect(preferences(page)).toContainText('2 Jahre')
  await expect(preferences(page)).toContainText('2 Wochen')
  await expect(preferences(page)).not.toContainText('Tells visitors apart.')
  await open('/is', 'is')
  const marked = () =>
    preferences(page)
      .locator('[lang="en"]')
      .evaluateAll((elements: HTMLElement[]) => elements.map(({ textContent }) => textContent))
  // Chromium writes no Icelandic; the language file does.
  await expect(preferences(page)).toContainText('2 ár')
  expect(await marked()).toContain('Tells visitors apart.')
})

test("a language of the site's own is spoken, and what it leaves out is English and said", async ({
  page,
  site,
}) => {
  site.init(
    `document.addEventListener('cct:problem', (event) => (window.told ??= []).push(event.detail.path))`,
  )
  const texts = { rm: { banner: 'Vossas tschernas', accept: 'Acceptar tut' } }
  for (const parts of [
    { head: site.tool({ ...settings, texts, language: 'rm' }) },
    { head: site.tool({ ...settings, texts }), lang: 'rm-CH' },
  ]) {
    await page.goto(site.page(parts))
    await expect(banner(page)).toBeVisible()
    expect(await title(page)).toBe('Vossas tschernas')
    expect(await language(page)).toBe('rm')
    await expect(control(page, 'accept-all')).toHaveText('Acceptar tut')
    await expect(control(page, 'reject-all')).toHaveText('Reject all')
    const told = () =>
      page.evaluate(() => (window as unknown as { told?: string[] }).told?.includes('texts.rm'))
    await expect.poll(told).toBe(true)
  }
})
