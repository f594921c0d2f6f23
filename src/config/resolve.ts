import { defaults, type Config } from './defaults'
import { found, unknownKey, wrongValue, type Problem } from './problems'
import { shape, type Shape } from './shape'

type Bag = Record<string, unknown>

/** Own keys only, no prototype: a polluted `Object.prototype` cannot add a setting. */
const bag = (): Bag => Object.create(null) as Bag

const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** http, https, mailto, tel and relative; browsers drop control characters before they look. */
export const isSafeUrl = (url: string): boolean => {
  // eslint-disable-next-line no-control-regex -- exactly the characters the URL parser drops
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url.replace(/[\0- ]/g, ''))?.[1]
  return !scheme || /^(https?|mailto|tel)$/i.test(scheme)
}

/** Plain values that have a form: how it is recognised, and what to call it. */
const FORMS: Readonly<Record<string, readonly [RegExp, string]>> = {
  duration: [
    /^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/,
    'an ISO 8601 duration of days or more, such as P30D; silence never counts',
  ],
  date: [/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-11-02'],
  'e-mail': [/^[^\s@]+@[^\s@]+$/, 'an e-mail address'],
  // What a receipt may say: the collector refuses more (`packages/collector`, receipt-schema.ts).
  id: [
    /^(?!(__proto__|constructor|prototype)$)[^\p{Cc}\p{Cs}]{1,100}$/u,
    'an id of 1 to 100 characters',
  ],
  version: [/^[^\p{Cc}\p{Cs}]{0,100}$/u, 'at most 100 characters, none of them for control'],
  line: [/^[^\p{Cc}\p{Cs}]{0,256}$/u, 'at most 256 characters, none of them for control'],
}

const checkPlain = (value: unknown, rules: string, path: string, say: (p: Problem) => void) => {
  const [rule = '', strictest] = rules.split('=')
  const words = rule.split(' or ')
  const type = typeof value
  const form = Object.hasOwn(FORMS, rule) ? FORMS[rule] : undefined
  if (/string|number/.test(type) && form?.[0].test(String(value))) return String(value)
  // A blank one would take a button or a switch its name.
  const isText = rule === 'text' || (rule === 'visible text' && /\S/.test(String(value)))
  if (isText && (type === 'string' || type === 'number')) return String(value)
  if (rule === 'URL' && type === 'string' && isSafeUrl(value as string)) return value
  if (rule === 'number' && Number.isFinite(value) && (value as number) >= 0) return value
  if (rule === 'any') return value
  if (rule === type && type === 'boolean') return value
  if (rule === 'theme' && (type === 'string' || isBag(value)))
    return isBag(value) ? check(value, { '*': 'text' }, path, say) : value
  if (type === 'string' && words.includes(value as string)) return value
  say(
    wrongValue(
      path,
      value,
      form?.[1] ??
        (rule === 'URL' ? 'a relative, http, https, mailto or tel URL' : words.join(' or ')),
    ),
  )
  return rule === 'boolean' && strictest ? strictest === 'true' : strictest
}

const check = (value: unknown, rule: Shape, path: string, say: (p: Problem) => void): unknown => {
  if (typeof rule === 'string') return checkPlain(value, rule, path, say)
  if (Array.isArray(rule)) {
    if (Array.isArray(value))
      return value
        .map((item, i) => check(item, rule[0] as Shape, `${path}[${i}]`, say))
        .filter((item) => item !== undefined)
    say(wrongValue(path, value, 'a list'))
    return undefined
  }
  // What may stand in place of the object: `false`, or one word for all of it.
  const short = '?' in rule ? rule['?'] : undefined
  if (value === false && short === 'false') return value
  if (!isBag(value)) {
    if (typeof short === 'string' && short !== 'false') return checkPlain(value, short, path, say)
    say(wrongValue(path, value, 'an object'))
    return undefined
  }
  const rules = rule as Readonly<Record<string, Shape>>
  const out = bag()
  for (const key of Object.keys(value)) {
    const at = path ? `${path}.${key}` : key
    const inner = Object.hasOwn(rules, key) ? rules[key] : rules['*']
    // An id that a receipt cannot hold would keep every receipt from being taken.
    if (path === 'categories' && checkPlain(key, 'id', at, say) === undefined) continue
    if (inner === undefined) say(unknownKey(at, key, Object.keys(rules)))
    else {
      const clean = value[key] === undefined ? undefined : check(value[key], inner, at, say)
      if (clean !== undefined) out[key] = clean
    }
  }
  return out
}

const id = (item: unknown) => (isBag(item) ? item['id'] : undefined)

const isSame = (a: unknown, b: unknown) => id(a) !== undefined && id(a) === id(b)

/** Services come together by id, objects key by key; anything else is replaced. */
const merge = (under: unknown, over: unknown): unknown => {
  if (Array.isArray(under) && Array.isArray(over) && under.some((item) => id(item) !== undefined))
    return [
      ...under.map((item) => merge(item, over.find((other) => isSame(item, other)) ?? item)),
      ...over.filter((item) => !under.some((known) => isSame(item, known))),
    ]
  if (!isBag(under) || !isBag(over)) return over
  const out = Object.assign(bag(), under)
  for (const key of Object.keys(over))
    out[key] = key in out ? merge(out[key], over[key]) : over[key]
  return out
}

/**
 * Raw settings, weakest first → the configuration and what is wrong with it. Never throws.
 * What is wrong is left out, so that the default stands; where that could permit more than the
 * owner meant (a misspelt model), the strictest value stands instead.
 */
export const resolve = (
  layers: readonly unknown[],
): { config: Config; problems: readonly Problem[] } => {
  const problems: Problem[] = []
  let config: unknown = Object.assign(bag(), defaults)
  for (const layer of layers) {
    if (layer === undefined) continue
    try {
      const clean = check(layer, shape, '', (problem) => problems.push(problem))
      if (clean) config = merge(config, clean)
    } catch (error) {
      const why = error instanceof Error ? String(error) : found(error)
      problems.push({ path: 'config', message: `cannot be read: ${why}` })
    }
  }
  const result = config as Config
  for (const [path, rule] of [['', result] as const, ...Object.entries(result.regions)]) {
    if (typeof rule === 'string') continue
    const { denialLifetimeDays: denial, consentLifetimeDays: consent = path ? 0 : 180 } = rule
    if (denial === undefined || denial >= consent) continue
    const at = path && `regions.${path}.`
    problems.push(wrongValue(`${at}denialLifetimeDays`, denial, 'at least consentLifetimeDays'))
    rule.denialLifetimeDays = consent
  }
  return { config: result, problems }
}
