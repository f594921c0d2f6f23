import type { NamedCookie, Owner, Sorting } from './classify'
import { coreHosts } from './core-hosts'
import { guessName } from './guess-name'
import { knownHostsMore } from './known-hosts-more'
import { knownNames } from './known-names'
import { knownNamesMore } from './known-names-more'
import { learnedHosts, learnedNames } from './learned'
import { hostTable, type HostRow } from './match-host'
import { nameIndex } from './name-index'
import { services } from './services'
import { servicesMore } from './services-more'

/** Every host the catalogue knows, the most certain first. */
export const fullHosts = (): HostRow[] => [
  ...services,
  ...servicesMore,
  ...coreHosts(),
  ...knownHostsMore.map(([category, ending, names]) => ({
    category,
    hosts: names.replaceAll(' ', ending + ' ') + ending,
  })),
  ...learnedHosts.map(([category, hosts]) => ({ category, hosts })),
]

const list = (table: readonly (readonly [string, string])[]) =>
  table.flatMap(([category, names]) =>
    names.split(' ').map((name): [string, Owner] => [name, { category }]),
  )

const ofServices = () =>
  [...services, ...servicesMore].flatMap(({ id, category, cookies = '' }) =>
    cookies
      .split(' ')
      .filter(Boolean)
      .map((name): [string, Owner] => [name, { category, service: id }]),
  )

const makeTables = () => ({
  findKnown: nameIndex([...list(knownNamesMore), ...ofServices(), ...list(knownNames)]),
  findLearned: nameIndex(list(learnedNames)),
  matchHost: hostTable(fullHosts()),
})
// Made at the first call: who imports this file for something else pays nothing.
let tables: ReturnType<typeof makeTables> | undefined

const isTracking = (category: string | undefined) =>
  category === 'analytics' || category === 'advertising'

/**
 * Sorts a name with everything the catalogue knows: services, names, hosts, and at last a guess from
 * its words. Doubt leans to the safe side: a tracker's session cookie serves the tracker, and a guess
 * must be surer to call a name necessary. For servers, scanners and bundlers; the core uses `classify.ts`.
 * @example classifyCookie('uuid2', '.adnxs.com').service // 'xandr'
 * @example classifyCookie({ name: '_ga' }).category // 'analytics'
 */
export const classifyCookie = (cookie: string | NamedCookie, ofDomain?: string): Sorting => {
  // Called from outside, where types may be missing.
  const given = typeof cookie === 'object' ? cookie : { name: cookie, domain: ofDomain }
  const name = String(given?.name ?? '')
  const domain = String(given?.domain ?? '')
  const { findKnown, findLearned, matchHost } = (tables ??= makeTables())
  const known = findKnown(name)
  if (known?.owner.category === 'infrastructure') return { category: 'essential', certainty: 0.9 }
  const host = domain ? matchHost(domain.replace(/^\./, '')) : undefined
  const learned = findLearned(name)?.owner
  const best = known?.owner ?? learned
  // The same name may belong to several vendors; whose host it is says which.
  const isOthers = host?.id && best && best.service !== host.id
  if (host && isTracking(host.category) && (isOthers || !isTracking(best?.category)))
    return { category: host.category, service: host.id, certainty: 0.7 }
  if (known) return { ...known.owner, certainty: known.isExact ? 0.9 : 0.8 }
  if (learned) return { ...learned, certainty: 0.6 }
  if (host) return { category: host.category, service: host.id, certainty: 0.6 }
  const { category, probability, hasWord } = guessName(name)
  const isSure = probability > (!hasWord ? 0.8 : isTracking(category) ? 0.55 : 0.65)
  return isSure ? { category, certainty: probability / 2 } : { category: 'unknown', certainty: 0 }
}
