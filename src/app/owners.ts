/** Whose code asks; and what is whose because of who brought it. */
import type { Gate } from '../gate/gate'
import { initiator } from '../gate/initiator'
import type { JudgePort, Verdict } from '../gate/judge'
import { here } from '../gate/natives'

export interface OwnersPort {
  readonly gate: Gate
  readonly isStrict: boolean
  readonly match: JudgePort['match']
  readonly mayRun: JudgePort['mayRun']
  isOwn(host: string): boolean
}

export interface Owners {
  /** Whose code is running, as far as the browser tells. */
  asker(): Verdict | undefined
  /** Whose an address is that no list has; undefined: nobody's, and it may go. */
  ownerOf(url: string): Verdict | undefined
  /** A script that a list has runs. */
  noteRun(verdict: Verdict, url: string): void
  /** A script or frame may go, and is theirs who brought it, unless a list has it. */
  adopt(url: string, kind: string): void
}

/** Undefined where the browser would refuse it too. */
export const parseUrl = (url: string, base = here.baseURI): URL | undefined => {
  try {
    return new URL(url, base)
  } catch {
    return undefined
  }
}

/** The whole address, as a script's own `src` and the browser's stacks have it. */
export const hrefOf = (url: string): string => parseUrl(url)?.href ?? url

export const createOwners = ({ gate, isStrict, match, mayRun, isOwn }: OwnersPort): Owners => {
  const { ran } = gate
  const { claims } = ran
  const asker = (): Verdict | undefined => {
    if (gate.isFound()) return undefined
    const url = initiator()
    const owner = claims.get(url) ?? claims.get(document.currentScript)
    if (owner || !url || !/^https?:/.test(url)) return owner
    const { hostname, pathname, search } = new URL(url)
    return match(hostname, pathname + search) ?? undefined
  }
  return {
    asker,
    ownerOf: (url) => {
      const isOpen = !isStrict && !gate.isClosed()
      if (isOpen && !claims.size) return undefined
      return (
        claims.get(hrefOf(url)) ??
        // Looking for who asks is dear: only once something that ran may not any more.
        (isOpen && [...claims.values()].every(mayRun) ? undefined : asker()) ??
        (isOpen ? undefined : { category: '*' })
      )
    },
    noteRun: (verdict, url) => {
      ran.note(verdict.category, verdict.service ?? '')
      ran.claim(hrefOf(url), verdict)
    },
    adopt: (address, kind) => {
      const owner = claims.size ? asker() : undefined
      const url = owner && parseUrl(address)
      if (!url) return
      const { href, hostname, pathname, search } = url
      if (isOwn(hostname) ? kind === 'script' : match(hostname, pathname + search) === undefined)
        ran.claim(href, owner)
    },
  }
}
