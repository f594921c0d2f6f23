/** How codes are said to people. What has no words is shown as it is. */
const known: Readonly<Record<string, string>> = {
  grant: 'Accepted all',
  deny: 'Rejected all',
  partial: 'Chose some',
  withdraw: 'Withdrew',
  expire: 'Expired',
  reset: 'Reset',
  accept_all: 'Accept all',
  reject_all: 'Reject all',
  save: 'Save choices',
  close: 'Closed',
  gpc: 'Global Privacy Control',
  dnt: 'Do Not Track',
  api: 'Site code',
  import: 'Import',
  implied_optout_default: 'Default of an opt-out region',
  banner: 'Banner',
  preferences: 'Preference center',
  placeholder: 'Placeholder',
  link: 'Link',
  none: 'None',
  'opt-in': 'Opt-in',
  'opt-out': 'Opt-out',
  notice: 'Notice',
  gap: 'The receipt before it has not arrived',
  fork: 'Two tabs decided at once',
  mismatch: 'It does not fit the receipt before it',
  unhashed: 'Sent without a hash',
  mobile: 'Mobile',
  other: 'Other',
  essential: 'Essential',
  analytics: 'Analytics',
  advertising: 'Advertising',
  functional: 'Functional',
  social: 'Social media',
}

export const sayCode = (code: string | null): string =>
  code === null ? 'Not told' : (known[code] ?? code)

const regions = new Intl.DisplayNames('en', { type: 'region' })
const languages = new Intl.DisplayNames('en', { type: 'language' })

/** `US-CA` is said as the country with its part. */
export function sayRegion(code: string | null): string {
  const [, country, part] = /^([A-Z]{2})(?:-(.+))?$/.exec(code ?? '') ?? []
  const name = country === undefined ? sayCode(code) : (regions.of(country) ?? country)
  return part === undefined ? name : `${name}, ${part}`
}

export function sayLanguage(tag: string | null): string {
  if (tag === null || tag === 'other') return sayCode(tag)
  try {
    return languages.of(tag) ?? tag
  } catch {
    // Well-formed for us, not for Intl.
    return tag
  }
}

const number = new Intl.NumberFormat('en')
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

export const sayNumber = (value: number): string => number.format(value)
export const sayShare = (value: number | null): string =>
  value === null ? '–' : percent.format(value)
/** Under a minute to the half second, as it was counted. */
export const sayDuration = (ms: number): string =>
  ms < 60_000 ? `${ms / 1_000} s` : `${Math.round(ms / 60_000)} min`
export const sayTime = (text: string): string => time.format(new Date(text))
export const sayBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
