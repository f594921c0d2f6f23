/** For a site's own tests: drives a page through every answer and finds what leaked. */
import { classifyCookie, fullHosts } from '../catalog/classify-full'
import { hostTable } from '../catalog/match-host'

interface Asked {
  url(): string
}

/** The part of a Playwright page that is used; any driver of that shape will do. */
export interface VerifyPage {
  goto(url: string): Promise<unknown>
  evaluate<T>(script: string): Promise<T>
  waitForTimeout(ms: number): Promise<void>
  addInitScript?(script: string): Promise<unknown>
  context(): {
    cookies(): Promise<readonly { name: string; domain: string }[]>
    clearCookies(): Promise<void>
  }
  on?(event: 'request', listener: (request: Asked) => void): unknown
  on?(event: 'websocket', listener: (socket: Asked) => void): unknown
  off?(event: 'request', listener: (request: Asked) => void): unknown
  off?(event: 'websocket', listener: (socket: Asked) => void): unknown
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
  /** What the visitor did, as in `VerifyReport.steps`. */
  readonly step: string
  readonly what: 'request' | 'cookie' | 'local' | 'session' | 'database' | 'cache'
  /** Address or name. */
  readonly target: string
  readonly category: string
}

export interface VerifyReport {
  readonly steps: readonly string[]
  readonly leaks: readonly Leak[]
}

const TOOL = 'window.CookieConsentTool'
const CLEAN = `(async () => {
  localStorage.clear()
  sessionStorage.clear()
  for (const { name } of (await globalThis.indexedDB?.databases?.()) ?? []) indexedDB.deleteDatabase(name)
  for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) await caches.delete(name)
})()`
// Not every driver tells of requests that a page makes while it is left. Installed before the page's first script,
// so what is written down has passed the gate.
const AT_UNLOAD = 'cct:verify'
const WATCH_UNLOAD = `(() => {
  let isLeft = false
  for (const type of ['beforeunload', 'pagehide', 'pageshow'])
    addEventListener(type, () => { isLeft = type !== 'pageshow' }, true)
  const { getItem, setItem } = Storage.prototype
  const tell = (address) => {
    if (!isLeft) return
    try {
      const { href } = new URL(address?.url ?? address, document.baseURI)
      const before = getItem.call(sessionStorage, '${AT_UNLOAD}') ?? '[]'
      setItem.call(sessionStorage, '${AT_UNLOAD}', JSON.stringify([...JSON.parse(before), href]))
    } catch {
      // No address, or a frame without storage.
    }
  }
  const watch = (object, name, key) => {
    const own = Object.getOwnPropertyDescriptor(object, name)
    const call = own[key]
    Object.defineProperty(object, name, { ...own, [key]: function (...given) {
      tell(given[0])
      return call.apply(this, given)
    } })
  }
  watch(Navigator.prototype, 'sendBeacon', 'value')
  watch(window, 'fetch', 'value')
  watch(HTMLImageElement.prototype, 'src', 'set')
})()`
const NOW = 'performance.timeOrigin + performance.now()'

interface Seen {
  /** Addresses, each with the time at which it was asked for. */
  urls: [address: string, at: number][]
  /** Addresses asked for while the page before was left. */
  atUnload: string[]
  local: string[]
  session: string[]
  database: string[]
  cache: string[]
  /** Categories, and whether each is granted; null without the tool. */
  categories: [id: string, isGranted: boolean][] | null
}

/** What the page holds and has fetched. Lists, since not every driver keeps the order of keys. */
const SEEN = `(async () => ({
  urls: performance.getEntriesByType('resource')
    .map(({ name, startTime }) => [name, performance.timeOrigin + startTime]),
  atUnload: JSON.parse(sessionStorage.getItem('${AT_UNLOAD}') ?? '[]'),
  local: Object.keys(localStorage),
  session: (sessionStorage.removeItem('${AT_UNLOAD}'), Object.keys(sessionStorage)),
  database: ((await globalThis.indexedDB?.databases?.()) ?? []).map(({ name }) => name),
  cache: (await globalThis.caches?.keys().catch(() => [])) ?? [],
  categories: ${TOOL}?.state ? Object.entries(${TOOL}.state.categories) : null,
}))()`

const stored = ['local', 'session', 'database', 'cache'] as const

/**
 * Loads `url` in a clean browser, answers in each way (none, reject, each category alone, accept and then
 * withdraw), and rejects with a readable list when anything reached a tracker or was stored without
 * consent: before and after the answer, while the page is left, and when it is loaded again. Otherwise it
 * resolves with what was tried. Rejects, too, when the page has no Cookie Consent Tool.
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
  const steps: string[] = []
  let urls: [address: string, at: number][] = []
  // While an answer is being given, what it takes back may still have been under way.
  let isAnswering = false
  const hear = (asked: Asked) => urls.push([asked.url(), isAnswering ? 0 : Infinity])

  /** Asks the page; once more where it was just being loaded again, as it may be after a withdrawal. */
  const ask = async <T>(script: string): Promise<T> => {
    try {
      return await page.evaluate<T>(script)
    } catch {
      await page.waitForTimeout(settle)
      return page.evaluate<T>(script)
    }
  }

  /** Judges what there is by what is allowed now; what was asked for before `answered`, also by what was then. */
  const look = async (step: string, allowedBefore: readonly string[] = [], answered = 0) => {
    const seen = await ask<Seen>(SEEN)
    if (!seen.categories)
      throw new Error(
        `${url} has no CookieConsentTool: is its script tag on the page, and was the file served?`,
      )
    const allowed = seen.categories.filter(([, isGranted]) => isGranted).map(([id]) => id)
    const note = (
      what: Leak['what'],
      target: string,
      category: string,
      also: readonly string[],
    ) => {
      if (/^(essential|unknown)$/.test(category)) return
      if (allowed.includes(category) || also.includes(category)) return
      leaks.set(`${step} ${what} ${target}`, { step, what, target, category })
    }
    const later = seen.atUnload.map((address): [string, number] => [address, Infinity])
    for (const [address, at] of [...urls, ...seen.urls, ...later]) {
      const { hostname, pathname, search } = new URL(address)
      if (Object.keys(hosts).length === 0 && hostname === own) continue
      const category = match(hostname, pathname + search)?.category ?? 'unknown'
      note('request', address, category, at < answered ? allowedBefore : [])
    }
    const sort = (name: string, domain?: string) => {
      if (/^cct\b/.test(name)) return 'essential'
      return Object.hasOwn(names, name)
        ? (names[name] ?? '')
        : classifyCookie({ name, domain }).category
    }
    for (const { name, domain } of await page.context().cookies())
      note('cookie', name, sort(name, domain), [])
    for (const what of stored) for (const name of seen[what]) note(what, name, sort(name), [])
    urls = []
    return {
      allowed,
      optional: seen.categories.map(([id]) => id).filter((id) => id !== 'essential'),
    }
  }

  const load = async () => {
    await page.goto(url)
    await page.waitForTimeout(settle)
  }

  /** What a visitor does, from a clean browser, and what came of it; the page is loaded again at the end. */
  const walk = async (step: string, ...answers: string[]) => {
    steps.push(step)
    await load()
    await ask(CLEAN)
    await page.context().clearCookies()
    urls = []
    await load()
    let { allowed, optional } = await look(step)
    for (const answer of answers) {
      isAnswering = true
      await page.evaluate(`(async () => { await ${TOOL}.${answer} })()`).catch((error: Error) => {
        // Some withdrawals end with a reload.
        if (!/destroyed|navigat/i.test(String(error))) throw error
      })
      const answered = await ask<number>(NOW)
      isAnswering = false
      await page.waitForTimeout(settle)
      ;({ allowed } = await look(step, allowed, answered))
    }
    if (answers.length > 0) {
      await load()
      await look(step)
    }
    return optional
  }

  page.on?.('request', hear)
  page.on?.('websocket', hear)
  await page.addInitScript?.(WATCH_UNLOAD)
  try {
    const optional = await walk('no answer')
    await walk('reject all', 'rejectAll()')
    for (const only of optional) {
      const choices = Object.fromEntries(optional.map((id) => [id, id === only]))
      await walk(`${only} only`, `choose(${JSON.stringify(choices)})`)
    }
    await walk('accept, then withdraw', 'acceptAll()', 'withdraw()')
  } finally {
    page.off?.('request', hear)
    page.off?.('websocket', hear)
  }
  const found = [...leaks.values()]
  if (found.length)
    throw new Error(
      `${found.length} leaked without consent:\n${found
        .map(({ step, what, target, category }) => `- ${step}: ${what} ${target} (${category})`)
        .join('\n')}`,
    )
  return { steps, leaks: found }
}
