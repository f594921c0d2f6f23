import { createHmac, timingSafeEqual } from 'node:crypto'
import type { HandOver } from './hand-over.ts'

/** A link that carries more is cut or refused by some server on its way. */
export const longestToken = 6_000

// Signed along, so that nothing else that is ever signed with the key can be taken for a hand-over.
const purpose = 'cct-hand-over/1.'

const form = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})$/

const signatureOf = (content: string, key: string): string =>
  createHmac('sha256', key)
    .update(purpose + content)
    .digest('base64url')

/** A hand-over as text for a link, with its signature. */
export function writeToken(handOver: HandOver, key: string): string {
  const content = Buffer.from(JSON.stringify(handOver)).toString('base64url')
  return `${content}.${signatureOf(content, key)}`
}

export type TokenRead =
  | { readonly kind: 'signed'; readonly content: unknown }
  | { readonly kind: 'forged' }
  | { readonly kind: 'malformed' }

/** Reads nothing of a token before its signature is found to be ours. */
export function readToken(token: string, key: string): TokenRead {
  const [, content, signature] = (token.length <= longestToken && form.exec(token)) || []
  if (content === undefined || signature === undefined) return { kind: 'malformed' }
  // As text, because several texts stand for the same bytes; both are 43 characters of ASCII.
  const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(content, key)))
  if (!isOurs) return { kind: 'forged' }
  try {
    return { kind: 'signed', content: JSON.parse(Buffer.from(content, 'base64url').toString()) }
  } catch {
    return { kind: 'malformed' }
  }
}
