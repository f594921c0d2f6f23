/** Does a text press, shame or hurry, or make its reader count the noes? Pure. */
import { findDoubleNegative } from './double-negatives'
import { languageOf } from './language'
import { anyOf, lexicon } from './lexicon'

export interface Pressure {
  readonly kind: 'guilt' | 'urgency' | 'double negative'
  readonly words: string
}

/** A straight apostrophe is the same word. */
const plain = (text: string) => text.toLowerCase().replace(/'/g, '’')

/** Every language's exclamation mark; nobody should be shouted at. */
const shout = /[!！]/

export const judgeWords = (text: string, language: string): Pressure[] => {
  const tag = languageOf(language)
  const found: Pressure[] = []
  const lower = plain(text)
  const look = (kind: Pressure['kind'], words: string | undefined) => {
    if (words) found.push({ kind, words: words.trim() })
  }
  const own = Object.hasOwn(lexicon, tag) ? lexicon[tag] : undefined
  look('guilt', own && anyOf(own.guilt).exec(lower)?.[0])
  look('urgency', own && anyOf(own.urgency).exec(lower)?.[0])
  look('urgency', shout.exec(lower)?.[0])
  look('double negative', findDoubleNegative(lower, tag))
  return found
}
