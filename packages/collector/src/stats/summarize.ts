import { dayLength, isTime, other, type Count, type Facets, type TimeFacet } from './count.ts'

export const dimensions = [
  'day',
  'category',
  'action',
  'method',
  'surface',
  'model',
  'region',
  'lang',
  'policy',
  'device',
] as const
export type Dimension = (typeof dimensions)[number]

/** One line of a summary. `rate` is the share of answers that granted everything asked for. */
export interface Line {
  readonly key: string | null
  readonly total: number
  readonly grant: number
  readonly partial: number
  readonly deny: number
  readonly withdraw: number
  readonly rate: number | null
}

/** For a category: how many answers granted or refused it. */
export interface CategoryLine {
  readonly key: string
  readonly total: number
  readonly granted: number
  readonly rate: number | null
}

export interface Summary extends Omit<Line, 'key'> {
  /** Half of the answers came sooner after the banner was shown; null where none told. */
  readonly medianAnswerMs: number | null
  readonly by: Partial<Record<Dimension, readonly (Line | CategoryLine)[]>>
}

type Tally = Record<string, number>

/** Adds counts up, in total and by each dimension asked for. */
export function summarize(counts: Iterable<Count>, by: readonly Dimension[]): Summary {
  const total: Tally = {}
  const groups = by.map((dimension) => ({ dimension, tallies: new Map<string | null, Tally>() }))
  // Few distinct facets stand behind many counts.
  const parsed = new Map<string, Facets | TimeFacet>()
  const times = new Map<number, number>()
  for (const { day, facets, n } of counts) {
    const known = parsed.get(facets) ?? (JSON.parse(facets) as Facets | TimeFacet)
    parsed.set(facets, known)
    if (isTime(known)) {
      times.set(known.answerMs, (times.get(known.answerMs) ?? 0) + n)
      continue
    }
    add(total, known.action, n)
    for (const { dimension, tallies } of groups) {
      if (dimension === 'category') {
        for (const [id, granted] of Object.entries(known.categories))
          add(tallyOf(tallies, id), granted ? 'granted' : 'refused', n)
      } else add(tallyOf(tallies, keyOf(dimension, known, day)), known.action, n)
    }
  }
  const lines = groups.map(({ dimension, tallies }) => {
    const kept = dimension === 'day' ? tallies : mostFrequent(tallies)
    const entries = [...kept].sort(([a], [b]) => String(a).localeCompare(String(b)))
    return [
      dimension,
      entries.map(([key, tally]) =>
        dimension === 'category' ? categoryLine(String(key), tally) : lineOf(key, tally),
      ),
    ]
  })
  const { key: _, ...sum } = lineOf(null, total)
  return {
    ...sum,
    medianAnswerMs: medianOf(times),
    by: Object.fromEntries(lines) as Summary['by'],
  }
}

/** Lines of one dimension; more than a person reads, and no more than an answer should hold. */
const mostLines = 500

/** The largest tallies; the rest is one line. */
function mostFrequent(tallies: Map<string | null, Tally>): Map<string | null, Tally> {
  if (tallies.size <= mostLines) return tallies
  const sorted = [...tallies].sort(([, a], [, b]) => totalOf(b) - totalOf(a))
  const kept = new Map(sorted.slice(0, mostLines - 1))
  for (const [, tally] of sorted.slice(mostLines - 1))
    for (const [name, n] of Object.entries(tally)) add(tallyOf(kept, other), name, n)
  return kept
}

const totalOf = (tally: Tally): number => Object.values(tally).reduce((sum, n) => sum + n, 0)

/** The value in the middle, of values and how often each occurs. */
function medianOf(times: ReadonlyMap<number, number>): number | null {
  const sorted = [...times].sort(([a], [b]) => a - b)
  let left = sorted.reduce((sum, [, n]) => sum + n, 0) / 2
  for (const [value, n] of sorted) if ((left -= n) <= 0) return value
  return null
}

const keyOf = (dimension: Exclude<Dimension, 'category'>, facets: Facets, day: number) =>
  dimension === 'day' ? new Date(day * dayLength).toISOString().slice(0, 10) : facets[dimension]

function tallyOf(tallies: Map<string | null, Tally>, key: string | null): Tally {
  const tally = tallies.get(key) ?? {}
  tallies.set(key, tally)
  return tally
}

function add(tally: Tally, name: string, n: number): void {
  tally[name] = (tally[name] ?? 0) + n
}

const share = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000

function lineOf(key: string | null, tally: Tally): Line {
  const { grant = 0, partial = 0, deny = 0, withdraw = 0 } = tally
  const total = totalOf(tally)
  return { key, total, grant, partial, deny, withdraw, rate: share(grant, grant + partial + deny) }
}

function categoryLine(key: string, { granted = 0, refused = 0 }: Tally): CategoryLine {
  return { key, total: granted + refused, granted, rate: share(granted, granted + refused) }
}
