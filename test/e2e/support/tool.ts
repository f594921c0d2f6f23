import type { Page } from 'playwright/test'

/** Controls of the tool, by their public hooks (`data-cct`). */
export type Control = 'accept-all' | 'reject-all' | 'manage' | 'save' | 'close' | 'reopen'

export const root = (page: Page) => page.locator('cct-root')

export const banner = (page: Page) => page.locator('cct-root [data-cct="banner"]')

export const preferences = (page: Page) => page.locator('cct-root [data-cct="preferences"]')

/** The control as it can be seen now, on whichever screen is open. */
export const control = (page: Page, name: Control | `toggle:${string}` | `details:${string}`) =>
  page.locator(`cct-root [data-cct="${name}"] >> visible=true`).first()

/** The visitor presses a control, with a real click. */
export const answer = (page: Page, name: Control) => control(page, name).click()

/** Names of what ran so far, in order; see `/run/NAME.js`. */
export const ran = (page: Page) => page.evaluate(() => window.ran ?? [])

/** Names of the cookies that scripts of the page can see. */
export const cookieNames = async (page: Page) => {
  const text = await page.evaluate(() => document.cookie)
  return text
    .split('; ')
    .filter(Boolean)
    .map((pair) => pair.split('=')[0]!)
    .toSorted()
}

/** `cct(page, (tool) => tool.state.status)`: asks the public API. The function runs in the page. */
export const cct = <T, Arg = undefined>(
  page: Page,
  ask: (tool: ConsentTool, arg: Arg) => T | Promise<T>,
  arg?: Arg,
): Promise<T> =>
  page.evaluate(`(${ask.toString()})(window.CookieConsentTool, ${JSON.stringify(arg ?? null)})`)
