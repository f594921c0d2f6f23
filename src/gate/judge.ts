/** Which category an address or a name belongs to, and whether it may pass now. */
export interface Verdict {
  readonly category: string
  readonly service?: string | undefined
}

/** What every interceptor is given. */
export interface Guard {
  /** Undefined: it may go. */
  judgeUrl(url: unknown): Verdict | undefined
  /** Undefined: it may be stored. */
  judgeName(name: string, what: string): Verdict | undefined
  /** Takes an element into custody: marked as a site would have marked it, and disarmed. */
  hold(element: Element, verdict: Verdict): void
  /** True once allowed, false once refused or given up. */
  wait(verdict: Verdict, what: string, url: string): Promise<boolean>
  note(
    action: 'refused' | 'released' | 'held',
    what: string,
    target: string,
    verdict: Verdict,
  ): void
  /** Marked and disarmed copies of governed tags in a piece of HTML. */
  html(value: unknown): unknown
  /** True when a released script wrote this and it was put in its place. */
  write(text: string): boolean
}

export interface JudgePort {
  /** The row of the most specific host; nothing: nobody's business. */
  match(hostname: string, pathname: string): Verdict | null | undefined
  mayRun(verdict: Verdict): boolean
  base(): string
}

/** Cannot leave the site: no scheme, no second slash, no backslash, no control characters. */
// eslint-disable-next-line no-control-regex -- the URL parser drops them
const LOCAL = /^(?:[/?#.]|[\w-]+(?:[/?#.]|$))(?![/\\])[^:\\\0- ]*$/

/** Addresses seen lately, so that a page that asks again pays for one look-up. */
const REMEMBERED = 500

export const createJudge = (port: JudgePort): ((url: unknown) => Verdict | undefined) => {
  const rows = new Map<string, Verdict | null>()
  const find = (text: string): Verdict | null => {
    let url: URL
    try {
      url = new URL(text, port.base())
    } catch {
      return null // the browser refuses it too
    }
    if (!/^(http|ws)s?:$/.test(url.protocol)) return null
    return port.match(url.hostname, url.pathname) ?? null
  }
  return (url) => {
    const text = String(url)
    if (LOCAL.test(text)) return undefined
    let row = rows.get(text)
    if (row === undefined) {
      if (rows.size >= REMEMBERED) rows.clear()
      rows.set(text, (row = find(text)))
    }
    return row && !port.mayRun(row) ? row : undefined
  }
}
