import { WebKitContext, type ContextOptions } from './context'
import type { WebKitOptions } from './session'

/** Debian's WebKitGTK in the shape of Playwright's `Browser`, as far as the fixtures need it. */
export class WebKitBrowser {
  readonly #contexts = new Set<WebKitContext>()

  constructor(readonly options: WebKitOptions) {}

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
  }
}
