import { linkOf, type ChainState } from '../check/chain.ts'
import { judgeBatch, type KnownLink } from '../check/judge-batch.ts'
import type { Receipt } from '../check/receipt-schema.ts'
import type { Entry } from './entry.ts'
import type { PostgresClient } from './postgres-client.ts'
import { lowestId, timeOf, type Partitions } from './postgres-partitions.ts'
import type { Outcome } from './store.ts'

// A predecessor is found by its id. What else may touch a chain (a twin from another tab, a receipt
// that overtook this one) is no older than a browser keeps receipts for sending.
const nearby = 14 * 86_400_000

interface NeighbourRow {
  readonly consent_id: string
  readonly hash: Buffer
  readonly body: string
  readonly chain: ChainState
}

/** Returns the function that puts a group of receipts on disk in one statement. */
export function postgresWriter({ pool, retry }: PostgresClient, partitions: Partitions) {
  const neighbours = async (entries: readonly Entry[]): Promise<Map<string, KnownLink[]>> => {
    const times = entries.map(({ id }) => timeOf(id))
    const { rows } = await pool.query<NeighbourRow>({
      text: `select r.consent_id, r.hash, r.body, r.chain
             from unnest($1::uuid[], $2::int[]) as w (consent_id, seq)
             join receipts r on r.consent_id = w.consent_id
               and r.seq between w.seq - 1 and w.seq + 1
             where r.id >= $3 and r.id < $4
             union
             select consent_id, hash, body, chain from receipts
             where id = any ($5::uuid[]) and body is not null`,
      values: [
        entries.map(({ consentId }) => consentId),
        entries.map(({ seq }) => seq),
        lowestId(Math.min(...times) - nearby),
        lowestId(Math.max(...times) + nearby),
        entries.flatMap(({ link }) => link.prev ?? []),
      ],
    })
    const known = new Map<string, KnownLink[]>()
    for (const row of rows) {
      const link = linkOf(JSON.parse(row.body) as Receipt, row.hash.toString('hex'))
      group(known, row.consent_id).push({ ...link, chain: row.chain })
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
      for (const { id, chain } of settled)
        await pool.query('update receipts set chain = $1 where id = $2', [chain, id])
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
  const settled: { id: string; chain: ChainState }[] = []
  for (const [consentId, own] of people) {
    const judged = judgeBatch(
      own.map(({ link }) => link),
      known.get(consentId) ?? [],
    )
    for (const [index, { id }] of own.entries()) chains.set(id, judged.chains[index] ?? 'gap')
    settled.push(...judged.settled)
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

function group<T>(groups: Map<string, T[]>, key: string): T[] {
  const list = groups.get(key) ?? []
  groups.set(key, list)
  return list
}
