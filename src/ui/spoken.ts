/** Which categories the banner speaks of: those this site uses, as far as anyone can know. */
import type { SiteConfig } from '../config/schema'
import type { LedgerEntry } from '../gate/ledger'
import type { Group } from './groups'

/**
 * A site that has declared its services uses the categories they are in, those it set up itself,
 * and those of which something was seen on this page. A site that has declared none may use any
 * category by marking its tags, on this page or the next, so all are named.
 */
export const spokenOf = (
  groups: readonly Group[],
  { categories = {} }: SiteConfig,
  seen: readonly Pick<LedgerEntry, 'category'>[],
): readonly Group[] =>
  groups.some(({ services }) => services.length)
    ? groups.filter(
        ({ id, services }) =>
          services.length ||
          Object.hasOwn(categories, id) ||
          seen.some(({ category }) => category === id),
      )
    : groups
