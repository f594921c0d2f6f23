import { writeFileSync } from 'node:fs'
import { getByLabelSelector, getByRoleSelector, getByTestIdSelector, getByTextSelector } from 'ivya'
import { type WebKitContext } from './context'
import { WebKitLocator } from './locator'
import { ELEMENT, Handle, poll, sleep } from './session'

type PageFunction = string | ((...args: never[]) => unknown)

export interface Wait {
  timeout?: number
  waitUntil?: 'load' | 'domcontentloaded' | 'commit'
}

const keys: Record<string, string> = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Control: '\uE009',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
}

/** A tab, with as much of Playwright's `Page` as the specs use. */
export class WebKitPage {
  readonly keyboard = {
    press: async (combination: string) => {
      const pressed = combination.split('+').map((key) => keys[key] ?? key)
      await this.#type([
        ...pressed.map((value) => ({ type: 'keyDown', value })),
        ...pressed.toReversed().map((value) => ({ type: 'keyUp', value })),
      ])
    },
    type: async (text: string) => {
      await this.#type(
        [...text].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      )
    },
  }

  readonly mouse = {
    move: (x: number, y: number) => this.#point(x, y, []),
    click: (x: number, y: number) => this.#point(x, y, ['pointerDown', 'pointerUp']),
  }

  #isClosed = false

  constructor(
    readonly owner: WebKitContext,
    readonly handle: string,
  ) {}

  command<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    return this.owner.session.command<T>(this.handle, method, path, body)
  }

  context() {
    return this.owner
  }

  isClosed() {
    return this.#isClosed
  }

  async goto(url: string, { waitUntil = 'load', timeout = 30_000 }: Wait = {}) {
    if (waitUntil === 'load') {
      await this.command('POST', '/url', { url })
      return
    }
    // The driver waits for the whole page; a page that keeps something hanging is reached from within.
    const before = await this.evaluate<number>(() => performance.timeOrigin)
    await this.evaluate((to: string) => void setTimeout(() => location.assign(to)), url)
    const states =
      waitUntil === 'commit' ? ['loading', 'interactive', 'complete'] : ['interactive', 'complete']
    const arrived = async () => {
      const [origin, state] = await this.evaluate<[number, string]>(() => [
        performance.timeOrigin,
        document.readyState,
      ])
      return origin !== before && states.includes(state)
    }
    await poll(arrived, timeout, `reaching ${url}`)
  }

  async reload() {
    await this.command('POST', '/refresh')
  }

  async goBack() {
    await this.command('POST', '/back')
  }

  url() {
    return this.command<string>('GET', '/url')
  }

  title() {
    return this.command<string>('GET', '/title')
  }

  content() {
    return this.evaluate<string>(() => document.documentElement.outerHTML)
  }

  async evaluate<T>(pageFunction: PageFunction, ...args: unknown[]): Promise<T> {
    const call =
      typeof pageFunction === 'function'
        ? `(${pageFunction}).apply(null, args)`
        : `(${pageFunction})`
    const script = `const args = [...arguments], done = args.pop();
      (async () => ${call})().then(
        (value) => done({ value }),
        (error) => done({ error: String((error && (error.stack && error.message + '\\n' + error.stack)) || error) }),
      )`
    const result = await this.command<{ value?: T; error?: string } | null>(
      'POST',
      '/execute/async',
      {
        script,
        args: args.map((arg) => (arg instanceof Handle ? { [ELEMENT]: arg.id } : (arg ?? null))),
      },
    )
    if (result?.error !== undefined) throw new Error(result.error)
    return result?.value as T
  }

  #viewport: { width: number; height: number } | null = null

  /** As asked for: the window does not go below 447 pixels. */
  viewportSize() {
    return this.#viewport
  }

  async setViewportSize({ width, height }: { width: number; height: number }) {
    this.#viewport = { width, height }
    const outer = await this.command<{ width: number; height: number }>('GET', '/window/rect')
    const [innerWidth, innerHeight] = await this.evaluate<[number, number]>(() => [
      window.innerWidth,
      window.innerHeight,
    ])
    await this.command('POST', '/window/rect', {
      x: 0,
      y: 0,
      width: width + outer.width - innerWidth,
      height: height + outer.height - innerHeight,
    })
  }

  async screenshot({ path }: { path?: string } = {}) {
    // The picture may show the frame before the last change.
    await this.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    const picture = Buffer.from(await this.command<string>('GET', '/screenshot'), 'base64')
    if (path) writeFileSync(path, picture)
    return picture
  }

  waitForTimeout(ms: number) {
    return sleep(ms)
  }

  waitForFunction(pageFunction: PageFunction, arg?: unknown, { timeout = 10_000 }: Wait = {}) {
    return poll(() => this.evaluate(pageFunction, arg), timeout, String(pageFunction))
  }

  async waitForURL(url: string | RegExp) {
    await poll(async () => {
      const at = await this.url()
      return typeof url === 'string' ? at === url : url.test(at)
    })
  }

  async waitForLoadState(state: 'load' | 'domcontentloaded' = 'load') {
    const states = state === 'load' ? ['complete'] : ['interactive', 'complete']
    await poll(
      async () => states.includes(await this.evaluate<string>(() => document.readyState)),
      30_000,
    )
  }

  locator(selector: string) {
    return new WebKitLocator(this, selector)
  }

  getByRole(role: string, options = {}) {
    return this.locator(getByRoleSelector(role, options))
  }

  getByText(text: string | RegExp, options = {}) {
    return this.locator(getByTextSelector(text, options))
  }

  getByLabel(text: string | RegExp, options = {}) {
    return this.locator(getByLabelSelector(text, options))
  }

  getByTestId(id: string) {
    return this.locator(getByTestIdSelector('data-testid', id))
  }

  click(selector: string) {
    return this.locator(selector).click()
  }

  async bringToFront() {
    await this.command('GET', '/window')
  }

  async close() {
    this.#isClosed = true
    await this.owner.closePage(this)
  }

  async #point(x: number, y: number, then: readonly string[]) {
    const move = { duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) }
    await this.command('POST', '/actions', {
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [{ type: 'pointerMove', ...move }, ...then.map((type) => ({ type, button: 0 }))],
        },
      ],
    })
  }

  async #type(actions: readonly { type: string; value: string }[]) {
    await this.command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  }
}
