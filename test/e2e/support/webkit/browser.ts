import { WebKitContext, type ContextOptions } from './context'
import { openDisplay, type Display } from './display'
import type { WebKitOptions } from './session'

/** Debian's WebKitGTK in the shape of Playwright's `Browser`, as far as the fixtures need it. */
export class WebKitBrowser {
  readonly #contexts = new Set<WebKitContext>()

  private constructor(
    readonly options: WebKitOptions,
    readonly display: Display,
  ) {}

  static async launch(options: Omit<WebKitOptions, 'display'>) {
    const display = await openDisplay()
    return new WebKitBrowser({ ...options, display: display.name }, display)
  }

  async newContext(options: ContextOptions = {}) {
    const context = await WebKitContext.open(this.options, options)
    this.#contexts.add(context)
    return context
  }

  contexts() {
    return [...this.#contexts]
  }

  async close() {
    for (const context of this.#contexts) await context.close()
    this.display.close()
  }
}
