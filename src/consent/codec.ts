/**
 * Record ↔ string. A query string, so that any server reads it with its own standard parser, and
 * every character survives a cookie: `v=1&id=…&at=…&exp=…&p=3&f=…&c.analytics=1&s.hotjar=0&x.cpni=1`.
 */
import type { ConsentRecord } from './record'

const VERSION = '1'

export const encodeRecord = (record: ConsentRecord): string => {
  const out = new URLSearchParams({
    v: VERSION,
    id: record.id,
    at: String(record.at),
    exp: String(record.expires),
    p: record.policyVersion,
    f: record.fingerprint,
  })
  if (record.gpcOverride) out.set('g', '1')
  const add = (prefix: string, flags: Readonly<Record<string, boolean>>) => {
    for (const id of Object.keys(flags)) out.set(prefix + id, flags[id] ? '1' : '0')
  }
  add('c.', record.categories)
  add('s.', record.services)
  add('x.', record.choices)
  return out.toString()
}

/** Anything but a whole record of this version is null: doubt means no. */
export const decodeRecord = (text: string | null | undefined): ConsentRecord | null => {
  const input = new URLSearchParams(text ?? '')
  const get = (key: string) => input.get(key) ?? ''
  const at = Number(get('at'))
  const expires = Number(get('exp'))
  const id = get('id')
  if (get('v') !== VERSION || !/^[\w-]{8,64}$/.test(id) || !(at > 0) || !(expires > at)) return null
  const flags = (prefix: string) => {
    const out = Object.create(null) as Record<string, boolean>
    for (const [key, value] of input)
      if (key.startsWith(prefix)) out[key.slice(prefix.length)] = value === '1'
    return out
  }
  return {
    id,
    at,
    expires,
    policyVersion: get('p'),
    fingerprint: get('f'),
    categories: flags('c.'),
    services: flags('s.'),
    choices: flags('x.'),
    gpcOverride: get('g') === '1',
  }
}

/**
 * The longest value that leaves the cookie under 1 kB. Past it the services that differ from their
 * category are left out and those categories stand as refused; the whole record is in the mirror.
 */
export const encodeShort = (
  record: ConsentRecord,
  categoryOf: (service: string) => string,
): string => {
  const whole = encodeRecord(record)
  // A per cent sign takes three characters in a cookie.
  if (whole.replace(/%/g, '%25').length < 960) return whole
  const categories = Object.assign(Object.create(null), record.categories) as Record<
    string,
    boolean
  >
  for (const service of Object.keys(record.services)) categories[categoryOf(service)] = false
  return encodeRecord({ ...record, categories, services: {} })
}
