import { buildSync } from 'esbuild'
import { getByLabelSelector, getByRoleSelector, getByTestIdSelector, getByTextSelector } from 'ivya'
import type { WebKitPage } from './page'
import { ELEMENT, Handle, poll } from './session'

type ElementFunction = (element: never, arg: never) => unknown

let engine = ''

/** The locator engine, bundled once and put into each document on demand. It sees into open shadow roots. */
const engineSource = () =>
  (engine ||= buildSync({
    stdin: {
      contents:
        "import { Ivya } from 'ivya'; globalThis.testLocators = Ivya.create({ browser: 'webkit', testIdAttribute: 'data-testid' })",
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
  }).outputFiles[0]!.text)

const QUERY =
  'return globalThis.testLocators ? globalThis.testLocators.queryLocatorSelectorAll(arguments[0]) : null'

/** Where to click an element, once it is in view, at rest, enabled and covered by nothing else. */
const clickPoint = (element: HTMLElement) =>
  new Promise<{ x: number; y: number } | string>((found) => {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    const before = element.getBoundingClientRect()
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const box = element.getBoundingClientRect()
        if (
          box.width === 0 ||
          box.height === 0 ||
          !element.checkVisibility({ visibilityProperty: true })
        )
          return found('not visible')
        if (box.x !== before.x || box.y !== before.y) return found('still moving')
        if (element.matches(':disabled')) return found('disabled')
        const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1)
        const y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1)
        let hit: Element | null = document.elementFromPoint(x, y)
        while (hit?.shadowRoot) {
          const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y)
          if (!inner || inner === hit) break
          hit = inner
        }
        const label = hit?.closest('label') as HTMLLabelElement | null
        if (!hit || !(element.contains(hit) || label?.control === element)) {
          return found(`covered by ${hit?.outerHTML.slice(0, 120)}`)
        }
        found({ x, y })
      }),
    )
  })

const isVisible = (element: HTMLElement) => {
  const box = element.getBoundingClientRect()
  return element.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.height > 0
}

/** Elements found anew on each use, as with Playwright's `Locator`. */
export class WebKitLocator {
  constructor(
    readonly owner: WebKitPage,
    readonly selector: string,
  ) {}

  page() {
    return this.owner
  }

  locator(selector: string) {
    return new WebKitLocator(this.owner, `${this.selector} >> ${selector}`)
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

  first() {
    return this.nth(0)
  }

  last() {
    return this.nth(-1)
  }

  nth(index: number) {
    return this.locator(`nth=${index}`)
  }

  async count() {
    return (await this.#handles()).length
  }

  async evaluate<T>(elementFunction: ElementFunction, arg?: unknown): Promise<T> {
    return this.owner.evaluate<T>(elementFunction, await this.#handle(), arg)
  }

  async evaluateAll<T>(elementsFunction: (elements: never, arg: never) => unknown, arg?: unknown) {
    const handles = await this.#handles()
    const source = `(...all) => (${elementsFunction})(all.slice(1), all[0])`
    return this.owner.evaluate<T>(`(${source})(...args)`, arg, ...handles)
  }

  /** Where the pointer meets it, once it can be clicked. */
  #point(timeout: number) {
    return poll(async () => {
      const at = await this.owner.evaluate<{ x: number; y: number } | string>(
        clickPoint,
        await this.#handle(500),
      )
      if (typeof at === 'string') throw new Error(`click on ${this.selector}: ${at}`)
      return at
    }, timeout)
  }

  async click({ timeout = 10_000 }: { timeout?: number } = {}) {
    const { x, y } = await this.#point(timeout)
    await this.owner.mouse.click(x, y)
  }

  async hover({ timeout = 10_000 }: { timeout?: number } = {}) {
    const { x, y } = await this.#point(timeout)
    await this.owner.mouse.move(x, y)
  }

  async fill(text: string) {
    await this.#act('clear')
    if (text) await this.#act('value', { text })
    else
      await this.evaluate((field: Element) =>
        field.dispatchEvent(new Event('input', { bubbles: true })),
      )
  }

  async check() {
    if (!(await this.isChecked())) await this.click()
  }

  async uncheck() {
    if (await this.isChecked()) await this.click()
  }

  focus() {
    return this.evaluate<void>((element: HTMLElement) => element.focus())
  }

  async press(key: string) {
    await this.focus()
    await this.owner.keyboard.press(key)
  }

  textContent() {
    return this.evaluate<string | null>((element: Element) => element.textContent)
  }

  innerText() {
    return this.evaluate<string>((element: HTMLElement) => element.innerText)
  }

  inputValue() {
    return this.evaluate<string>((element: HTMLInputElement) => element.value)
  }

  getAttribute(name: string) {
    return this.evaluate<string | null>(
      (element: Element, asked: string) => element.getAttribute(asked),
      name,
    )
  }

  boundingBox() {
    return this.evaluate<{ x: number; y: number; width: number; height: number }>(
      (element: Element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return { x, y, width, height }
      },
    )
  }

  async isVisible() {
    const [handle] = await this.#handles()
    return handle ? this.owner.evaluate<boolean>(isVisible, handle) : false
  }

  isChecked() {
    return this.evaluate<boolean>(
      (element: HTMLInputElement) =>
        element.checked || element.getAttribute('aria-checked') === 'true',
    )
  }

  isDisabled() {
    return this.evaluate<boolean>(
      (element: Element) =>
        element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true',
    )
  }

  async isEnabled() {
    return !(await this.isDisabled())
  }

  async waitFor({
    state = 'visible',
    timeout = 10_000,
  }: { state?: 'visible' | 'attached' | 'hidden' | 'detached'; timeout?: number } = {}) {
    const holds = {
      attached: async () => (await this.count()) > 0,
      detached: async () => (await this.count()) === 0,
      hidden: async () => !(await this.isVisible()),
      visible: () => this.isVisible(),
    }
    await poll(holds[state], timeout, `${this.selector} to be ${state}`)
  }

  #handle(timeoutMs?: number) {
    return poll(async () => (await this.#handles())[0], timeoutMs, this.selector) as Promise<Handle>
  }

  async #handles(): Promise<Handle[]> {
    const query = () =>
      this.owner.command<Record<string, string>[] | null>('POST', '/execute/sync', {
        script: QUERY,
        args: [this.selector],
      })
    let found = await query()
    if (found === null) {
      await this.owner.command('POST', '/execute/sync', { script: engineSource(), args: [] })
      found = await query()
    }
    return (found ?? []).map((element) => new Handle(element[ELEMENT]!))
  }

  #act(path: string, body?: unknown) {
    return poll(async () => {
      await this.owner.command('POST', `/element/${(await this.#handle()).id}/${path}`, body)
      return true
    })
  }
}
