import type { Pool } from 'pg'
import { linkOfKept, mostNeighbours, namesBefore, type ChainState } from '../check/chain.ts'
import type { KnownLink } from '../check/judge-batch.ts'
import type { Entry } from './entry.ts'
import { lowestId, timeOf } from './postgres-partitions.ts'

// A predecessor is found by its id. What else may touch a chain (a twin from another tab, a receipt
// that overtook this one) is no older than a browser keeps receipts for sending.
const nearby = 14 * 86_400_000

interface Row {
  readonly id: string
  readonly consent_id: string
  /** Text where `int` has 64 bits. */
  readonly seq: number | string
  readonly hash: Buffer
  readonly chain: ChainState
  readonly names: string | null
}

const columns = 'r.id, r.consent_id, r.seq, r.hash, r.chain, substring(r.body from $6) as names'
const predecessors = `select ${columns} from receipts r where id = any ($5::uuid[]) and body is not null`

// Each place is read up to its limit, so that one person's flood costs nobody else's commit.
const limited = `
  select ${columns}
  from unnest($1::uuid[], $2::int[]) as w (consent_id, seq)
  cross join lateral (
    select * from receipts
    where consent_id = w.consent_id and seq = w.seq and id >= $3 and id < $4
    limit ${mostNeighbours}
  ) as r
  union ${predecessors}`

// The same with one limit for all: in a flood a twin of somebody else may be overlooked.
const limitedTogether = (places: number) => `
  (select ${columns}
   from unnest($1::uuid[], $2::int[]) as w (consent_id, seq)
   join receipts r on r.consent_id = w.consent_id and r.seq = w.seq
   where r.id >= $3 and r.id < $4
   limit ${mostNeighbours * places})
  union ${predecessors}`

/** "Feature not supported": Citus takes no limit in a lateral subquery over a distributed table. */
const isUnsupported = (error: unknown) => (error as { code?: unknown }).code === '0A000'

/** Returns the function that finds what touches the chains of new receipts, by consent id. */
export function postgresNeighbours(pool: Pick<Pool, 'query'>) {
  let takesLateral = true
  const find = async (places: number, values: readonly unknown[]): Promise<readonly Row[]> => {
    const text = takesLateral ? limited : limitedTogether(places)
    try {
      return (await pool.query<Row>({ text, values: [...values] })).rows
    } catch (error) {
      if (text !== limited || !isUnsupported(error)) throw error
      takesLateral = false
      return find(places, values)
    }
  }

  return async (entries: readonly Entry[]): Promise<Map<string, KnownLink[]>> => {
    const times = entries.map(({ id }) => timeOf(id))
    const places = placesOf(entries)
    const rows = await find(places.length, [
      places.map(({ consentId }) => consentId),
      places.map(({ seq }) => seq),
      lowestId(Math.min(...times) - nearby),
      lowestId(Math.max(...times) + nearby),
      entries.flatMap(({ prev }) => prev ?? []),
      namesBefore,
    ])
    const known = new Map<string, KnownLink[]>()
    for (const { id, consent_id, seq, hash, chain, names } of rows) {
      const link = linkOfKept(id, Number(seq), hash.toString('hex'), names ?? '')
      group(known, consent_id).push({ ...link, chain })
    }
    return known
  }
}

const lastSeq = 2_147_483_647

/** Where twins of the entries may stand, and what has been waiting for them; each place once. */
function placesOf(entries: readonly Entry[]) {
  const places = new Map<string, { readonly consentId: string; readonly seq: number }>()
  for (const { consentId, seq: own } of entries)
    for (const seq of own < lastSeq ? [own, own + 1] : [own])
      places.set(`${consentId} ${seq}`, { consentId, seq })
  return [...places.values()]
}

export function group<K, T>(groups: Map<K, T[]>, key: K): T[] {
  const list = groups.get(key) ?? []
  groups.set(key, list)
  return list
}
