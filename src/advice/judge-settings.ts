/** Settings that are well formed and still cannot do what they were written for. */
import { MOST_DAYS } from '../consent/record'
import { isWithin } from '../elsewhere/is-within'
import type { Problem } from '../config/problems'
import type { SiteConfig } from '../config/schema'

/** How many a receipt has room for (`packages/collector`, receipt-schema.ts). */
const MOST = { categories: 100, services: 2000, choices: 100 } as const

const twice = (ids: readonly (string | undefined)[]) =>
  ids.flatMap((id, index) => (id && ids.indexOf(id) < index ? index : []))

/** `host`: of the page. */
export const judgeSettings = (host: string, config: SiteConfig): Problem[] => {
  const { categories = {}, services = [], choices = [], handOver, cookie } = config
  const problems: Problem[] = []
  const say = (path: string, message: string) => problems.push({ path, message })

  for (const [path, { length }] of Object.entries({
    categories: Object.keys(categories),
    services,
    choices,
  })) {
    const most = MOST[path as keyof typeof MOST]
    if (length > most)
      say(path, `holds ${length}, and a receipt has room for ${most}; no collector takes more`)
  }
  for (const [path, list] of Object.entries({ services, choices }))
    for (const index of twice(list.map(({ id }) => id)))
      say(`${path}[${index}].id`, `"${list[index]?.id}" is there twice; only one of the two counts`)

  if ((categories as Record<string, unknown>)['essential'] === false)
    say('categories.essential', 'cannot be taken away; the choice itself is kept by it')

  const lifetimes = [['', config], ...Object.entries(config.regions ?? {})] as const
  for (const [region, rules] of lifetimes)
    for (const key of ['consentLifetimeDays', 'denialLifetimeDays'] as const) {
      const days = typeof rules === 'object' ? rules[key] : 0
      if (days && days > MOST_DAYS)
        say(
          `${region && `regions.${region}.`}${key}`,
          `is ${days}, and browsers keep a cookie for ${MOST_DAYS} days at most; the visitor is asked again after that`,
        )
    }

  const domain = cookie?.domain?.replace(/^\./, '')
  if (domain && !/^(auto|host)$/.test(domain) && !isWithin(host, domain))
    say(
      'cookie.domain',
      `is "${domain}", which "${host}" does not belong to: browsers drop the cookie, and the choice is kept in this browser's local storage alone`,
    )
  for (const [index, name] of (handOver?.domains ?? []).entries())
    if (!/^[^\s/:?#*]+\.[^\s/:?#*]+$|^localhost$/.test(name))
      say(
        `handOver.domains[${index}]`,
        `"${name}" should be a bare domain such as "shop.example"; it covers its sub-domains`,
      )
  return problems
}
