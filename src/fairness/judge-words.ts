/** Does a text press, shame or hurry, or make its reader count the noes? Pure. */
import { anyOf, doubleNegatives, lexicon } from './lexicon'

export interface Pressure {
  readonly kind: 'guilt' | 'urgency' | 'double negative'
  readonly words: string
}

/** A straight apostrophe is the same word. */
const plain = (text: string) => text.toLowerCase().replace(/'/g, '’')

/** Every language's exclamation mark; nobody should be shouted at. */
const shout = /[!！]/

export const judgeWords = (text: string, language: string): Pressure[] => {
  const tag = (language.toLowerCase().split('-')[0] ?? 'en').replace(/^n[bn]$/, 'no')
  const found: Pressure[] = []
  const lower = plain(text)
  const look = (kind: Pressure['kind'], pattern: RegExp | undefined) => {
    const words = pattern?.exec(lower)?.[0]
    if (words) found.push({ kind, words: words.trim() })
  }
  const own = Object.hasOwn(lexicon, tag) ? lexicon[tag] : undefined
  look('guilt', own && anyOf(own.guilt))
  look('urgency', own && anyOf(own.urgency))
  look('urgency', shout)
  look('double negative', Object.hasOwn(doubleNegatives, tag) ? doubleNegatives[tag] : undefined)
  return found
}
