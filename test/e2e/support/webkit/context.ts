import { WebKitPage } from './page'
import { Session, type WebKitOptions } from './session'

export interface ContextOptions {
  viewport?: { width: number; height: number } | null
}

interface DriverCookie {
  name: string
  value: string
  domain: string
  path: string
  secure: boolean
  httpOnly: boolean
}

/** A browser of its own with an empty cookie jar; its tabs share it. */
export class WebKitContext {
  readonly #pages: WebKitPage[] = []

  private constructor(
    readonly session: Session,
    readonly options: ContextOptions,
  ) {}

  static async open(start: WebKitOptions, options: ContextOptions) {
    return new WebKitContext(await Session.start(start), options)
  }

  pages() {
    return this.#pages.filter((page) => !page.isClosed())
  }

  async newPage() {
    const isFirst = this.#pages.length === 0
    const page = new WebKitPage(this, isFirst ? this.session.window : await this.#openTab())
    this.#pages.push(page)
    if (isFirst && this.options.viewport) await page.setViewportSize(this.options.viewport)
    return page
  }

  /** Cookies that the page last spoken to can have, HttpOnly ones among them. */
  cookies() {
    return this.session.command<DriverCookie[]>(this.session.window, 'GET', '/cookie')
  }

  async clearCookies() {
    await this.session.command(this.session.window, 'DELETE', '/cookie')
  }

  /** Closing the last window would end the session, and with it the chance to ask for another. */
  async closePage(page: WebKitPage) {
    if (this.pages().length === 0) {
      await page.goto('about:blank')
      return
    }
    await this.session.command(page.handle, 'DELETE', '/window')
  }

  async close() {
    await this.session.stop()
  }

  // The runner listens to a context's events; this one has none to tell.
  on() {
    return this
  }

  off() {
    return this
  }

  async #openTab() {
    const { handle } = await this.session.command<{ handle: string }>(
      this.session.window,
      'POST',
      '/window/new',
      { type: 'window' },
    )
    return handle
  }
}
