/** “Do not refuse”, “untick to not allow”: where the reader has to count the noes. Pure. */
import { conditions, phrases, wider } from './double-negative-words'

/** A break, such as that between "No" and "reject" in "No, reject", becomes a full stop. */
const breaks = /[.?!:;,()“”„"«»…—–、。，；：？！「」،؛؟۔।]| - /

/** Words between single spaces: the edges of words, in every script, for expressions that are quick to make. */
const spell = (text: string) =>
  ` ${text} `.replace(/[^\p{L}\p{M}’]+/gu, (between) => (breaks.test(between) ? ' . ' : ' '))

/** Written without spaces, or with the ending that says no joined on. */
const spaceless = /^(ja|ko|th|zh)$/

const words = (pieces: string) => `(?:${pieces.replaceAll('*', '[^ .]*')}) `

const compile = (phrase: string) => {
  const [first = '', second] = phrase.split(' + ')
  return words(first) + (second === undefined ? '' : `(?:[^ .]+ )?${words(second)}`)
}

interface Look {
  readonly pattern: RegExp | undefined
  readonly condition: RegExp | undefined
}

const make = (language: string): Look => {
  const own = <T>(from: Readonly<Record<string, T>>) =>
    Object.hasOwn(from, language) ? from[language] : undefined
  const all = own(phrases)
  const source = spaceless.test(language)
    ? all?.join('|')
    : all && ` (?:${all.map(compile).join('|')})`
  const when = own(conditions)
  return {
    pattern: own(wider) ?? (source === undefined ? undefined : new RegExp(source)),
    condition: when === undefined ? undefined : new RegExp(` ${words(when)}[^.]*`, 'g'),
  }
}

const looks = new Map<string, Look>()

/** Languages in which one is known. */
export const languages: readonly string[] = [...Object.keys(phrases), ...Object.keys(wider)]

/** The first one in a lower-case text. */
export const findDoubleNegative = (text: string, language: string): string | undefined => {
  const look = looks.get(language) ?? make(language)
  looks.set(language, look)
  const { pattern, condition } = look
  const said = spell(text)
  // Most texts have none; what is a condition is asked only then.
  if (!pattern?.test(said)) return undefined
  return pattern.exec(condition ? said.replace(condition, ' . ') : said)?.[0].trim()
}
