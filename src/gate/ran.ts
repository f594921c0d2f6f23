/** What has run or been shown, and as whose: what the page marked, what a list knows, and what those brought. */
import type { Verdict } from './judge'

/** Addresses kept in mind; scripts that only carry an answer have a new one each. */
const REMEMBERED = 500

export interface Ran {
  /** It runs from now on; code cannot be recalled. */
  note(...ids: readonly string[]): void
  /** Has one of these run? */
  has(ids: readonly string[]): boolean
  /** A script or frame of this address, or this very element, is theirs. */
  claim(what: string | Element, verdict: Verdict): void
  /** Whose is what? */
  readonly claims: ReadonlyMap<unknown, Verdict>
}

export const createRan = (): Ran => {
  const ran = new Set<string>()
  const claims = new Map<unknown, Verdict>()
  return {
    note: (...ids) => ids.forEach((id) => ran.add(id)),
    has: (ids) => ids.some((id) => ran.has(id)),
    claim: (what, verdict) => {
      if (claims.size < REMEMBERED) claims.set(what, verdict)
    },
    claims,
  }
}
