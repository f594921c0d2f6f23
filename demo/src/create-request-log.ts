/** What the vendors' servers really received, newest last, kept in memory. */

export interface LoggedRequest {
  readonly n: number
  readonly at: string
  readonly vendor: string
  readonly category: string
  readonly method: string
  readonly path: string
  /** Names only: the log shows that a cookie travelled, not whose it was. */
  readonly cookies: readonly string[]
}

export interface RequestLog {
  add(entry: Omit<LoggedRequest, 'n' | 'at'>): void
  entries(): readonly LoggedRequest[]
  clear(): void
  /** Calls back with each new entry. Returns its own stop. */
  subscribe(listener: (entry: LoggedRequest) => void): () => void
}

export const createRequestLog = (limit = 500): RequestLog => {
  let entries: readonly LoggedRequest[] = []
  let n = 0
  const listeners = new Set<(entry: LoggedRequest) => void>()
  return {
    add(entry) {
      const logged = { n: ++n, at: new Date().toISOString(), ...entry }
      entries = [...entries, logged].slice(-limit)
      for (const listener of listeners) listener(logged)
    },
    entries: () => entries,
    clear() {
      entries = []
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
