import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'

export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

export const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** Asks until the answer is truthy; fails with the last error. */
export const poll = async <T>(ask: () => Promise<T>, timeoutMs = 10_000, what = 'a condition') => {
  const end = Date.now() + timeoutMs
  for (;;) {
    let failure: unknown
    try {
      const value = await ask()
      if (value) return value
    } catch (error) {
      failure = error
    }
    if (Date.now() > end) throw failure ?? new Error(`${what}: not within ${timeoutMs} ms`)
    await sleep(40)
  }
}

export interface WebKitOptions {
  readonly browserPath: string
  /** Address of the proxy that every request takes. */
  readonly proxy: string
  /** The X display to draw on. */
  readonly display: string
  /** The desktop's theme, as GTK names it; it decides what the reader's preferences are. */
  readonly theme?: string | undefined
}

const freePort = () =>
  new Promise<number>((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => found(port))
    })
  })

/** An element as the driver names it. */
export class Handle {
  constructor(readonly id: string) {}
}

const children = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of children) child.kill()
})

/**
 * One driver process with one browser: the classic WebDriver protocol over http. A process each
 * gives every context an empty cookie jar.
 */
export class Session {
  #queue: Promise<unknown> = Promise.resolve()
  #window = ''

  private constructor(
    readonly driver: ChildProcess,
    readonly base: string,
  ) {}

  /** A driver that lost its port to someone else, or hangs at start, gets a second chance. */
  static async start(options: WebKitOptions) {
    try {
      return await Session.#open(options)
    } catch {
      return Session.#open(options)
    }
  }

  static async #open({ browserPath, proxy, display, theme }: WebKitOptions) {
    const port = await freePort()
    const env = { ...process.env, DISPLAY: display, ...(theme && { GTK_THEME: theme }) }
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env })
    children.add(driver)
    const root = `http://127.0.0.1:${port}`
    try {
      await poll(async () => (await fetch(`${root}/status`)).ok, 15_000, 'WebKitWebDriver to start')
      const { sessionId } = await within(
        20_000,
        send<{ sessionId: string }>('POST', `${root}/session`, {
          capabilities: { alwaysMatch: capabilitiesFor(browserPath, proxy) },
        }),
      )
      const session = new Session(driver, `${root}/session/${sessionId}`)
      session.#window = await send<string>('GET', `${session.base}/window`)
      return session
    } catch (error) {
      end(driver)
      throw error
    }
  }

  get window() {
    return this.#window
  }

  /** Commands run one after another, each in the window it is meant for. */
  command<T = unknown>(window: string, method: string, path: string, body?: unknown): Promise<T> {
    const run = async () => {
      if (window !== this.#window) {
        await send('POST', `${this.base}/window`, { handle: window })
        this.#window = window
      }
      return send(method, this.base + path, body)
    }
    const result = this.#queue.then(run, run)
    this.#queue = result.catch(() => undefined)
    return result as Promise<T>
  }

  async stop() {
    // The browser may be gone already; then there is nothing left to end.
    await Promise.race([send('DELETE', this.base).catch(() => undefined), sleep(5000)])
    end(this.driver)
  }
}

const end = (driver: ChildProcess) => {
  driver.kill()
  children.delete(driver)
}

const capabilitiesFor = (browserPath: string, proxy: string) => ({
  acceptInsecureCerts: true,
  // The standard `proxy` capability speaks TLS to the proxy itself for https; the flag tunnels.
  'webkitgtk:browserOptions': { binary: browserPath, args: ['--automation', `--proxy=${proxy}`] },
})

const within = <T>(ms: number, work: Promise<T>) =>
  Promise.race([
    work,
    sleep(ms).then(() => {
      throw new Error(`no browser within ${ms} ms`)
    }),
  ])

const send = async <T = unknown>(method: string, url: string, body?: unknown): Promise<T> => {
  const response = await fetch(url, {
    method,
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  })
  const { value } = (await response.json()) as { value: T }
  if (response.ok) return value
  const { error, message } = value as { error: string; message: string }
  throw new Error(`${error}: ${message}`)
}
