import type { Receipt } from '../check/receipt-schema.ts'

/** What receipts are counted by. Nothing here tells one visitor from another. */
export interface Facets {
  readonly action: Receipt['action']
  readonly method: Receipt['method']
  readonly surface: Receipt['surface']
  readonly model: Receipt['model']
  readonly region: string | null
  readonly lang: string
  readonly policy: string | null
  readonly device: 'mobile' | 'other' | null
  /** Optional categories only. */
  readonly categories: Readonly<Record<string, boolean>>
}

/**
 * Times to answer are counted apart from the facets, or every kind of answer would be split by them.
 */
export interface TimeFacet {
  /** See `roundTime`. */
  readonly answerMs: number
}

/** How many receipts of one day share the same facets. */
export interface Count {
  /** Days since 1970, UTC. */
  readonly day: number
  /** `Facets` or `TimeFacet` as JSON. */
  readonly facets: string
  readonly n: number
}

export const dayLength = 86_400_000
export const dayOf = (time: number): number => Math.floor(time / dayLength)

/** What is counted together because there is too much of it. */
export const other = 'other'

export const isTime = (facets: Facets | TimeFacet): facets is TimeFacet => 'answerMs' in facets

// Far more than a site has or a name needs; a receipt may hold more, and statistics must not grow with it.
const mostCategories = 30
const longestName = 60

const orOther = (name: string): string => (name.length > longestName ? other : name)

/** What is too long or too much counts as one category, granted where all of it was. */
function categoriesOf(optional: readonly (readonly [string, boolean])[]): Facets['categories'] {
  const categories: Record<string, boolean> = {}
  for (const [index, [id, granted]] of optional.entries()) {
    const name = index < mostCategories ? orOther(id) : other
    categories[name] = granted && (categories[name] ?? true)
  }
  return categories
}

export function facetsOf(receipt: Receipt): Facets {
  const optional = Object.entries(receipt.categories)
    .filter(([, { basis }]) => basis !== 'essential')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { granted }]) => [id, granted] as const)
  const mobile = receipt.ua?.mobile
  return {
    action: receipt.action,
    method: receipt.method,
    surface: receipt.surface,
    model: receipt.model,
    region: receipt.jurisdiction,
    lang: receipt.lang,
    policy: receipt.policy.version === null ? null : orOther(receipt.policy.version),
    device: mobile === undefined ? null : mobile ? 'mobile' : 'other',
    categories: categoriesOf(optional),
  }
}

/** To half a second up to ten, then ever wider: few kinds, and a median that is near enough. */
export function roundTime(ms: number): number {
  const step = ms < 10_000 ? 500 : ms < 60_000 ? 5_000 : 60_000
  return Math.min(3_600_000, Math.round(ms / step) * step)
}

/** What a receipt is counted under, as JSON. */
export function countedAs(receipt: Receipt): readonly string[] {
  const facets = JSON.stringify(facetsOf(receipt))
  const { answerMs } = receipt
  return answerMs === undefined
    ? [facets]
    : [facets, JSON.stringify({ answerMs: roundTime(answerMs) } satisfies TimeFacet)]
}

/** Adds up by day and facets. */
export function countUp(
  items: Iterable<{ readonly at: number; readonly countedAs: readonly string[] }>,
): Count[] {
  const counts = new Map<string, Count>()
  for (const { at, countedAs } of items) {
    const day = dayOf(at)
    for (const facets of countedAs) {
      const key = `${day} ${facets}`
      counts.set(key, { day, facets, n: (counts.get(key)?.n ?? 0) + 1 })
    }
  }
  return [...counts.values()]
}

/** Counts receipts as they are kept. */
export const countReceipts = (
  receipts: readonly { readonly at: number; readonly body: string }[],
): Count[] =>
  countUp(
    receipts.map(({ at, body }) => ({ at, countedAs: countedAs(JSON.parse(body) as Receipt) })),
  )
