import { isIP } from 'node:net'
import { parseArgs } from 'node:util'

export interface Settings {
  readonly port: number
  readonly host: string
  readonly store: string
  readonly token: string | null
  readonly origins: readonly string[]
  readonly retentionDays: number
  readonly rate: number
  /** Where seals are published: `file:…` or `https://…`. */
  readonly sealsTo: string | null
  /** Proxies that are believed about who the client is. */
  readonly trustProxy: string
  /** Name and attributes of the record cookie to hand back, see renew-record. */
  readonly recordCookie: string | null
  /** Signs what is handed over between a site's domains; all of its collectors share it. */
  readonly handOverKey: string | null
}

export const defaults: Settings = {
  port: 8787,
  host: '127.0.0.1',
  store: 'file:./receipts.db',
  token: null,
  origins: [],
  // Five years: what most limitation periods need, and more than the two of a CCPA request.
  retentionDays: 1_825,
  rate: 600,
  sealsTo: null,
  trustProxy: 'loopback',
  recordCookie: null,
  handOverKey: null,
}

export const names = [
  'port',
  'host',
  'store',
  'token',
  'origins',
  'retention-days',
  'rate',
  'seals-to',
  'trust-proxy',
  'record-cookie',
  'hand-over-key',
] as const
export type Name = (typeof names)[number]

export const envName = (name: Name) => name.toUpperCase().replaceAll('-', '_')

export interface SettingsRead {
  readonly settings: Settings
  /** One sentence for each setting that cannot be used. */
  readonly problems: readonly string[]
}

/** Reads flags first, then the environment, then the defaults. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): SettingsRead {
  const problems: string[] = []
  const flags = readFlags(args, problems)
  const given = (name: Name): { value: string; from: string } | null => {
    const flag = flags[name]
    if (flag !== undefined) return { value: flag, from: `--${name}` }
    const value = env[envName(name)]
    // An empty variable is how compose files and unit files write "not set".
    return value === undefined || value === '' ? null : { value, from: envName(name) }
  }
  const read = <T>(name: Name, parse: (value: string) => Parsed<T>, fallback: T): T => {
    const setting = given(name)
    if (!setting) return fallback
    const parsed = parse(setting.value)
    if ('value' in parsed) return parsed.value
    problems.push(`${setting.from} ${parsed.problem}`)
    return fallback
  }

  const settings: Settings = {
    port: read('port', wholeNumber(0, 65_535), defaults.port),
    host: read('host', (value) => ({ value }), defaults.host),
    store: read('store', storeUrl, defaults.store),
    token: read<string | null>('token', token, defaults.token),
    origins: read('origins', originList, defaults.origins),
    retentionDays: read('retention-days', wholeNumber(1, 36_500), defaults.retentionDays),
    rate: read('rate', wholeNumber(0, 1_000_000), defaults.rate),
    sealsTo: read<string | null>('seals-to', sealPlace, defaults.sealsTo),
    trustProxy: read('trust-proxy', proxyList, defaults.trustProxy),
    recordCookie: read<string | null>('record-cookie', cookie, defaults.recordCookie),
    handOverKey: read<string | null>('hand-over-key', handOverKey, defaults.handOverKey),
  }
  const origins = originList(given('origins')?.value ?? '')
  if (settings.handOverKey !== null && 'value' in origins && origins.value.length === 0)
    problems.push(
      `${given('hand-over-key')?.from} needs ORIGINS: name the origin of each domain an answer may travel between, such as "https://www.example.com, https://www.example.org"`,
    )
  return { settings, problems }
}

/** One sentence for each option of `createCollector` that cannot be used, by the rules of the settings. */
export function problemsOf(options: Partial<Settings>): readonly string[] {
  const optionName = (name: Name) => name.replace(/-./g, (part) => part.slice(1).toUpperCase())
  const given = names.flatMap((name): [Name, string][] => {
    const value: unknown = options[optionName(name) as keyof Settings]
    return value === undefined || value === null ? [] : [[name, String(value)]]
  })
  const env = Object.fromEntries(given.map(([name, value]) => [envName(name), value]))
  const { problems } = readSettings(env, [])
  return problems.map((problem) =>
    given.reduce(
      (text, [name]) => text.replace(`${envName(name)} `, `${optionName(name)} `),
      problem,
    ),
  )
}

function readFlags(args: readonly string[], problems: string[]): Partial<Record<Name, string>> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const { values } = parseArgs({ args: [...args], options, strict: true })
    return values as Partial<Record<Name, string>>
  } catch (error) {
    // The first sentence names the flag; the rest is advice on escaping.
    const [sentence] = String((error as Error).message).split(/\. |\n/)
    problems.push(`${sentence}. Flags are ${names.map((name) => `--${name}`).join(', ')}.`)
    return {}
  }
}

/** `problem` ends the sentence that begins with the setting's name. */
type Parsed<T> = { readonly value: T } | { readonly problem: string }

const wholeNumber =
  (least: number, most: number) =>
  (text: string): Parsed<number> => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN
    return value >= least && value <= most
      ? { value }
      : { problem: `must be a whole number from ${least} to ${most}, found "${text}"` }
  }

const storeUrl = (value: string): Parsed<string> =>
  /^(file:.|postgres(ql)?:\/\/.)/.test(value)
    ? { value }
    : // The value may hold a password, so it is not repeated.
      { problem: 'must begin with "file:" (SQLite) or "postgres://"' }

const sealPlace = (value: string): Parsed<string> =>
  /^file:./.test(value) || (/^https?:/.test(value) && URL.canParse(value))
    ? { value }
    : { problem: `must begin with "file:" or "https://", found "${value}"` }

const proxyList = (value: string): Parsed<string> => {
  const isProxy = (entry: string) => {
    const [address = '', bits = '0'] = entry.split('/')
    return /^(loopback|linklocal|uniquelocal)$/.test(entry) || (isIP(address) > 0 && +bits <= 128)
  }
  const wrong = value.split(/\s*,\s*/).find((entry) => !isProxy(entry))
  return wrong === undefined
    ? { value }
    : { problem: `must list addresses, networks or "loopback", found "${wrong}"` }
}

const cookie = (value: string): Parsed<string> =>
  /^[\w-]+(;\s*(Domain=[\w.-]+|Path=\/[\w/.-]*|SameSite=(Lax|Strict|None)|Secure))*$/i.test(value)
    ? { value }
    : { problem: 'must look like "cct; Domain=example.com; Path=/; SameSite=Lax; Secure"' }

const token = (value: string): Parsed<string> =>
  /^[\x21-\x7e]+$/.test(value)
    ? { value }
    : { problem: 'must be printable ASCII without spaces (openssl rand -hex 24 makes one)' }

/** HMAC with SHA-256 is as strong as its key up to this length. */
const shortestKey = 32

/** The end of a sentence that begins with the setting's name; null when the key can be used. */
export const problemOfKey = (key: string): string | null =>
  key.length >= shortestKey
    ? null
    : // The value is a secret, so it is not repeated.
      `must be at least ${shortestKey} characters long (openssl rand -hex 32 makes one)`

const handOverKey = (value: string): Parsed<string> => {
  const problem = problemOfKey(value)
  return problem === null ? { value } : { problem }
}

function originList(text: string): Parsed<readonly string[]> {
  const value = text.split(/[\s,]+/).filter((entry) => entry !== '')
  const wrong = value.find((entry) => !isOrigin(entry))
  return wrong === undefined
    ? { value }
    : { problem: `must list origins such as "https://www.example.com", found "${wrong}"` }
}

const isOrigin = (value: string) => URL.canParse(value) && new URL(value).origin === value
