/** The theme builder and the playground, and what they give a site to paste. */
import { makeSnippet } from '../../demo/sites/workshop/assets/make-snippet.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './support/default-reply'
import { banner, cct, expect, test } from './support/demo'
import { control } from './support/tool'

type Frame = HTMLIFrameElement & { contentWindow: Window }

const core = () => readFileSync(join(distFolder, 'cct.core.js'), 'utf8')

/** Asks the tool in the frame of the page. */
const inFrame = <T>(page: Parameters<typeof cct>[0], ask: (tool: ConsentTool) => T) =>
  page.evaluate(
    `(${ask.toString()})(document.querySelector('iframe').contentWindow.CookieConsentTool)`,
  ) as Promise<T>

const bannerText = (page: Parameters<typeof cct>[0]) =>
  page.evaluate(
    () =>
      document
        .querySelector<Frame>('iframe')
        ?.contentDocument?.querySelector('cct-root')
        ?.shadowRoot?.querySelector('[data-cct="banner"]')?.textContent ?? '',
  )

for (const embed of ['tag', 'core', 'inline'])
  for (const [kind, config] of [
    ['attributes', { layout: 'bar', policy: { url: '/privacy', version: '7' } }],
    ['a data block', { categories: { functional: {} }, site: { name: 'A </script> "name"' } }],
  ] as const)
    test(`the lines of the playground work on an empty page: ${embed}, ${kind}`, async ({
      page,
      site,
    }) => {
      const head = makeSnippet(config, embed, { core: core() })
      await page.goto(
        site.page({
          head,
          body: '<script type="text/plain" data-category="analytics" src="/run/stats.js"></script>',
        }),
      )
      await expect(banner(page)).toBeVisible()
      expect(site.requests({ path: '/run/stats.js' })).toEqual([])
      await control(page, 'accept-all').click()
      await expect.poll(() => site.requests({ path: '/run/stats.js' }).length).toBe(1)
      if ('categories' in config)
        expect(await cct(page, (tool) => tool.allows('functional'))).toBe(true)
    })

test('the playground runs what its form says, in each embedding, under a strict policy', async ({
  page,
  at,
}) => {
  await page.goto(at('workshop', '/playground.html'))
  await expect.poll(() => bannerText(page)).toContain('Your site')
  for (const embed of ['core', 'inline', 'tag']) {
    await page.locator(`input[value="${embed}"]`).check()
    await page.waitForTimeout(600)
    await expect.poll(() => bannerText(page)).toContain('Your site')
  }
  await page.locator('input[name="name"]').fill('Pebble & Co')
  await expect.poll(() => bannerText(page)).toContain('Pebble & Co')
  await expect(page.locator('[data-snippet]')).toContainText('"name": "Pebble & Co"')
})

test('the playground shows an answer as state, stored things and receipt', async ({ page, at }) => {
  await page.goto(at('workshop', '/playground.html'))
  await expect.poll(() => bannerText(page)).toContain('Your site')
  await expect(page.locator('[data-ledger]')).toContainText('held')
  await inFrame(page, (tool) => void tool.acceptAll())
  await expect(page.locator('[data-state]')).toContainText('decided')
  await expect(page.locator('[data-stored]')).toContainText('_ga')
  await expect(page.locator('[data-receipts]')).toContainText('grant by api')
})

test('the playground names what is wrong by path, and says when the JSON is none', async ({
  page,
  at,
}) => {
  await page.goto(at('workshop', '/playground.html'))
  await page.locator('[name="extra"]').fill('{ "layuot": "bar" }')
  await expect(page.locator('[data-problems]')).toContainText('layuot')
  await page.locator('[name="extra"]').fill('{ "layout": ')
  await expect(page.locator('[data-problems]')).toContainText('more, as JSON')
})

test('a service of the catalogue comes with the setting it needs', async ({ page, at }) => {
  await page.goto(at('workshop', '/playground.html'))
  await expect(page.locator('option[value="hotjar"]')).toHaveCount(1)
  await page.evaluate(() => {
    document.querySelector<HTMLSelectElement>('[name="service"]')!.value = 'hotjar'
  })
  await page.locator('[data-add]').click()
  await page.locator('[data-services] input').fill('1234567')
  await expect(page.locator('[data-snippet]')).toContainText(
    /"id": "hotjar",\s*"siteId": "1234567"/,
  )
  await expect.poll(() => bannerText(page)).toContain('with 1 partner')
})

const buttonColor = (page: Parameters<typeof cct>[0]) =>
  page.evaluate(() => {
    const root = document.querySelector<Frame>('iframe')?.contentDocument?.querySelector('cct-root')
    const button = root?.shadowRoot?.querySelector('[data-cct="accept-all"]')
    return button ? getComputedStyle(button).backgroundColor : ''
  })

const choose = (page: Parameters<typeof cct>[0], selector: string, value: string) =>
  page.evaluate(
    ([selector, value]: string[]) => {
      const field = document.querySelector<HTMLInputElement>(selector!)!
      field.value = value!
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    [selector, value],
  )

test('the theme builder shows a token at once, and gives the configuration that makes it', async ({
  page,
  at,
}) => {
  await page.goto(at('workshop', '/themes.html'))
  await expect.poll(() => buttonColor(page)).not.toBe('')
  await choose(page, 'input[data-token="fill"]', '#7a1f5c')
  await expect.poll(() => buttonColor(page)).toBe('rgb(122, 31, 92)')
  await expect(page.locator('[data-config]')).toContainText('light-dark(#7a1f5c')
  await expect(page.locator('[data-problems]')).toContainText('Nothing found')
})

test('the theme builder says which rule a theme breaks', async ({ page, at }) => {
  await page.goto(at('workshop', '/themes.html'))
  await expect.poll(() => buttonColor(page)).not.toBe('')
  await choose(page, 'input[data-token="on-fill"]', '#2a55d8')
  await expect(page.locator('[data-problems]')).toContainText(/contrast/i)
})

test('a ready theme is one word of configuration', async ({ page, at }) => {
  await page.goto(at('workshop', '/themes.html'))
  await choose(page, '#base', 'civic')
  await expect(page.locator('[data-config]')).toContainText('"theme": "civic"')
  await expect.poll(() => buttonColor(page)).toBe('rgb(0, 58, 112)')
})
