/** A place that does not exist has rules like any other, so this says which is meant by nobody. */
import type { Problem } from '../config/problems'
import type { SiteConfig } from '../config/schema'
import { normalizeRegion } from '../policy/normalize-region'

const STATES =
  /^(A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])$/

const nameOf = (type: 'region' | 'language', code: string): string | undefined => {
  try {
    return new Intl.DisplayNames(['en'], { type, fallback: 'none' }).of(code)
  } catch {
    return undefined
  }
}

export const isLanguage = (tag: string): boolean => nameOf('language', tag) !== undefined

/** What is no code at all is told where it is read. */
const isNowhere = (region: string): boolean => {
  const [country = '', part = ''] = normalizeRegion(region)?.split('-') ?? []
  return country === 'US' && part
    ? !STATES.test(part)
    : country !== '' && nameOf('region', country) === undefined
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
