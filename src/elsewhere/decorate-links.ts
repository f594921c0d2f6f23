/** Links to the site's other domains carry a token, fetched when somebody is about to follow one. */
import { isOwnDomain } from './hand-over-endpoint'
import type { ElsewherePort } from './port'
import { TOKEN } from './token'

interface Signed {
  readonly token: string
  /** Epoch ms. */
  readonly expires: number
  readonly receipt: string
}

const TIMEOUT_MS = 5000
/** A page takes a while to come, and clocks differ. */
const MARGIN_MS = 20e3

/** The signs that a link is about to be followed; a finger or a key gives little notice. */
const INTENT = ['pointerover', 'focusin', 'pointerdown', 'touchstart'] as const

const readSigned = async (response: Response, receipt: string): Promise<Signed | null> => {
  const { token, expires } = (await response.json()) as { token?: unknown; expires?: unknown }
  const until = typeof expires === 'string' ? Date.parse(expires) : NaN
  return response.ok && typeof token === 'string' && /^[\w.-]+$/.test(token) && until > 0
    ? { token, expires: until, receipt }
    : null
}

export const decorateLinks = (endpoint: string, port: ElsewherePort): void => {
  const { config, now } = port
  /** By origin: a token each, or its being on the way. */
  const ready = new Map<string, Signed | 'coming'>()

  /** The receipt of what holds now; without one there is nothing to hand over. */
  const receiptOf = () => {
    const { consentId, snapshot } = port.state()
    if (snapshot.status !== 'decided') return undefined
    return port.receipts().findLast((receipt) => receipt.consentId === consentId)
  }

  /** A link to another domain of the site, where the page may know that it comes from here. */
  const linkAt = (event: Event): HTMLAnchorElement | undefined =>
    event
      .composedPath()
      .find(
        (node): node is HTMLAnchorElement =>
          node instanceof HTMLAnchorElement &&
          (node.protocol === 'https:' || node.protocol === location.protocol) &&
          node.host !== location.host &&
          isOwnDomain(node.hostname, config) &&
          !/\bnoreferrer\b/i.test(node.rel),
      )

  const isGood = (signed: Signed | 'coming' | undefined): signed is Signed =>
    typeof signed === 'object' &&
    signed.expires - MARGIN_MS > now() &&
    signed.receipt === receiptOf()?.id

  const prepare = async (event: Event) => {
    const origin = linkAt(event)?.origin
    const receipt = origin && receiptOf()
    if (!receipt) return
    const present = ready.get(origin)
    if (present === 'coming' || isGood(present)) return
    ready.set(origin, 'coming')
    const { id, consentId } = receipt
    const signed = await port
      .fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ receipt: id, consentId, to: origin }),
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      .then((response) => readSigned(response, id))
      // Not delivered yet, offline, switched off: the visitor is asked there, as without a link.
      .catch(() => null)
    if (signed) ready.set(origin, signed)
    else ready.delete(origin)
  }

  const decorate = (event: Event) => {
    const link = linkAt(event)
    const signed = link && ready.get(link.origin)
    if (!link || !isGood(signed)) return
    ready.delete(link.origin) // good for one arrival
    const before = link.getAttribute('href') ?? ''
    // As text: the address is the site's, and nothing else in it may change.
    const [address = '', fragment] = link.href.split(/(?=#)/)
    link.href = `${address}${address.includes('?') ? '&' : '?'}${TOKEN}=${signed.token}${fragment ?? ''}`
    setTimeout(() => link.setAttribute('href', before))
  }

  for (const type of INTENT)
    port.listen('document', type, (event) => void prepare(event), {
      capture: true,
      passive: true,
    })
  for (const type of ['click', 'auxclick'] as const) port.listen('document', type, decorate, true)
}
