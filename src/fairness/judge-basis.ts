/** What would run unasked where the law asks first? From the settings alone. Pure. */
import { services as core } from '../catalog/services'
import { servicesMore } from '../catalog/services-more'
import { defaults } from '../config/defaults'
import type { Model, SiteConfig } from '../config/schema'
import { normalizeRegion } from '../policy/normalize-region'
import { regionRules } from '../policy/region-rules'
import { finding, type Finding } from './rules'

const known = new Map([...core, ...servicesMore].map((service) => [service.id, service]))

/**
 * Can be set up to stay within a law's exemption for a site's own statistics (CNIL recommendation 2020-092, § 5;
 * PECR schedule A1), or watches for errors: whether it is essential is for the site to say.
 */
const exemptable = new Set(
  'matomo piwik-pro piano-analytics plausible fathom cloudflare-web-analytics snowplow new-relic datadog-rum application-insights dynatrace akamai-mpulse'.split(
    ' ',
  ),
)

const essential = ({ services = [] }: SiteConfig): Finding[] =>
  services.flatMap(({ id = '', category }, i) => {
    const usual = known.get(id)?.category
    const isTracker = usual === 'analytics' || usual === 'advertising'
    return category === 'essential' && isTracker && !exemptable.has(id)
      ? finding(
          'honest-essential',
          { path: `services[${i}].category` },
          `makes ${id} essential, so it runs unasked; it is ${usual}`,
        )
      : []
  })

const runsUnasked = (model: Model | undefined) => model === 'opt-out' || model === 'notice'

const isSold = ({ categories = {} }: SiteConfig, id: string): boolean => {
  const category = categories[id]
  return category !== false && (category?.sale ?? id === 'advertising')
}

/** What is sold or shared may not run unasked everywhere: the law of a region may ask nobody, `regions` says so. */
const everywhere = (config: SiteConfig): Finding[] =>
  Object.entries(config.categories ?? {}).flatMap(([id, category]) =>
    category && isSold(config, id) && runsUnasked(category.model)
      ? finding(
          'nothing-preset',
          { path: `categories.${id}.model` },
          `is “${category.model}” everywhere, so it runs unasked where the law asks first; say it by region, in “regions”`,
        )
      : [],
  )

/** Where an exemption covers a site's own statistics, one category may be named; what is sold may not. */
const byRegion = (config: SiteConfig): Finding[] =>
  Object.entries(config.regions ?? {}).flatMap(([code, rule]) => {
    const { model: law } = regionRules(normalizeRegion(code), defaults, Date.now())
    if (law !== 'opt-in') return []
    const { model, categories = {} } = typeof rule === 'string' ? { model: rule } : rule
    const tell = (path: string, what: Model | undefined) =>
      finding(
        'nothing-preset',
        { path },
        `is “${what}”, so it runs unasked in ${code}, where the law asks first`,
      )
    return [
      ...(runsUnasked(model)
        ? [tell(`regions.${code}${typeof rule === 'string' ? '' : '.model'}`, model)]
        : []),
      ...Object.entries(categories).flatMap(([id, own]) =>
        isSold(config, id) && runsUnasked(own) ? tell(`regions.${code}.categories.${id}`, own) : [],
      ),
    ]
  })

export const judgeBasis = (config: SiteConfig): Finding[] => [
  ...essential(config),
  ...everywhere(config),
  ...byRegion(config),
]
