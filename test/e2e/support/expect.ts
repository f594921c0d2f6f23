import { expect as playwrightExpect } from 'playwright/test'
import { WebKitLocator } from './webkit/locator'
import { WebKitPage } from './webkit/page'
import { poll } from './webkit/session'

interface Seen {
  readonly got: unknown
  readonly holds: boolean
}

type Wanted = string | RegExp

type Probe<Target> = (target: Target, ...args: never[]) => Promise<Seen>

const normal = (text: string | null) =>
  String(text ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()

const equals = (got: string | null, want: Wanted): Seen => ({
  got,
  holds: want instanceof RegExp ? want.test(got ?? '') : normal(got) === normal(want),
})

const is = (got: boolean, wanted = true): Seen => ({ got, holds: got === wanted })

const locatorProbes: Record<string, Probe<WebKitLocator>> = {
  toBeAttached: async (locator) => is((await locator.count()) > 0),
  toBeChecked: async (locator) => is(await locator.isChecked()),
  toBeDisabled: async (locator) => is(await locator.isDisabled()),
  toBeEnabled: async (locator) => is(await locator.isEnabled()),
  toBeFocused: async (locator) =>
    is(
      await locator.evaluate<boolean>(
        (element: Element) => (element.getRootNode() as Document).activeElement === element,
      ),
    ),
  toBeHidden: async (locator) => is(!(await locator.isVisible())),
  toBeVisible: async (locator) => is(await locator.isVisible()),
  toContainText: async (locator, want: Wanted) => {
    const got = await locator.textContent()
    return want instanceof RegExp
      ? equals(got, want)
      : { got, holds: normal(got).includes(normal(want)) }
  },
  toHaveAttribute: async (locator, name: string, want?: Wanted) => {
    const got = await locator.getAttribute(name)
    return want === undefined ? { got, holds: got !== null } : equals(got, want)
  },
  toHaveCSS: async (locator, name: string, want: Wanted) =>
    equals(
      await locator.evaluate<string>(
        (element: Element, asked: string) => getComputedStyle(element).getPropertyValue(asked),
        name,
      ),
      want,
    ),
  toHaveCount: async (locator, want: number) => {
    const got = await locator.count()
    return { got, holds: got === want }
  },
  toHaveText: async (locator, want: Wanted) => equals(await locator.textContent(), want),
  toHaveValue: async (locator, want: Wanted) => equals(await locator.inputValue(), want),
}

const pageProbes: Record<string, Probe<WebKitPage>> = {
  toHaveTitle: async (page, want: Wanted) => equals(await page.title(), want),
  toHaveURL: async (page, want: Wanted) => equals(await page.url(), want),
}

const matcher = (name: string, probe: Probe<never>) =>
  async function (this: { isNot: boolean }, target: unknown, ...args: unknown[]) {
    const options = args.at(-1) as { timeout?: number } | undefined
    let seen: Seen = { got: 'nothing', holds: false }
    const settled = async () => {
      seen = await probe(target as never, ...(args as never[]))
      return seen.holds !== this.isNot
    }
    const isMet = await poll(settled, options?.timeout ?? 10_000).then(
      () => true,
      () => false,
    )
    const subject = target instanceof WebKitLocator ? target.selector : 'the page'
    return {
      pass: isMet !== this.isNot,
      message: () =>
        `${this.isNot ? 'not ' : ''}${name}(${args.map(String).join(', ')}) on ${subject}: got ${JSON.stringify(seen.got)}`,
    }
  }

const matchersOf = (probes: Record<string, Probe<never>>) =>
  Object.fromEntries(Object.entries(probes).map(([name, probe]) => [name, matcher(name, probe)]))

const webkitExpect = playwrightExpect.extend(
  matchersOf({ ...locatorProbes, ...pageProbes } as Record<string, Probe<never>>),
)

/** Playwright's `expect`, which also knows the pages and locators of WebKitGTK. */
export const expect = new Proxy(playwrightExpect, {
  apply: (target, self, args: [unknown, string?]) =>
    args[0] instanceof WebKitLocator || args[0] instanceof WebKitPage
      ? webkitExpect(...args)
      : (Reflect.apply(target, self, args) as unknown),
})
