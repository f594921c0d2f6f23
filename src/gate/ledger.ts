/** Proof that nothing leaked: what was held, released, refused, stopped, erased, and when. */
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
  /** Why, where it is not plain. */
  readonly why?: string
}

export interface Ledger {
  add(entry: Omit<LedgerEntry, 'at'>): void
  entries(): LedgerEntry[]
}

/** Oldest entries go first once the book is full. */
export const createLedger = (now: () => number, limit = 1000): Ledger => {
  let book: LedgerEntry[] = []
  return {
    add: (entry) => {
      book.push({ at: new Date(now()).toISOString(), ...entry })
      if (book.length > limit * 1.1) book = book.slice(-limit)
    },
    entries: () => book.slice(-limit),
  }
}
