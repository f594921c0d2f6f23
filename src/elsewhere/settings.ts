/** The setting `compat`, in any of its forms, checked by path; what is wrong is left out. */
import { unknownKey, wrongValue, type Problem } from '../config/problems'
import type { CompatTool } from '../config/schema'
import { STORED, type CompatSettings } from './names'

const TOOLS = Object.keys(STORED)
const KEYS = ['tool', 'name', 'since', 'categories']

const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readOne = (
  value: unknown,
  path: string,
  say: (problem: Problem) => void,
): CompatSettings | null => {
  const given = isBag(value) ? value : { tool: value }
  const own = (key: string) => (Object.hasOwn(given, key) ? given[key] : undefined)
  const tool = own('tool')
  if (!TOOLS.includes(tool as string)) {
    say(wrongValue(isBag(value) ? `${path}.tool` : path, tool, TOOLS.join(' or ')))
    return null
  }
  for (const key of Object.keys(given))
    if (!KEYS.includes(key)) say(unknownKey(`${path}.${key}`, key, KEYS))
  const text = (key: string, form: RegExp, want: string): string | undefined => {
    const found = own(key)
    if (found === undefined || (typeof found === 'string' && form.test(found))) return found
    say(wrongValue(`${path}.${key}`, found, want))
    return undefined
  }
  const name = text('name', /./, 'text')
  const since = text('since', /^\d{4}-\d\d-\d\d$/, 'a date such as 2026-11-02')
  const categories = Object.create(null) as Record<string, string>
  const words = own('categories') ?? {}
  if (!isBag(words)) say(wrongValue(`${path}.categories`, words, 'an object'))
  else
    for (const [word, ids] of Object.entries(words))
      if (typeof ids === 'string') categories[word] = ids
      else {
        categories[word] = '' // leads nowhere, rather than where is usual
        say(wrongValue(`${path}.categories.${word}`, ids, 'text'))
      }
  return { tool: tool as CompatTool, ...(name && { name }), ...(since && { since }), categories }
}

export const readCompat = (
  compat: unknown,
  say: (problem: Problem) => void,
): readonly CompatSettings[] =>
  Array.isArray(compat)
    ? compat
        .map((one: unknown, i) => readOne(one, `compat[${i}]`, say))
        .filter((one) => one !== null)
    : [readOne(compat, 'compat', say)].filter((one) => one !== null)
