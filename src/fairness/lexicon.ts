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
