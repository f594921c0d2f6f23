/** The one language on screen: sentences, plurals, lists and dates. */
import type { Texts } from '../../app/port'
import { texts as en } from './en'

type Values = Readonly<Record<string, string | number>>

export interface Words {
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  /** The text of a key with its `{placeholders}` filled in; `''` when nobody has one. */
  say(key: string, values?: Values): string
  /** The form of a key that fits the number, which is also its `{n}`. */
  count(key: string, n: number, values?: Values): string
  list(items: readonly string[]): string
  date(iso: string, withTime?: boolean): string
}

const english: Texts = en

export const makeWords = (tag: string, texts: Texts): Words => {
  let language = 'en'
  try {
    language = Intl.getCanonicalLocales(tag)[0] ?? language
  } catch {
    // A page may name a language that is no tag at all; `Intl` throws on those.
  }
  const say = (key: string, values: Values = {}): string =>
    (texts[key] ?? english[key] ?? '').replace(/\{(\w+)\}/g, (_, name) => `${values[name] ?? ''}`)

  return {
    language,
    dir: /^(ar|fa|he|ur|yi|ps|sd|ug|dv|ckb)\b/.test(language) ? 'rtl' : 'ltr',
    say,
    count(key, n, values) {
      const form = `${key}.${new Intl.PluralRules(language).select(n)}`
      return say(texts[form] || (english[form] && !texts[`${key}.other`]) ? form : `${key}.other`, {
        ...values,
        n,
      })
    },
    list: (items) => new Intl.ListFormat(language).format(items),
    date: (iso, withTime) =>
      new Intl.DateTimeFormat(language, {
        dateStyle: 'long',
        ...(withTime && { timeStyle: 'short' }),
      }).format(new Date(iso)),
  }
}
