export interface ClientCount {
  /** What the client has used up in its minute. */
  readonly current: number
  /** Until the minute ends, in ms. */
  readonly ttl: number
}

/** Clients remembered at once; the one not heard of for longest is forgotten first. */
const mostClients = 20_000

/** What each client has used up since its window began; in memory only. */
export class ClientCounts {
  readonly #window: number
  readonly #clients = new Map<string, { readonly began: number; current: number }>()

  constructor(window: number) {
    this.#window = window
  }

  add(client: string, count: number): ClientCount {
    const now = Date.now()
    const known = this.#clients.get(client)
    const entry = known && known.began + this.#window > now ? known : { began: now, current: 0 }
    entry.current += count
    // Put in anew, so that the order of the map is the order of being heard of.
    this.#clients.delete(client)
    this.#clients.set(client, entry)
    const [longestAgo = client] = this.#clients.keys()
    if (this.#clients.size > mostClients) this.#clients.delete(longestAgo)
    return { current: entry.current, ttl: entry.began + this.#window - now }
  }
}
