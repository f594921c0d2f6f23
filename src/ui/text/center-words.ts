/** What the preference center says beyond the banner's words: how long, and known purposes. */
import type { Words } from './words'

/** A text and, where it is not in the language around it, its language. */
export interface Phrase {
  readonly text: string
  readonly lang?: string | undefined
}

/** Sentences of the catalogue in the visitor's language. */
export interface Purposes {
  readonly lang: string
  /** The English sentence → the same in that language. */
  readonly texts: Readonly<Record<string, string>>
}

export interface CenterWords extends Words {
  /** `2 years`, `P30D`, `session` and `until erased` are data; anything else is the site's own text. */
  duration(kept: string): string
  /** A sentence of the catalogue, which is written in English. */
  known(sentence: string): Phrase
}

const inWords = /^(\d+) (second|minute|hour|day|week|month|year)s?$/
const iso = /^P(T)?(\d+)([YMWDHS])$/
const unitOf: Readonly<Record<string, string>> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  TH: 'hour',
  TM: 'minute',
  TS: 'second',
}

const readDuration = (kept: string): readonly [count: number, unit: string] | undefined => {
  const [, count, unit] = inWords.exec(kept) ?? []
  if (unit) return [Number(count), unit]
  const [, time = '', number, letter] = iso.exec(kept) ?? []
  const named = unitOf[time + letter]
  return named ? [Number(number), named] : undefined
}

export const makeCenterWords = (words: Words, purposes: Purposes | undefined): CenterWords => {
  const durations = new Map<string, string>()

  const write = (kept: string): string => {
    if (kept === 'session') return words.say('kept.session')
    if (kept === 'until erased') return words.say('kept.erased')
    const [count, unit] = readDuration(kept) ?? []
    if (count === undefined) return kept
    // Some browsers cannot write these in some languages, whose files then bring the words.
    const own = words.count(`kept.${unit}`, count)
    if (own) return own
    try {
      const style = { style: 'unit', unit, unitDisplay: 'long' } as const
      return new Intl.NumberFormat(words.language, style).format(count)
    } catch {
      return kept // a browser from before units
    }
  }

  return {
    ...words,
    // A declaration may hold thousands, and a formatter is slow to make.
    duration(kept) {
      const text = durations.get(kept) ?? write(kept)
      durations.set(kept, text)
      return text
    },
    known(sentence) {
      const text =
        purposes && Object.hasOwn(purposes.texts, sentence) ? purposes.texts[sentence] : undefined
      return text ? { text, lang: purposes?.lang } : { text: sentence, lang: 'en' }
    },
  }
}
