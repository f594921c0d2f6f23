/** What a site wrote as its theme → tokens, and what is wrong with it. Pure. */
import { suggest } from '../config/problems'
import type { Problem } from '../config/problems'
import type { ThemeTokens } from '../config/schema'
import { ready, type Theme } from './ready'
import { densities, tokens, type TokenName } from './tokens'

/** Can the browser read this value as one of that CSS property? */
export type Supports = (property: string, value: string) => boolean

const schemes = ['light', 'dark', 'auto']
const names = Object.keys(ready)

const has = <T extends object>(all: T, key: string): key is keyof T & string =>
  Object.hasOwn(all, key)

/** A colour without its `#` is the usual slip. */
const mend = (like: string, value: string, supports: Supports) =>
  like === 'color' && supports(like, `#${value}`) ? `; did you mean "#${value}"?` : ''

const byWord = (word: string, path: string, say: (problem: Problem) => void): Theme => {
  if (has(ready, word)) return ready[word]
  if (has(densities, word)) return { space: densities[word] }
  if (schemes.includes(word)) return word === 'auto' ? {} : { scheme: word }
  const options = [...names, ...schemes, ...Object.keys(densities)]
  say({
    path,
    message: `"${word}" is no theme; the usual one is shown${suggest(word, options)} There are ${options.join(', ')}`,
  })
  return {}
}

/** `"paper"`, `"paper dark compact"`, or an object of tokens that may name a theme to start from. */
export const readTheme = (
  theme: string | ThemeTokens,
  supports: Supports,
  say: (problem: Problem) => void,
): Theme => {
  const byWords = (text: string, path: string): Theme =>
    Object.assign(
      {},
      ...text
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => byWord(word, path, say)),
    )
  if (typeof theme === 'string') return byWords(theme, 'theme')
  const { base, density, ...rest } = theme
  const own: Partial<Record<TokenName, string>> = {}
  for (const [key, raw] of Object.entries(rest)) {
    const path = `theme.${key}`
    const name = key.replace(/^--cct-/, '')
    const value = raw.trim()
    if (!has(tokens, name)) {
      const options = [...Object.keys(tokens), 'base', 'density']
      say({ path, message: `is no token; it changes nothing${suggest(name, options)}` })
    } else if (supports(tokens[name], value)) own[name] = value
    else
      say({
        path,
        message: `"${value}" is no ${tokens[name]} that this browser reads; the usual value is kept${mend(tokens[name], value, supports)}`,
      })
  }
  return Object.assign(
    {},
    base === undefined ? {} : byWords(base, 'theme.base'),
    density === undefined ? {} : byWords(density, 'theme.density'),
    own,
  )
}
