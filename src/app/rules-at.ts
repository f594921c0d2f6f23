/** A place → the rules that hold there now, made stricter where the device's clock speaks against it. */
import type { Config } from '../config/defaults'
import { now } from '../env/clock'
import { readTimeZone } from '../env/visitor'
import { isZoneOfOptIn } from '../policy/is-zone-of-opt-in'
import { regionRules, type RegionRules } from '../policy/region-rules'
import type { Place } from './region'

export const rulesAt = (place: Place, config: Config): Place & { readonly rules: RegionRules } => {
  const rules = regionRules(place.region, config, now())
  const isGuess = place.source !== 'api' && config.timeZone === 'tighten'
  if (rules.model === 'opt-in' || !isGuess || !isZoneOfOptIn(readTimeZone()))
    return { ...place, rules }
  // The site says one thing and the device another: of each the stricter holds.
  const { consentLifetimeDays: least } = regionRules(null, config, now())
  return {
    ...place,
    source: 'time-zone',
    rules: {
      ...rules,
      model: 'opt-in',
      categories: {},
      consentLifetimeDays: Math.min(rules.consentLifetimeDays, least),
    },
  }
}
