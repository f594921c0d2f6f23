import type { PoolClient } from 'pg'
import { expiredSeals } from '../seal/expired-seals.ts'
import { makeRemoval, readRemoval, type Removal, type RemovalReason } from '../seal/removal.ts'
import { readSeal } from '../seal/seal.ts'
import type { PostgresClient } from './postgres-client.ts'
import type { Partitions } from './postgres-partitions.ts'
import type { Store } from './store.ts'

type Removals = Pick<Store, 'erase' | 'retire' | 'removals' | 'removalsSoFar'>
type Queryable = Pick<PoolClient, 'query'>

const rowsAtOnce = 5_000
const sealsAtOnce = 500

const removeRows = `
  delete from receipts where id in (
    select id from receipts where seal_no <= $1 limit ${rowsAtOnce})`

/** After the receipts: a seal without its list is one whose receipts are gone. */
const giveUpLists = `
  update seals set leaves = null where no in (
    select no from seals
    where no > coalesce((select no from seals where no <= $1 and leaves is null
                         order by no desc limit 1), 0)
      and no <= $1
    order by no limit ${sealsAtOnce})`

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

  const retiredTo = async (client: Queryable) => {
    const { rows } = await client.query<{ content: string }>(
      `select content from removals where content like '{"kind":"retention"%'
       order by no desc limit 1`,
    )
    const removal = rows[0] && readRemoval(rows[0].content)
    return removal?.kind === 'retention' ? removal.upToSeal : 0
  }
  const sealsAfter = async (no: number) => {
    const { rows } = await retry(() =>
      pool.query<{ no: string; content: string }>(
        `select no, content from seals where no > $1 order by no limit ${sealsAtOnce}`,
        [no],
      ),
    )
    return rows.map(({ no, content }) => ({ no: Number(no), seal: readSeal(Number(no), content) }))
  }
  /** From here on the log fits without these seals' receipts, however far their removal has come. */
  const putOnRecord = async (limit: number, now: number) => {
    const expired = await expiredSeals(sealsAfter, await retry(() => retiredTo(pool)), limit, now)
    if (!expired) return 0
    const { upToSeal, receipts } = expired
    return numbered(async (client) => {
      // Another collector's run may have put the same on record.
      if ((await retiredTo(client)) >= upToSeal) return 0
      await record(client, { kind: 'retention', upToSeal }, now)
      return receipts
    })
  }

  /** One step at a time until nothing is left, or the collector closes. */
  const inSteps = async (sql: string, upToSeal: number, most: number, signal?: AbortSignal) => {
    for (;;) {
      if (signal?.aborted) return
      const { rowCount } = await retry(() => pool.query(sql, [upToSeal]))
      if ((rowCount ?? 0) < most) return
    }
  }

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
    async retire(limit: number, now: number, signal?: AbortSignal) {
      await partitions.makeAhead(now)
      const receipts = await putOnRecord(limit, now)
      const upToSeal = await retry(() => retiredTo(pool))
      if (upToSeal === 0) return receipts
      await partitions.drop(limit, upToSeal, signal)
      await inSteps(removeRows, upToSeal, rowsAtOnce, signal)
      await inSteps(giveUpLists, upToSeal, sealsAtOnce, signal)
      return receipts
    },
    async removals() {
      const { rows } = await retry(() =>
        pool.query<{ content: string }>('select content from removals order by no'),
      )
      return rows.map(({ content }) => readRemoval(content))
    },
    removalsSoFar: () => retry(() => soFar(pool)),
  }
}
