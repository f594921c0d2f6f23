import type { PoolClient } from 'pg'
import { makeRemoval, type Removal, type RemovalReason } from '../seal/removal.ts'
import type { PostgresClient } from './postgres-client.ts'
import type { Partitions } from './postgres-partitions.ts'
import type { Store } from './store.ts'

type Removals = Pick<Store, 'erase' | 'retire' | 'removals' | 'removalsSoFar'>
type Queryable = Pick<PoolClient, 'query'>

const atOnce = 5_000

/** Takes content out: at a person's request, or by age. Both leave a record. */
export function postgresRemovals(postgres: PostgresClient, partitions: Partitions): Removals {
  const { pool, retry } = postgres

  const soFar = async (client: Queryable) => {
    const { rows } = await client.query<{ content: string }>(
      'select content from removals order by no desc limit 1',
    )
    const last = rows[0] ? (JSON.parse(rows[0].content) as Removal) : null
    return { count: last?.no ?? 0, hash: last?.hash ?? null }
  }
  const record = async (client: Queryable, reason: RemovalReason, now: number) => {
    const removal = makeRemoval(reason, await soFar(client), now)
    await client.query('insert into removals (no, content) values ($1, $2)', [
      removal.no,
      JSON.stringify(removal),
    ])
  }
  /** Again when another collector took the number of the record first. */
  const numbered = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await postgres.transaction(work)
      } catch (error) {
        if ((error as { code?: unknown }).code !== '23505') throw error
      }
    }
  }

  const giveUpSeals = (before: number, now: number) =>
    numbered(async (client) => {
      const { rows } = await client.query<{ no: string | null }>(
        'select max(no) as no from seals where made_at < $1 and leaves is not null',
        [before],
      )
      const no = rows[0]?.no ?? null
      if (no === null) return
      await client.query('update seals set leaves = null where no <= $1', [no])
      await record(client, { kind: 'retention', upToSeal: Number(no) }, now)
    })

  return {
    erase: (consentId, now) =>
      numbered(async (client) => {
        const { rows } = await client.query<{ id: string }>(
          `update receipts set consent_id = null, seq = null, at = null, action = null,
             chain = 'erased', body = null, erased_at = $1
           where consent_id = $2 returning id`,
          [now, consentId],
        )
        const receipts = rows.map(({ id }) => id)
        if (receipts.length > 0) await record(client, { kind: 'erasure', receipts }, now)
        return receipts.length
      }),
    async retire(before, now) {
      await giveUpSeals(before, now)
      const { rows } = await pool.query<{ no: string | null }>(
        'select max(no) as no from seals where leaves is null',
      )
      const upToSeal = rows[0]?.no ?? null
      if (upToSeal === null) return 0
      let count = await partitions.drop(before, Number(upToSeal))
      for (;;) {
        const { rowCount } = await retry(() =>
          pool.query(
            `delete from receipts where id in (
               select id from receipts where seal_no <= $1 limit ${atOnce})`,
            [upToSeal],
          ),
        )
        count += rowCount ?? 0
        if ((rowCount ?? 0) < atOnce) return count
      }
    },
    async removals() {
      const { rows } = await retry(() =>
        pool.query<{ content: string }>('select content from removals order by no'),
      )
      return rows.map(({ content }) => JSON.parse(content) as Removal)
    },
    removalsSoFar: () => retry(() => soFar(pool)),
  }
}
