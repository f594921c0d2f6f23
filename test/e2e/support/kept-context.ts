import type { Browser, BrowserContext, ViewportSize } from 'playwright/test'

/** One context with one page, for test after test. */
export interface KeptContext {
  /** An empty page of this size in front, no cookie. */
  begin(viewport: ViewportSize | null): Promise<BrowserContext>
  end(): Promise<void>
  close(): Promise<void>
}

/**
 * A page costs its own processes, in WebKit a whole browser: more than most tests do on it. Each test has a
 * host of its own, so what it stores is nobody else's; what is not bound to the host is taken away in between.
 */
export const keepContext = (browser: Browser): KeptContext => {
  let kept: BrowserContext | undefined

  const discard = async () => {
    const gone = kept
    kept = undefined
    await gone?.close()
  }

  const open = async (viewport: ViewportSize | null) => {
    kept = await browser.newContext({ viewport, ignoreHTTPSErrors: true })
    await kept.newPage()
    return kept
  }

  return {
    async begin(viewport) {
      const page = kept?.pages()[0]
      if (!kept || !page) return open(viewport)
      const { width, height } = page.viewportSize() ?? {}
      if (viewport && (width !== viewport.width || height !== viewport.height))
        await page.setViewportSize(viewport)
      return kept
    },

    async end() {
      const [page, ...others] = kept?.pages() ?? []
      // A window that was in front of another leaves it without the keyboard.
      if (!page || others.length > 0) return discard()
      try {
        // In some engines only those of the page's own site.
        await kept?.clearCookies()
        await page.mouse.move(0, 0)
        await page.emulateMedia({ media: null })
        await page.goto('about:blank')
      } catch {
        // A page that hangs is of no use to the next test.
        await discard()
      }
    },

    close: discard,
  }
}
