import { initiator } from './initiator'

/** Proof that nothing leaked: what was held, released, refused, stopped, erased, when, and by whom. */
export interface LedgerEntry {
  /** RFC 3339, UTC. */
  readonly at: string
  /** `reported`: would have been held, were it not for report mode. */
  readonly action: 'held' | 'released' | 'refused' | 'stopped' | 'erased' | 'kept' | 'reported'
  /** `script`, `iframe`, `cookie`, `service` … */
  readonly what: string
  /** URL, name, or the start of an inline script. */
  readonly target: string
  readonly category: string
  readonly service?: string
  /** Address of the script that asked for it, where the browser tells. */
  readonly by?: string
  /** Why, where it is not plain. */
  readonly why?: string
}

export interface Ledger {
  /** `hasNoCaller`: nobody's script asked for it. */
  add(entry: Omit<LedgerEntry, 'at'>, hasNoCaller?: boolean): void
  entries(): LedgerEntry[]
}

/** Looking for who asks is dear, and code that is refused may try again without end. */
const LOOKS_A_SECOND = 50

/** Oldest entries go first once the book is full. */
export const createLedger = (now: () => number, limit = 1000): Ledger => {
  let book: LedgerEntry[] = []
  let since = 0
  let looks = 0
  return {
    add: (entry, hasNoCaller) => {
      const at = now()
      if (Math.abs(at - since) > 1000) [since, looks] = [at, 0]
      const isWorthIt = !hasNoCaller && /held|ref|rep/.test(entry.action) && looks < LOOKS_A_SECOND
      if (isWorthIt) looks += 1
      const by = isWorthIt && initiator()
      book.push({ at: new Date(at).toISOString(), ...entry, ...(by && { by }) })
      if (book.length > limit * 1.1) book = book.slice(-limit)
    },
    entries: () => book.slice(-limit),
  }
}
