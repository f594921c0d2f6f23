/** A place that does not exist has rules like any other, so this says which is meant by nobody. */
import type { Problem } from '../config/problems'
import type { SiteConfig } from '../config/schema'
import { normalizeRegion } from '../policy/normalize-region'
import { lawOf } from '../policy/region-rules'
import { isCountry } from './exists'

/** What is no code at all is told where it is read. */
const isNowhere = (region: string): boolean => {
  const code = normalizeRegion(region)
  if (!code) return false
  // Every state has a row; of other parts of countries only those with a law of their own.
  return code.startsWith('US-') ? !lawOf(code, '') : !isCountry(code.slice(0, 2))
}

const APPLIED = 'is no place of ISO 3166; opt-in applies'
const STATE = 'is no state of the US; the strictest rules of the states apply'

export const judgePlaces = (region: string | null, { regions = {} }: SiteConfig): Problem[] => [
  ...(region && isNowhere(region)
    ? [{ path: 'region', message: `"${region}" ${region.startsWith('US-') ? STATE : APPLIED}` }]
    : []),
  ...Object.keys(regions)
    .filter((code) => isNowhere(code) || !normalizeRegion(code))
    .map((code) => ({
      path: `regions.${code}`,
      message: 'is no place of ISO 3166 such as "DE" or "US-CA"; it holds for nobody',
    })),
]
