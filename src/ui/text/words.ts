/** The one language on screen: sentences, plurals, lists and dates. */
import type { Texts } from '../../app/port'

type Values = Readonly<Record<string, string | number>>

export interface Words {
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  /** The text of a key with its `{placeholders}` filled in; `''` when nobody has one. */
  say(key: string, values?: Values): string
  /** The form of a key that fits the number, which is also its `{n}`. */
  count(key: string, n: number, values?: Values): string
  list(items: readonly string[]): string
  /** One after another, without the empty ones; a full-width stop brings its space along. */
  passage(sentences: readonly string[]): string
  date(iso: string, withTime?: boolean): string
}

/** `tag` may be anything the page calls a language; what is no tag at all counts as English. */
export const makeWords = (tag: string, texts: Texts, english: Texts): Words => {
  let language = 'en'
  try {
    language = Intl.getCanonicalLocales(tag)[0] ?? language
  } catch {
    // `Intl` throws on what is no tag.
  }
  // Own keys: a page's `Object.prototype.choices` is no text.
  const own = (from: Texts, key: string) => (Object.hasOwn(from, key) ? from[key] : undefined)
  const find = (key: string) => own(texts, key) ?? own(english, key) ?? ''
  const fill = (text: string, values: Values = {}) =>
    text.replace(/\{(\w+)\}/g, (_, name) => `${values[name] ?? ''}`)

  // The first number formatter costs a browser tens of milliseconds; the banner waits for none
  // but where a language has digits of its own.
  const digits = (n: number) =>
    n < 1000 && !/^(fa|bn)\b/.test(language) ? n : n.toLocaleString(language)

  return {
    language,
    dir: /^(ar|fa|he|ur|yi|ps|sd|ug|dv|ckb)\b/.test(language) ? 'rtl' : 'ltr',
    say: (key, values) => fill(find(key), values),
    count(key, n, values) {
      const form = new Intl.PluralRules(language).select(n)
      // A language that needs fewer forms than English must not borrow an English one.
      const other = `${key}.other`
      const text = texts[`${key}.${form}`] ?? texts[other] ?? find(`${key}.${form}`)
      return fill(text || find(other), { ...values, n: digits(n) })
    },
    list: (items) =>
      items
        .slice(1)
        .reduce(
          (a, b, i) => fill(find(i < items.length - 2 ? 'list' : 'and'), { a, b }),
          items[0] ?? '',
        ),
    passage: (sentences) => sentences.filter(Boolean).join(' ').replaceAll('。 ', '。'),
    date(iso, withTime) {
      // Where the browser does not know the language it would write in another one: digits then.
      const known = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
      const style = { dateStyle: known ? 'long' : 'short', ...(withTime && { timeStyle: 'short' }) }
      return new Intl.DateTimeFormat(
        known ? language : 'sv',
        style as Intl.DateTimeFormatOptions,
      ).format(new Date(iso))
    },
  }
}
