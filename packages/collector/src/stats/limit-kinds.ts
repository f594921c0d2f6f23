import { isTime, other, type Count, type Facets, type TimeFacet } from './count.ts'

/**
 * Kinds of receipts that one day is counted by. What is free text in a receipt is written by whoever sends it, so
 * without a limit strangers would decide how many rows a day has.
 */
export const mostKinds = 2_000

/** A kind of receipt that was counted on a day. */
export type Kind = Pick<Count, 'day' | 'facets'>

/** The same counts; what would be one kind too many for its day has `other` in the place of its free texts. */
export function limitKinds(counts: readonly Count[], known: readonly Kind[]): Count[] {
  const days = new Map<number, Set<string>>()
  const kindsOf = (day: number) => {
    const kinds = days.get(day) ?? new Set<string>()
    days.set(day, kinds)
    return kinds
  }
  for (const { day, facets } of known) kindsOf(day).add(facets)

  const limited = new Map<string, Count>()
  for (const { day, facets: asked, n } of counts) {
    const facets = admit(asked, kindsOf(day))
    const key = `${day} ${facets}`
    limited.set(key, { day, facets, n: n + (limited.get(key)?.n ?? 0) })
  }
  return [...limited.values()]
}

function admit(facets: string, kinds: Set<string>): string {
  if (kinds.has(facets)) return facets
  if (kinds.size < mostKinds) {
    kinds.add(facets)
    return facets
  }
  const read = JSON.parse(facets) as Facets | TimeFacet
  return isTime(read) ? facets : JSON.stringify(withoutTexts(read))
}

const withoutTexts = (facets: Facets): Facets => ({
  ...facets,
  region: other,
  lang: other,
  policy: other,
  categories: { [other]: Object.values(facets.categories).every((granted) => granted) },
})
