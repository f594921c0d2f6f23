import { linkOfKept, type ChainState, type Link } from '../check/chain.ts'
import type { Row } from '../store/store.ts'
import type { BrokenRow, RemovalRecord } from './find-break.ts'

/** A row's place in its chain, read from its content anew, which is checked before. */
interface Place extends Link {
  readonly receivedAt: number
  readonly chain: ChainState
}

// Two that come at once, to two collectors, do not see each other; nor do their clocks agree.
const apart = 3_600_000
// Nobody's chain is followed further than this, so a longer one proves no omission.
const mostKin = 16

/**
 * The first receipt whose flag its chain does not bear out. `people` is everything kept of the persons
 * in question, or null when that is too much to read: then each is judged by itself.
 */
export function brokenChain(
  rows: readonly Row[],
  people: readonly Row[] | null,
  record: RemovalRecord,
): BrokenRow | null {
  const kin = people && byPerson(people)
  for (const row of rows) {
    const place = placeOf(row)
    if (place && !isBorneOut(place, kin && (kin.get(row.consentId) ?? []), record))
      return { receipt: row.id, reason: `its chain does not bear out the flag "${row.chain}"` }
  }
  return null
}

function byPerson(rows: readonly Row[]): ReadonlyMap<string | null, readonly Place[]> {
  const kin = new Map<string | null, Place[]>()
  for (const row of rows) {
    const place = placeOf(row)
    if (!place) continue
    const known = kin.get(row.consentId)
    if (known) known.push(place)
    else kin.set(row.consentId, [place])
  }
  return kin
}

/** Null once the content is erased. */
function placeOf({ id, seq, body, hash, receivedAt, chain }: Row): Place | null {
  return body === null || seq === null
    ? null
    : { ...linkOfKept(id, seq, hash, body), receivedAt, chain }
}

function isBorneOut(place: Place, kin: readonly Place[] | null, record: RemovalRecord): boolean {
  if (!statesAlone(place).includes(place.chain)) return false
  if (!kin) return true
  const before = place.prev === null ? null : kin.find(({ id }) => id === place.prev)
  const mayBeGone = record.retiredTo > 0 || (place.prev !== null && record.erased.has(place.prev))
  // Not read here, so it was never there, or is there no more.
  if (before === undefined && !mayBeGone && place.chain !== 'gap') return false
  if (before && !statesBehind(place, before).includes(place.chain)) return false
  const twins = kin.filter(({ id, prev }) => id !== place.id && prev === place.prev)
  if (place.chain === 'fork') return twins.length > 0 || mayBeGone
  return place.chain === 'mismatch' || kin.length > mostKin || !isOmission(place, before, twins)
}

/** What a receipt can be, by its own content. */
function statesAlone({ prev, prevHash, seq }: Place): readonly ChainState[] {
  if (prev === null) return seq === 0 ? ['open', 'fork'] : ['gap']
  return ['gap', 'mismatch', 'fork', prevHash === null ? 'unhashed' : 'linked']
}

/** What it can be behind the one it names. `gap` where they came in the other order. */
function statesBehind(place: Place, before: Place): readonly ChainState[] {
  const fits =
    place.seq === before.seq + 1 && (place.prevHash === null || place.prevHash === before.hash)
  return fits ? ['gap', 'fork', 'linked', 'unhashed'] : ['gap', 'mismatch']
}

/** Whether it is flagged as if something were not there that had long been there when it came. */
function isOmission(
  place: Place,
  before: Place | null | undefined,
  twins: readonly Place[],
): boolean {
  const cameLongBefore = (other: Place) => place.receivedAt - other.receivedAt > apart
  if (place.chain === 'gap')
    return Boolean(before && place.seq === before.seq + 1 && cameLongBefore(before))
  return twins.some((twin) => twin.seq === place.seq && isNear(place, twin) && cameLongBefore(twin))
}

const timeOf = (id: string): number => parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

/** PostgreSQL is asked for twins of about the same time only. */
const isNear = (one: Link, other: Link): boolean =>
  Math.abs(timeOf(one.id) - timeOf(other.id)) < 13 * 86_400_000
