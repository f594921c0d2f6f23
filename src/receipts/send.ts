/** One network call: one receipt to the endpoint. */
import type { SiteConfig } from '../config/schema'
import type { Receipt } from './receipt-shape'

export interface Retry {
  readonly kind: 'retry'
  readonly why: string
  /** Milliseconds the endpoint asked for. */
  readonly after?: number
}

export type Outcome =
  | { readonly kind: 'stored' }
  /** Permanent: asking again would get the same answer. */
  | { readonly kind: 'refused'; readonly why: string }
  | Retry

export type Send = (receipt: Receipt) => Promise<Outcome>

const HANGING_MS = 30e3
const RETRY = new Set([408, 425, 429])
/** Browsers let a page leave 64 KiB behind; more is refused at once, so it goes as an ordinary request. */
export const KEEPALIVE_BYTES = 6e4

/** As many bytes as it takes on the wire. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** Seconds or an HTTP date → milliseconds, at most a day. */
const retryAfter = (header: string | null, now: number): { after?: number } => {
  if (!header) return {}
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return ms >= 0 ? { after: Math.min(ms, 864e5) } : {}
}

/** What the endpoint says is wrong with it (RFC 9457 with a list of errors), in words. */
const firstMistake = (text: string): string => {
  try {
    const { path, message } = (JSON.parse(text) as { errors: [Record<string, unknown>] }).errors[0]
    return `: ${String(path)} ${String(message)}`.slice(0, 200)
  } catch {
    return ''
  }
}

export const createSend =
  (
    settings: () => NonNullable<SiteConfig['receipts']>,
    fetch: typeof globalThis.fetch,
    now: () => number,
  ): Send =>
  async (receipt) => {
    const { endpoint = '', credentials, headers } = settings()
    const body = JSON.stringify(receipt)
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        keepalive: bytesOf(body) < KEEPALIVE_BYTES,
        credentials: credentials ?? 'same-origin',
        // text/plain needs no preflight across origins, and a preflight dies with the page.
        headers: {
          'content-type':
            new URL(endpoint, new Text().baseURI).origin === location.origin
              ? 'application/json'
              : 'text/plain',
          ...headers,
        },
        body,
        // A 307 would carry the receipt on to whomever the endpoint names.
        redirect: 'manual',
        signal: AbortSignal.timeout(HANGING_MS),
      })
      const text = await response.text() // an unread body keeps the keepalive quota occupied
      const { status, type: kind } = response
      if (kind === 'opaqueredirect')
        return { kind: 'retry', why: 'a redirect, which is not followed' }
      const type = response.headers.get('content-type') ?? ''
      if (status >= 500 || RETRY.has(status))
        return {
          kind: 'retry',
          why: `HTTP ${status}`,
          ...retryAfter(response.headers.get('retry-after'), now()),
        }
      if (!response.ok)
        return {
          kind: 'refused',
          why: `HTTP ${status} from ${endpoint}${firstMistake(text)}, see receipts.endpoint`,
        }
      // A login page, a hotspot: both say 200.
      return text.includes('"accepted"') || !type.includes('html')
        ? { kind: 'stored' }
        : { kind: 'retry', why: `answered ${type}` }
    } catch (error) {
      return { kind: 'retry', why: String(error) } // offline, CORS, hanging
    }
  }
