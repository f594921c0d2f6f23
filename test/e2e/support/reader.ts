import { launch, type Reader } from './browser'
import { expect, test as base } from './test'

interface ReaderFixtures {
  reader: Reader
}

/** Tests whose page is read by somebody with colours of their own; the test says `reader`. */
export const test = base.extend<ReaderFixtures>({
  reader: [{ asks: 'more contrast', scheme: 'light' }, { option: true }],

  context: async ({ playwright, browserName, siteServer, viewport, reader }, use) => {
    const own = await launch(browserName, playwright[browserName], siteServer.port, { reader })
    await use(await own.newContext({ viewport, ignoreHTTPSErrors: true }))
    await own.close()
  },

  page: async ({ context, browserName, reader: { asks, scheme } }, use) => {
    const page = await context.newPage()
    if (browserName === 'chromium')
      await page.emulateMedia({
        colorScheme: scheme,
        ...(asks === 'forced colours' ? { forcedColors: 'active' } : { contrast: 'more' }),
      })
    const wanted = asks === 'forced colours' ? 'forced-colors: active' : 'prefers-contrast: more'
    const query = `(${wanted}) and (prefers-color-scheme: ${scheme})`
    expect(await page.evaluate((text) => matchMedia(text).matches, query), query).toBe(true)
    await use(page)
  },
})
