import type { ChainState } from '../check/chain.ts'
import { judgeBatch, type KnownLink } from '../check/judge-batch.ts'
import type { Entry } from './entry.ts'
import type { PostgresClient } from './postgres-client.ts'
import { group, postgresNeighbours } from './postgres-neighbours.ts'
import type { Partitions } from './postgres-partitions.ts'
import type { Outcome } from './store.ts'

/** Returns the function that puts a group of receipts on disk in one statement. */
export function postgresWriter({ pool, retry }: PostgresClient, partitions: Partitions) {
  const neighbours = postgresNeighbours(pool)

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
        entries.map(({ hash }) => Buffer.from(hash, 'hex')),
        entries.map(({ body }) => body),
      ],
    })
    return new Set(rows.map(({ id }) => id))
  }

  const known = async (ids: readonly string[]): Promise<Map<string, string>> => {
    if (ids.length === 0) return new Map()
    const { rows } = await pool.query<{ id: string; hash: Buffer }>(
      'select id, hash from receipts where id = any ($1::uuid[])',
      [ids],
    )
    return new Map(rows.map(({ id, hash }) => [id, hash.toString('hex')]))
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
    const judged = judgeBatch(own, known.get(consentId) ?? [])
    for (const [index, { id }] of own.entries()) chains.set(id, judged.chains[index] ?? 'gap')
    for (const { id, chain } of judged.settled) group(settled, chain).push(id)
  }
  return { chains, settled }
}

/** The first of a kind is what was inserted; what follows is compared with it. */
function outcomesOf(
  entries: readonly Entry[],
  accepted: ReadonlySet<string>,
  hashes: Map<string, string>,
): Outcome[] {
  return entries.map(({ id, hash }) => {
    const known = hashes.get(id)
    if (known) return hash === known ? 'duplicate' : 'conflict'
    hashes.set(id, hash)
    return accepted.has(id) ? 'accepted' : 'conflict'
  })
}
