import { here } from './natives'

/** Which category an address or a name belongs to, and whether it may pass now. */
export interface Verdict {
  readonly category: string
  /** A carrier of other tags: it may go when this category is granted, too. */
  readonly also?: string | undefined
  readonly service?: string | undefined
}

/** What every interceptor is given. */
export interface Guard {
  /**
   * Undefined: it may go. A script (`kind` is the element's name) that may go is remembered: code
   * cannot be recalled.
   */
  judgeUrl(url: unknown, kind?: string): Verdict | undefined
  /** Whose code is running, as far as the browser tells. */
  asker(): Verdict | undefined
  mayPass(verdict: Verdict): boolean
  /** Does it leave the site's own host? */
  isAway(url: string): boolean
  /** Undefined: it may be stored. */
  judgeName(name: string, what: string): Verdict | undefined
  /** A name that somebody has written before, and may still write: the shortest way. */
  isFree(name: string): boolean
  /** A data base that may be opened; a list of them has it once the request has succeeded. */
  noteOpening(name: string, request: IDBOpenDBRequest): void
  /** Takes an element into custody: marked, and disarmed. */
  hold(element: Element, verdict: Verdict): void
  /** An element that carries a marking already. */
  consider(element: Element): void
  /** A held element that was given another address, which may go. */
  free(element: Element): void
  /** True once allowed, false once refused or given up. */
  wait(verdict: Verdict, what: string, url: string, size?: number): Promise<boolean>
  note(action: 'refused' | 'stopped', what: string, target: string, verdict: Verdict): void
  /** Trusted Types, for an address in the place of a trusted one. */
  toUrl(url: string): string
  /**
   * Marked and disarmed copies of governed tags in a piece of HTML, from a position on. It is a trusted value only where
   * the page handed one over: what its Trusted Types refuse or clean stays for the browser to judge. `unsure`: in which
   * element, or `*`, it is unclear what is a tag.
   */
  html(value: unknown, isTrusted: boolean, unsure?: string, from?: number): unknown
  /** The same for a frame's whole page, which calls `frameElement.cct()` before anything runs. */
  page(value: unknown, isTrusted: boolean): unknown
  /** True when a released script wrote this and it was put in its place. */
  write(text: string, isTrusted: boolean): boolean
  /** Looks at a further document that shares the page's origin. */
  observe(inner: Document): void
  /** Calls back after each decision. */
  onChange(then: () => void): void
  /** Hosts and whether they may be reached now, the most binding first, for a worker of this owner. */
  hosts(by: Verdict | undefined): readonly (readonly [hosts: string, isAllowed: boolean])[]
}

export interface JudgePort {
  /** The row of the most specific host; null: the site's own business; undefined: on no list. */
  match(hostname: string, path: string): Verdict | null | undefined
  /** An address on no list is governed as who asks for it. */
  ownerOf(url: string): Verdict | undefined
  mayRun(verdict: Verdict): boolean
  onScript(verdict: Verdict, url: string): void
  /** Another value once rows have come or gone. */
  rules(): unknown
}

/** Cannot leave the site: no scheme, no second slash, no backslash, no control characters. */
// eslint-disable-next-line no-control-regex -- the URL parser drops them
const LOCAL = /^(?:[/?#.]|[\w-]+(?:[/?#.]|$))(?![/\\])[^:\\\0- ]*$/
const NO_HOST = /^(?:data|blob|about|javascript):/i

/** On no list: whose it is depends on who asks. */
const UNLISTED: Verdict = { category: '' }

/** Addresses seen lately, so that a page that asks again pays for one look-up. */
const REMEMBERED = 500

export const createJudge = (port: JudgePort): Guard['judgeUrl'] => {
  const rows = new Map<string, Verdict | null>()
  const home = `${location.origin}/`
  let base = ''
  let isAtHome = false
  let rules: unknown
  const find = (text: string): Verdict | null => {
    try {
      const { protocol, hostname, pathname, search } = new URL(text, base)
      if (!/^(http|ws)s?:$/.test(protocol)) return null
      const row = port.match(hostname, pathname + search)
      return row === undefined ? UNLISTED : row
    } catch {
      return null // the browser refuses it too
    }
  }
  // Without a `<base>` what is relative stays here; asking a list is cheaper than an address.
  const isHome = location.href.startsWith(home)
  const bases = document.getElementsByTagName('base')
  return (url, kind) => {
    const text = String(url)
    if (isHome && !bases.length && LOCAL.test(text)) return undefined
    // A `<base>` moves every relative address elsewhere.
    if (base !== here.baseURI) {
      base = here.baseURI
      isAtHome = base.startsWith(home)
      rows.clear()
    }
    if ((isAtHome && (LOCAL.test(text) || text.startsWith(home))) || NO_HOST.test(text))
      return undefined
    if (rules !== port.rules()) {
      rules = port.rules()
      rows.clear()
    }
    let row: Verdict | null | undefined = rows.get(text)
    if (row === undefined) {
      if (rows.size >= REMEMBERED) rows.clear()
      rows.set(text, (row = find(text)))
    }
    if (row === UNLISTED) row = port.ownerOf(text)
    else if (row && kind === 'script' && port.mayRun(row)) port.onScript(row, text)
    return row && !port.mayRun(row) ? row : undefined
  }
}
