import type { Model } from '../config/schema'

/**
 * Where the law lets optional things run until someone objects (US state acts, Canada's PIPEDA), or
 * asks for a notice only. Everywhere else, and wherever in doubt: opt-in.
 */
const TABLE: Readonly<Record<string, Model>> = {
  US: 'opt-out',
  CA: 'opt-out',
  'CA-QC': 'opt-in',
  JP: 'notice',
  AU: 'notice',
  NZ: 'notice',
  SG: 'notice',
}

const UNKNOWN = /^(XX|T1|A1|A2|AP|EU)$/

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

/** Region → model; the site's own override for the subdivision or the country comes first. */
export const chooseModel = (
  region: string | null,
  overrides: Readonly<Record<string, Model>>,
): Model => {
  for (const table of [overrides, TABLE])
    for (const code of region ? [region, region.slice(0, 2)] : []) {
      const key = Object.keys(table).find((name) => normalizeRegion(name) === code)
      if (key) return table[key] as Model
    }
  return 'opt-in'
}
