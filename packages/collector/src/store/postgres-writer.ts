import { linkOfKept, mostNeighbours, namesBefore, type ChainState } from '../check/chain.ts'
import { judgeBatch, type KnownLink } from '../check/judge-batch.ts'
import type { Entry } from './entry.ts'
import type { PostgresClient } from './postgres-client.ts'
import { lowestId, timeOf, type Partitions } from './postgres-partitions.ts'
import type { Outcome } from './store.ts'

// A predecessor is found by its id. What else may touch a chain (a twin from another tab, a receipt
// that overtook this one) is no older than a browser keeps receipts for sending.
const nearby = 14 * 86_400_000

interface NeighbourRow {
  readonly id: string
  readonly consent_id: string
  /** Text where `int` has 64 bits. */
  readonly seq: number | string
  readonly hash: Buffer
  readonly chain: ChainState
  readonly names: string | null
}

/** Returns the function that puts a group of receipts on disk in one statement. */
export function postgresWriter({ pool, retry }: PostgresClient, partitions: Partitions) {
  const neighbours = async (entries: readonly Entry[]): Promise<Map<string, KnownLink[]>> => {
    const times = entries.map(({ id }) => timeOf(id))
    const places = placesOf(entries)
    const { rows } = await pool.query<NeighbourRow>({
      // Each place is read up to its limit, so that one person's flood costs nobody else's commit.
      text: `select r.id, r.consent_id, r.seq, r.hash, r.chain, substring(r.body from $6) as names
             from unnest($1::uuid[], $2::int[]) as w (consent_id, seq)
             cross join lateral (
               select id, consent_id, seq, hash, chain, body from receipts
               where consent_id = w.consent_id and seq = w.seq and id >= $3 and id < $4
               limit ${mostNeighbours}
             ) as r
             union
             select id, consent_id, seq, hash, chain, substring(body from $6) as names
             from receipts where id = any ($5::uuid[]) and body is not null`,
      values: [
        places.map(({ consentId }) => consentId),
        places.map(({ seq }) => seq),
        lowestId(Math.min(...times) - nearby),
        lowestId(Math.max(...times) + nearby),
        entries.flatMap(({ link }) => link.prev ?? []),
        namesBefore,
      ],
    })
    const known = new Map<string, KnownLink[]>()
    for (const { id, consent_id, seq, hash, chain, names } of rows) {
      const link = linkOfKept(id, Number(seq), hash.toString('hex'), names ?? '')
      group(known, consent_id).push({ ...link, chain })
    }
    return known
  }

  const insert = async (entries: readonly Entry[], chains: ReadonlyMap<string, ChainState>) => {
    const { rows } = await pool.query<{ id: string }>({
      text: `insert into receipts
               (id, consent_id, seq, at, received_at, action, chain, hash, body)
             select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::bigint[], $5::bigint[],
               $6::text[], $7::text[], $8::bytea[], $9::text[])
             on conflict (id) do nothing returning id`,
      values: [
        entries.map(({ id }) => id),
        entries.map(({ consentId }) => consentId),
        entries.map(({ seq }) => seq),
        entries.map(({ at }) => at),
        entries.map(({ receivedAt }) => receivedAt),
        entries.map(({ action }) => action),
        entries.map(({ id }) => chains.get(id)),
        entries.map(({ hash }) => hash),
        entries.map(({ body }) => body),
      ],
    })
    return new Set(rows.map(({ id }) => id))
  }

  const known = async (ids: readonly string[]): Promise<Map<string, Buffer>> => {
    if (ids.length === 0) return new Map()
    const { rows } = await pool.query<{ id: string; hash: Buffer }>(
      'select id, hash from receipts where id = any ($1::uuid[])',
      [ids],
    )
    return new Map(rows.map(({ id, hash }) => [id, hash]))
  }

  return async (entries: readonly Entry[]): Promise<Outcome[]> => {
    const unique = [...new Map(entries.toReversed().map((entry) => [entry.id, entry])).values()]
    // In one order everywhere, so that two collectors with the same receipts do not block each other.
    unique.sort((a, b) => (a.id < b.id ? -1 : 1))
    await partitions.prepare(unique.map(({ id }) => id))

    const accepted = await retry(async () => {
      const { chains, settled } = judge(unique, await neighbours(unique))
      const ids = await insert(unique, chains)
      for (const [chain, waiting] of settled)
        await pool.query('update receipts set chain = $1 where id = any ($2::uuid[])', [
          chain,
          waiting,
        ])
      return ids
    })
    const hashes = await retry(() =>
      known(unique.filter(({ id }) => !accepted.has(id)).map(({ id }) => id)),
    )
    return outcomesOf(entries, accepted, hashes)
  }
}

function judge(entries: readonly Entry[], known: ReadonlyMap<string, KnownLink[]>) {
  const people = new Map<string, Entry[]>()
  for (const entry of entries) group(people, entry.consentId).push(entry)
  const chains = new Map<string, ChainState>()
  const settled = new Map<ChainState, string[]>()
  for (const [consentId, own] of people) {
    const judged = judgeBatch(
      own.map(({ link }) => link),
      known.get(consentId) ?? [],
    )
    for (const [index, { id }] of own.entries()) chains.set(id, judged.chains[index] ?? 'gap')
    for (const { id, chain } of judged.settled) group(settled, chain).push(id)
  }
  return { chains, settled }
}

/** The first of a kind is what was inserted; what follows is compared with it. */
function outcomesOf(
  entries: readonly Entry[],
  accepted: ReadonlySet<string>,
  hashes: Map<string, Buffer>,
): Outcome[] {
  return entries.map(({ id, hash }) => {
    const known = hashes.get(id)
    if (known) return hash.equals(known) ? 'duplicate' : 'conflict'
    hashes.set(id, hash)
    return accepted.has(id) ? 'accepted' : 'conflict'
  })
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

function group<K, T>(groups: Map<K, T[]>, key: K): T[] {
  const list = groups.get(key) ?? []
  groups.set(key, list)
  return list
}
