/**
 * Region and date → the rules that hold there. This is `region-table.ts` in as few bytes as it
 * takes, because it is needed before the next element is parsed; a test holds one against the other.
 */
import type { Config } from '../config/defaults'
import type { Model, RegionOverride } from '../config/schema'
import { normalizeRegion } from './normalize-region'

export interface RegionRules {
  readonly model: Model
  /** By category, where the site says that another model holds for it here. */
  readonly categories: Readonly<Record<string, Model>>
  readonly consentLifetimeDays: number
  readonly denialLifetimeDays: number
  /** What the law calls the way back to the choices; `none` where it calls it nothing. */
  readonly link: 'choices' | 'sale' | 'none'
  readonly banner: 'auto' | 'always' | 'never'
  /** Nothing that is sold, shared or advertising may be switched on by anyone. */
  readonly isForMinors: boolean
}

type Settings = Pick<
  Config,
  'regions' | 'banner' | 'ageFlag' | 'consentLifetimeDays' | 'denialLifetimeDays'
>

type Law = readonly [Model, days: number, link: RegionRules['link']]

/** Wherever nothing else is known: six months, and nothing without a yes. */
const STRICTEST: Law = ['opt-in', 180, 'none']

/** Countries in capitals, states of the US in small letters, other subdivisions in full. */
const LAWS: readonly (readonly [Law, string])[] = [
  [['opt-in', 365, 'none'], 'AR BR CA-QC CH CN IN KR TH TR ZA'],
  [['notice', 180, 'none'], 'AU JP NZ SG'],
  // A US visitor whose state nobody knows, or whose state there is not, has the strictest of them.
  [
    ['opt-out', 365, 'choices'],
    'US al ca co ct de fl ia in ky la md mn mt ne nh nj ok or ri tn tx ut va',
  ],
  [
    ['opt-out', 365, 'none'],
    'CA ak ar az dc ga hi id il ks ma me mi mo ms nc nd nm nv ny oh pa sc sd vt wa wi wv wy al la ok',
  ],
]

/** Until then the state has the last row above. */
const IN_FORCE_FROM: Readonly<Record<string, string>> = {
  ok: '2027-01-01',
  la: '2027-01-01',
  al: '2027-05-01',
}

/** Undefined for a part of a country that has no law of its own, which a state that does not exist has not either. */
export const lawOf = (code: string, today: string): Law | undefined => {
  const token = code.startsWith('US-') ? code.slice(3).toLowerCase() : code
  const isLater = Object.hasOwn(IN_FORCE_FROM, token) && today < (IN_FORCE_FROM[token] ?? '')
  const fits = LAWS.filter(([, places]) => places.split(' ').includes(token))
  return fits[isLater ? 1 : 0]?.[0]
}

/** The site's own rules for a country, and those for a part of it on top. */
const overridesFor = (
  codes: readonly string[],
  regions: Settings['regions'],
): Partial<RegionOverride> => {
  const own: Partial<RegionOverride> = Object.create(null)
  for (const code of codes)
    for (const name of Object.keys(regions))
      if (normalizeRegion(name) === code) {
        const rule = regions[name]
        Object.assign(own, typeof rule === 'string' ? { model: rule } : rule)
      }
  return own
}

/**
 * What holds for a visitor in `region` at the time `at`. The site's own numbers come before the
 * table's, except that a refusal is never kept for less time than a consent, nor for less than the
 * year that opt-out states ask for.
 */
export const regionRules = (region: string | null, site: Settings, at: number): RegionRules => {
  const country = region?.slice(0, 2) ?? ''
  const codes = region ? [country, region] : []
  const own = overridesFor(codes, site.regions)
  const today = new Date(at).toISOString().slice(0, 10)
  const [model, days, link] = lawOf(region ?? '', today) ?? lawOf(country, today) ?? STRICTEST
  const wished = own.denialLifetimeDays ?? site.denialLifetimeDays
  const consent =
    own.consentLifetimeDays ?? site.consentLifetimeDays ?? Math.min(days, wished ?? days)
  const isForMinors = site.ageFlag === true
  return {
    model: isForMinors ? 'opt-in' : (own.model ?? model),
    categories: (!isForMinors && own.categories) || {},
    consentLifetimeDays: consent,
    denialLifetimeDays: Math.max(wished ?? days, consent, link === 'none' ? 0 : days),
    // Nothing can be sold or shared of a child's, so there is nothing to opt out of.
    link: isForMinors ? 'none' : (own.link ?? link),
    banner: own.banner ?? site.banner,
    isForMinors,
  }
}
