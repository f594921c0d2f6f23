/**
 * Words that press, by language: guilt and flattery, urgency, and yes dressed as a saying. Pieces of
 * lower-case text.
 */
import { pressingLatin } from './pressing-latin'
import { pressingOther } from './pressing-other'

export interface Pressing {
  readonly guilt: string
  readonly urgency: string
}

export const lexicon: Readonly<Record<string, Pressing>> = { ...pressingLatin, ...pressingOther }

/** “Do not refuse”, “untick to not allow”: where the reader has to count the noes. */
export const doubleNegatives: Readonly<Record<string, RegExp>> = {
  en: /\b(do not|don[’']t|never|not to|won[’']t|un(?:tick|check) to)\b[^.?!:;]{0,30}\b(not|no|refuse|reject|decline|disable|disallow|opt out|object|without)\b/,
  de: /\b(nicht|kein\w*|nie)\b[^.?!:;]{0,30}\b(nicht|kein\w*|ablehnen|verweigern|deaktivieren|widersprechen|ohne)\b/,
  fr: /\bne\b[^.?!:;]{0,12}\bpas\b[^.?!:;]{0,30}\b(refuser|désactiver|s’opposer|sans)\b/,
  es: /\bno\b[^.?!:;]{0,20}\b(rechazar|rechace|desactivar|oponerse|sin permitir)\b/,
  it: /\bnon\b[^.?!:;]{0,20}\b(rifiutare|disattivare|opporsi)\b/,
  pt: /\bnão\b[^.?!:;]{0,20}\b(rejeitar|recusar|desativar|opor)\b/,
  nl: /\b(niet|geen)\b[^.?!:;]{0,30}\b(niet|geen|weigeren|uitschakelen|zonder)\b/,
}

const patterns = new Map<string, RegExp>()

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** One expression for a list of pieces. */
export const anyOf = (pieces: string): RegExp => {
  const known = patterns.get(pieces)
  if (known) return known
  const made = new RegExp(pieces.split('|').map(escape).join('|'))
  patterns.set(pieces, made)
  return made
}
