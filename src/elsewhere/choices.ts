/** What other consent tools have stored → what was said there. Anything unreadable or unsure is nothing. */
import type { CompatTool } from '../config/schema'

/** What somebody answered in another tool, in its words. */
export interface Choices {
  readonly said: Readonly<Record<string, boolean>>
  /** Its category → the services that were switched on in it, where they were asked one by one. */
  readonly services?: Readonly<Record<string, readonly string[]>>
  /** Epoch milliseconds; null where the tool keeps no date. */
  readonly at: number | null
}

type Bag = Record<string, unknown>
/** `beside` reads another cookie of the same tool. */
type Parse = (text: string, beside: (name: string) => string | null) => Choices | null

/** A cookie has 4096 bytes; whoever writes more is not the tool. */
const LONGEST = 8192

const flags = (pairs: Iterable<readonly [string, boolean]>): Record<string, boolean> | null => {
  const said = Object.create(null) as Record<string, boolean>
  let any = false
  for (const [name, on] of pairs) {
    if (!name || name in said) return null // said twice: which one holds?
    said[name] = on
    any = true
  }
  return any ? said : null
}

const made = (said: Record<string, boolean> | null, at: number | null): Choices | null =>
  said && (at === null || Number.isFinite(at)) ? { said, at } : null

const readJson = (text: string): Bag | null => {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Bag)
    : null
}

/** ISO 8601 with a time; other notations are read differently by different browsers. */
const dateOf = (value: unknown): number =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(value)
    ? Date.parse(value)
    : NaN

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

const parseVanilla: Parse = (text) => {
  const stored = readJson(text)
  const categories = stored?.['categories']
  if (!stored || !isTexts(categories)) return null
  const at = dateOf(stored['lastConsentTimestamp'] ?? stored['consentTimestamp'])
  const choices = made(flags(categories.map((name) => [name, true])), at)
  const services = stored['services'] ?? {}
  if (!choices || typeof services !== 'object') return null
  const entries = Object.entries(services as Bag)
  return entries.every(([, ids]) => isTexts(ids))
    ? { ...choices, services: Object.fromEntries(entries) as Record<string, string[]> }
    : null
}

const parseKlaro: Parse = (text) => {
  const entries = Object.entries(readJson(text) ?? {})
  return entries.every(([, on]) => typeof on === 'boolean')
    ? made(flags(entries as [string, boolean][]), null)
    : null
}

/** `!gtag=true!youtube=wait`; who was not asked about everything yet has not answered. */
const parseTarteaucitron: Parse = (text) => {
  if (!/^(![\w.-]+=(true|false))+$/.test(text)) return null
  const pairs = text
    .slice(1)
    .split('!')
    .map((pair) => pair.split('='))
  return made(flags(pairs.map(([name = '', on]) => [name, on === 'true'])), null)
}

/** `dismiss` only closed the notice: no consent, and no refusal. */
const parseOsano: Parse = (text) =>
  text === 'allow' || text === 'deny' ? made(flags([['allow', text === 'allow']]), null) : null

const COOKIEBOT = ['necessary', 'preferences', 'statistics', 'marketing']

/** `{stamp:'…',necessary:true,…,method:'explicit',ver:1,utc:1700000000000}`: not quite JSON. */
const parseCookiebot: Parse = (text) => {
  if (!/^\{\w+:('[^']*'|[\w.-]+)(,\w+:('[^']*'|[\w.-]+))*\}$/.test(text)) return null
  const fields = new Map<string, string>()
  for (const [, name = '', value = ''] of text.matchAll(/[{,](\w+):('[^']*'|[\w.-]+)/g)) {
    if (fields.has(name)) return null
    fields.set(name, value)
  }
  if (fields.get('method') !== `'explicit'` || !/^\d{13}$/.test(fields.get('utc') ?? ''))
    return null
  if (!COOKIEBOT.every((name) => /^(true|false)$/.test(fields.get(name) ?? ''))) return null
  return made(
    flags(COOKIEBOT.map((name) => [name, fields.get(name) === 'true'])),
    Number(fields.get('utc')),
  )
}

/** A banner that was only closed leaves the defaults in `groups`, with no interaction counted. */
const parseOneTrust: Parse = (text, beside) => {
  const fields = new URLSearchParams(text)
  const groups = fields.getAll('groups')
  const [list = ''] = groups
  if (groups.length !== 1 || !/^[1-9]\d*$/.test(fields.get('interactionCount') ?? '')) return null
  if (!/^\w+:[01](,\w+:[01])*$/.test(list)) return null
  const pairs = list.split(',').map((pair) => pair.split(':'))
  return made(
    flags(pairs.map(([name = '', on]) => [name, on === '1'])),
    dateOf(beside('OptanonAlertBoxClosed')),
  )
}

const parsers: Readonly<Record<CompatTool, Parse>> = {
  'vanilla-cookieconsent': parseVanilla,
  klaro: parseKlaro,
  tarteaucitron: parseTarteaucitron,
  osano: parseOsano,
  cookiebot: parseCookiebot,
  onetrust: parseOneTrust,
}

/** Never throws; null where there is no clear answer. */
export const parseChoices = (
  tool: CompatTool,
  text: string | null,
  beside: (name: string) => string | null = () => null,
): Choices | null => {
  try {
    return text && text.length <= LONGEST ? parsers[tool](text, beside) : null
  } catch {
    return null
  }
}
