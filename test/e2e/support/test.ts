import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, type Browser, type BrowserContext, type Page } from 'playwright/test'
import { launch } from './browser'
import { distFolder } from './default-reply'
import { expect } from './expect'
import { errorsOf } from './page-errors'
import { keepContext, type KeptContext } from './kept-context'
import { startSiteServer, type Site, type SiteServer } from './site'

interface TestFixtures {
  site: Site
  /**
   * Does the test leave behind what neither a host of its own nor an empty page takes away: init scripts,
   * sessions with the browser's debugger, storage of a host that other tests use, too?
   */
  hasOwnContext: boolean
  /** A page of a browser that keeps pages aside when they are left (the back/forward cache). */
  pageKeptAside: Page
  /** Fails the test when a page had an error that nobody expected. */
  quietPages: void
}

interface WorkerFixtures {
  siteServer: SiteServer
  browser: Browser
  keptContext: KeptContext
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  siteServer: [
    // The runner reads which fixtures are wanted from this pattern; here it is none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, { parallelIndex }) => {
      if (!existsSync(join(distFolder, 'cct.js'))) throw new Error('no dist: run "npm run build"')
      const server = await startSiteServer(`w${parallelIndex}`)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],

  browser: [
    async ({ playwright, browserName, siteServer }, use) => {
      const browser = await launch(browserName, playwright[browserName], siteServer.port)
      await use(browser)
      await browser.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  keptContext: [
    async ({ browser }, use) => {
      const kept = keepContext(browser)
      await use(kept)
      await kept.close()
    },
    { scope: 'worker' },
  ],

  hasOwnContext: [false, { option: true }],

  site: async ({ siteServer }, use) => {
    const site = siteServer.begin()
    await use(site)
    site.end()
  },

  context: async ({ browser, keptContext, hasOwnContext, viewport }, use) => {
    if (!hasOwnContext) {
      await use(await keptContext.begin(viewport))
      await keptContext.end()
      return
    }
    // A window that was in front of another leaves it without the keyboard.
    await keptContext.close()
    const context = await browser.newContext({ viewport, ignoreHTTPSErrors: true })
    await use(context)
    await context.close()
  },

  page: async ({ context }, use) => {
    await use(context.pages()[0] ?? (await context.newPage()))
  },

  pageKeptAside: async ({ page, browserName, playwright, siteServer }, use) => {
    if (browserName !== 'chromium') return use(page)
    // The runner turns that cache off.
    const own = await launch(browserName, playwright.chromium, siteServer.port, {
      without: ['--disable-back-forward-cache'],
    })
    await use(await own.newPage({ ignoreHTTPSErrors: true }))
    await own.close()
  },

  quietPages: [
    async ({ context, site }, use) => {
      await use()
      const last = await Promise.all(context.pages().map((page) => errorsOf(page).catch(() => [])))
      expect(site.unexpectedErrors(last.flat()), 'errors in the pages of this test').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
export * from './tool'
export type { BrowserContext, Page, Site }
