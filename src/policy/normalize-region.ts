/** What servers and edge networks write when they do not know: no place, and no mistake either. */
const UNKNOWN = /^(XX|ZZ|T1|A1|A2|AP|EU)$/

/** A word that says "not known", as opposed to one that says nothing. */
export const isUnknownPlace = (region: unknown): boolean =>
  UNKNOWN.test(String(region).trim().toUpperCase())

/** `uk` → `GB`; null for what is no ISO 3166 code or names no place. */
export const normalizeRegion = (region: unknown): string | null => {
  const code = String(region ?? '')
    .trim()
    .toUpperCase()
    .replace('_', '-')
    .replace(/^UK\b/, 'GB')
    .replace(/^EL\b/, 'GR')
  return /^[A-Z]{2}(-[A-Z\d]{1,3})?$/.test(code) && !UNKNOWN.test(code) ? code : null
}
