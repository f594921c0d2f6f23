/** What a site owner writes → the policy of a region, as the SDK builds it at start. */
import { services } from '../../src/catalog/services'
import { undeclared } from '../../src/config/problems'
import { resolve } from '../../src/config/resolve'
import type { SiteConfig } from '../../src/config/schema'
import { mayRun, type Signals } from '../../src/policy/may-run'
import { createPolicy } from '../../src/policy/policy'
import { regionRules } from '../../src/policy/region-rules'

/** The day on which the tests think they run. */
export const today = Date.parse('2026-11-25')

export const known = new Map(services.map((row) => [row.id, row]))

export const silent: Signals = { gpc: null, dnt: null }

/** Takes any value: what is no configuration must be survived as well. */
export const madeOf = (raw: unknown, region: string | null = 'DE', at = today) => {
  const { config, problems } = resolve([raw])
  const made = createPolicy(config, regionRules(region, config, at), known, undeclared)
  return { config, policy: made.policy, problems: [...problems, ...made.problems] }
}

export const policyOf = (raw: SiteConfig, region: string | null = 'DE') =>
  madeOf(raw, region).policy

/** Ids of what may run though nobody has answered, essentials left out. */
export const grantedBeforeAnswer = (raw: unknown, region: string | null = 'DE'): string[] => {
  const { config, policy } = madeOf(raw, region)
  const { categories, services } = mayRun(policy, null, silent, config)
  const isEssential = (id: string) => policy.services.get(id)?.category === 'essential'
  return [
    ...Object.keys(categories).filter((id) => id !== 'essential' && categories[id]),
    ...Object.keys(services).filter((id) => !isEssential(id) && services[id]),
  ]
}
