/** For a site's own tests: drives a page through every answer and finds what leaked. */
import { classifyCookie, fullHosts } from '../catalog/classify-full'
import { hostTable } from '../catalog/match-host'

/** The part of a Playwright page that is used; any driver of that shape will do. */
export interface VerifyPage {
  goto(url: string): Promise<unknown>
  evaluate<T>(script: string): Promise<T>
  waitForTimeout(ms: number): Promise<void>
  context(): {
    cookies(): Promise<readonly { name: string; domain: string }[]>
    clearCookies(): Promise<void>
  }
  on?(event: 'request', listener: (request: { url(): string }) => void): unknown
  off?(event: 'request', listener: (request: { url(): string }) => void): unknown
}

export interface VerifyOptions {
  /** Hosts the catalogue does not know, or knows otherwise: host → category. */
  readonly hosts?: Readonly<Record<string, string>>
  /** Names of cookies and storage entries, likewise. */
  readonly names?: Readonly<Record<string, string>>
  /** Milliseconds to let the page act after each step; 1,000 unless told. */
  readonly settle?: number
}

export interface Leak {
  readonly step: string
  readonly what: 'request' | 'cookie' | 'local' | 'session'
  /** Address or name. */
  readonly target: string
  readonly category: string
}

export interface VerifyReport {
  readonly steps: readonly string[]
  readonly leaks: readonly Leak[]
}

const TOOL = 'window.CookieConsentTool'
const ONLY_FIRST = `${TOOL}.choose(Object.fromEntries(Object.keys(${TOOL}.state.categories)
  .filter((id) => id !== 'essential').map((id, i) => [id, i === 0])))`

/** What the visitor does, from a clean browser each. The page is loaded again after the last one. */
const STEPS: readonly (readonly [step: string, ...answers: string[]])[] = [
  ['no answer'],
  ['reject all', `${TOOL}.rejectAll()`],
  ['one category only', ONLY_FIRST],
  ['accept, then withdraw', `${TOOL}.acceptAll()`, `${TOOL}.withdraw()`],
]

const SEEN = `({
  urls: performance.getEntriesByType('resource').map((entry) => entry.name),
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  allowed: Object.entries(${TOOL}.state.categories).filter(([, on]) => on).map(([id]) => id),
})`

interface Seen {
  urls: string[]
  local: string[]
  session: string[]
  allowed: string[]
}

/**
 * Loads `url`, answers in each way, and rejects with a readable list when anything reached a tracker
 * or was stored without consent; otherwise resolves with what was tried.
 * @example await verify(page, 'https://staging.example/')
 */
export const verify = async (
  page: VerifyPage,
  url: string,
  { hosts = {}, names = {}, settle = 1000 }: VerifyOptions = {},
): Promise<VerifyReport> => {
  const own = new URL(url).hostname
  const match = hostTable([
    ...Object.entries(hosts).map(([host, category]) => ({ hosts: host, category })),
    ...fullHosts(),
  ])
  const leaks = new Map<string, Leak>()
  let urls: string[] = []
  const hear = (request: { url(): string }) => urls.push(request.url())

  const note = (leak: Leak) => leaks.set(`${leak.step} ${leak.what} ${leak.target}`, leak)
  const isFine = (category: string, allowed: readonly string[]) =>
    /^(essential|unknown)$/.test(category) || allowed.includes(category)

  const look = async (step: string) => {
    const seen = await page.evaluate<Seen>(SEEN)
    for (const address of new Set([...urls, ...seen.urls])) {
      const { hostname, pathname, search } = new URL(address)
      const category = match(hostname, pathname + search)?.category ?? 'unknown'
      const isDeclared = Object.keys(hosts).length > 0 || hostname !== own
      if (isDeclared && !isFine(category, seen.allowed))
        note({ step, what: 'request', target: address, category })
    }
    const sort = (name: string, domain?: string) =>
      Object.hasOwn(names, name) ? (names[name] ?? '') : classifyCookie({ name, domain }).category
    const store = (what: Leak['what'], name: string, domain?: string) => {
      const category = /^cct\b/.test(name) ? 'essential' : sort(name, domain)
      if (!isFine(category, seen.allowed)) note({ step, what, target: name, category })
    }
    for (const cookie of await page.context().cookies()) store('cookie', cookie.name, cookie.domain)
    for (const name of seen.local) store('local', name)
    for (const name of seen.session) store('session', name)
  }

  const start = async () => {
    urls = []
    await page.goto(url)
    await page.waitForTimeout(settle)
  }

  page.on?.('request', hear)
  try {
    for (const [step, ...answers] of STEPS) {
      await start()
      await page.evaluate('localStorage.clear(), sessionStorage.clear()')
      await page.context().clearCookies()
      await start()
      await look(step)
      for (const answer of answers) {
        await page.evaluate(`(async () => { await ${answer} })()`)
        await page.waitForTimeout(settle)
      }
      if (!answers.length) continue
      await start() // a reload must change nothing
      await look(step)
    }
  } finally {
    page.off?.('request', hear)
  }
  const found = [...leaks.values()]
  if (found.length)
    throw new Error(
      `${found.length} leaked without consent:\n${found
        .map(({ step, what, target, category }) => `- ${step}: ${what} ${target} (${category})`)
        .join('\n')}`,
    )
  return { steps: STEPS.map(([step]) => step), leaks: found }
}
