/** One network call: one receipt to the endpoint. */
import type { SiteConfig } from '../config/schema'
import type { Receipt } from './receipt-shape'

export type Outcome =
  | { readonly kind: 'stored' }
  /** Permanent: asking again would get the same answer. */
  | { readonly kind: 'refused'; readonly why: string }
  /** `after`: milliseconds the endpoint asked for. */
  | { readonly kind: 'retry'; readonly after?: number }

export type Send = (receipt: Receipt) => Promise<Outcome>

const HANGING_MS = 30e3
const RETRY = new Set([408, 425, 429])

/** Seconds or an HTTP date → milliseconds, at most a day. */
const retryAfter = (header: string | null, now: number): { after?: number } => {
  if (!header) return {}
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return ms >= 0 ? { after: Math.min(ms, 864e5) } : {}
}

export const createSend =
  (
    settings: () => NonNullable<SiteConfig['receipts']>,
    fetch: typeof globalThis.fetch,
    now: () => number,
  ): Send =>
  async (receipt) => {
    const { endpoint = '', credentials, headers } = settings()
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        keepalive: true,
        credentials: credentials ?? 'same-origin',
        // text/plain needs no preflight across origins, and a preflight dies with the page.
        headers: {
          'content-type':
            new URL(endpoint, document.baseURI).origin === location.origin
              ? 'application/json'
              : 'text/plain',
          ...headers,
        },
        body: JSON.stringify(receipt),
        signal: AbortSignal.timeout(HANGING_MS),
      })
      await response.text() // an unread body keeps the keepalive quota occupied
      const { status } = response
      if (response.ok) return { kind: 'stored' }
      if (status >= 500 || RETRY.has(status))
        return { kind: 'retry', ...retryAfter(response.headers.get('retry-after'), now()) }
      return { kind: 'refused', why: `HTTP ${status}` }
    } catch {
      return { kind: 'retry' } // offline, CORS, hanging
    }
  }
