/**
 * Record ↔ string. A query string, so that any server reads it with its own standard parser, and
 * every character survives a cookie: `v=1&id=…&at=…&exp=…&p=3&f=…&c.analytics=1&s.hotjar=0&x.cpni=1&n.cpni=29927520`.
 */
import type { ConsentRecord } from './record'

const VERSION = '1'

const add = (out: URLSearchParams, prefix: string, flags: Readonly<Record<string, unknown>>) => {
  for (const id of Object.keys(flags)) out.set(prefix + id, String(Number(flags[id])))
}

const flags = (input: URLSearchParams, prefix: string) => {
  const out = Object.create(null) as Record<string, boolean>
  for (const [key, value] of input)
    if (key.startsWith(prefix)) out[key.slice(prefix.length)] = value === '1'
  return out
}

type Said = Pick<ConsentRecord, 'choices' | 'noticed'>

const addSaid = (out: URLSearchParams, { choices, noticed = {} }: Said) => {
  add(out, 'x.', choices)
  add(out, 'n.', noticed)
}

const saidIn = (input: URLSearchParams): Said => {
  const noticed = Object.create(null) as Record<string, number>
  for (const [key, value] of input)
    if (key.startsWith('n.') && /^\d{7,9}$/.test(value)) noticed[key.slice(2)] = Number(value)
  return { choices: flags(input, 'x.'), ...(Object.keys(noticed).length && { noticed }) }
}

/** What was said about other things than cookies, by itself. */
export const encodeSaid = (said: Said): string => {
  const out = new URLSearchParams()
  addSaid(out, said)
  return out.toString()
}

export const decodeSaid = (text: string | null): Said => saidIn(new URLSearchParams(text ?? ''))

export const encodeRecord = (record: ConsentRecord): string => {
  const out = new URLSearchParams({
    v: VERSION,
    id: record.id,
    at: String(record.at),
    exp: String(record.expires),
    p: record.policyVersion,
    f: record.fingerprint,
  })
  if (record.digest) out.set('w', record.digest)
  if (record.gpcOverride) out.set('g', '1')
  add(out, 'c.', record.categories)
  add(out, 's.', record.services)
  addSaid(out, record)
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
  return {
    id,
    at,
    expires,
    policyVersion: get('p'),
    fingerprint: get('f'),
    ...(get('w') && { digest: get('w') }),
    categories: flags(input, 'c.'),
    services: flags(input, 's.'),
    ...saidIn(input),
    gpcOverride: get('g') === '1',
  }
}

/**
 * The longest value that leaves the cookie under 1 kB. Past it the digest is left out, and then the
 * services that differ from their category, which stands as refused; the whole record is in the mirror.
 */
export const encodeShort = (
  record: ConsentRecord,
  categoryOf: (service: string) => string,
): string => {
  for (const form of [record, { ...record, digest: '' }]) {
    const whole = encodeRecord(form)
    // A per cent sign takes three characters in a cookie.
    if (whole.replace(/%/g, '%25').length < 960) return whole
  }
  const categories = Object.assign(Object.create(null), record.categories) as Record<
    string,
    boolean
  >
  for (const service of Object.keys(record.services)) categories[categoryOf(service)] = false
  return encodeRecord({ ...record, digest: '', categories, services: {} })
}
