/** Vendors that the page brings and the site has not declared: no visitor reads of them. */
import { fullHosts } from '../catalog/classify-full'
import { hostTable, type HostMatch, type HostRow } from '../catalog/match-host'
import type { Problem } from '../config/problems'
import type { Service } from '../config/schema'
import type { LedgerEntry } from '../gate/ledger'

let table: HostMatch | undefined
/** Made at the first call. */
const known: HostMatch = (host, path) => (table ??= hostTable(fullHosts()))(host, path)

const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname
  } catch {
    return '' // a name, or the start of an inline script
  }
}

const wordsFor = ({ id, category }: HostRow, host: string): string =>
  `${id ? `"${id}"` : host} (${category}) is on this page, but not declared, so no visitor reads of it: add ${
    id ? `{ "id": "${id}" }` : `it with id, name, provider, category "${category}" and hosts`
  }`

/**
 * One problem for each vendor, by what is known of its hosts. `urls` are what the gate held and what the
 * page has fetched; names and code among them are passed over. `ownHost` is the page's: what is served
 * from there is the site's, whatever a list says.
 */
export const findUndeclared = (
  urls: readonly string[],
  declared: readonly Pick<Service, 'id' | 'hosts'>[],
  ownHost: string,
): Problem[] => {
  const isDeclared = hostTable(
    declared.map(({ hosts = [] }) => ({
      category: 'declared',
      hosts: hosts.map((host) => host.replace(/^\*?\./, '').toLowerCase()).join(' '),
    })),
  )
  const vendors = new Map<string, Problem>()
  for (const url of urls) {
    const host = hostOf(url)
    if (!host || host === ownHost || isDeclared(host)) continue
    const { pathname, search } = new URL(url)
    const row = known(host, pathname + search)
    if (!row || !/^(analytics|advertising|functional)$/.test(row.category)) continue
    const name = row.id ?? host
    if (vendors.has(name) || declared.some(({ id }) => id === row.id)) continue
    vendors.set(name, { path: 'services', message: wordsFor(row, host) })
  }
  return [...vendors.values()]
}

/**
 * One problem for each host and each name that nobody declared and strict mode therefore held: the page
 * itself may need it. `seen` is the ledger.
 */
export const findHeldUnknown = (
  seen: readonly Pick<LedgerEntry, 'action' | 'category' | 'target' | 'what'>[],
): Problem[] => {
  const things = new Map<string, Problem>()
  for (const { action, category, target, what } of seen) {
    if (!/^(held|refused)$/.test(action) || !/^(\*|unknown)$/.test(category)) continue
    const host = hostOf(target)
    const name = host || target
    if (things.has(name)) continue
    const { id } = known(host, '/') ?? {}
    const cure = id
      ? `add { "id": "${id}" }`
      : `add a service with it in its ${host ? 'hosts' : 'cookies'} and, where the page cannot do without it, category "essential"`
    things.set(name, {
      path: 'services',
      message: `${host || `"${target}" (${what})`} is held by autoBlock "strict", for nobody has declared it: ${cure}`,
    })
  }
  return [...things.values()]
}
