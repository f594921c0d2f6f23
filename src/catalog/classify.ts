import { coreHosts } from './core-hosts'
import { knownNames } from './known-names'
import { hostTable, type HostMatch } from './match-host'
import { nameIndex } from './name-index'
import { services } from './services'

export interface Owner {
  readonly category: string
  readonly service?: string | undefined
}

export interface Sorting extends Owner {
  /** 0 (no idea) to 1 (the site says so). */
  readonly certainty: number
}

export interface NamedCookie {
  readonly name: string
  /** The domain it was set for, when known: `.example.com`. */
  readonly domain?: string | undefined
}

/** Sorts one cookie or storage name. */
export type Classify = (cookie: NamedCookie) => Sorting

const necessary = /^(essential|functional)$/

/**
 * A classifier over the site's own declarations, which win, then the well-known names, then the
 * hosts. Made once: the index is built here.
 * @example classifierFor([['acme_*', { category: 'analytics', service: 'acme' }]])({ name: 'acme_1' })
 */
export const classifierFor = (
  declared: Iterable<readonly [pattern: string, owner: Owner]> = [],
  match?: HostMatch,
): Classify => {
  const findDeclared = nameIndex(declared)
  const findKnown = nameIndex(knownOwners())
  return ({ name, domain }) => {
    const own = findDeclared(name)
    if (own) return { ...own.owner, certainty: 1 }
    const known = findKnown(name)
    const host = domain && match?.(domain.replace(/^\./, ''))
    // A session or language cookie of a tracker's host serves the tracker.
    if (host && (!known || necessary.test(known.owner.category)))
      return { category: host.category, service: host.id, certainty: 0.6 }
    return known
      ? { ...known.owner, certainty: known.isExact ? 0.9 : 0.8 }
      : { category: 'unknown', certainty: 0 }
  }
}

const knownOwners = () => [
  ...services.flatMap((row) => owned(row.cookies, { category: row.category, service: row.id })),
  ...knownNames.flatMap(([category, names]) => owned(names, { category })),
]

const owned = (names: string | undefined, owner: Owner) =>
  names ? names.split(' ').map((name): [string, Owner] => [name, owner]) : []

/**
 * Sorts a name by the run-time table alone. The larger table: `classify-full.ts`.
 * @example classifyCookie({ name: '_ga' }).category // 'analytics'
 */
export const classifyCookie: Classify = /* @__PURE__ */ classifierFor(
  [],
  /* @__PURE__ */ hostTable(/* @__PURE__ */ coreHosts()),
)
