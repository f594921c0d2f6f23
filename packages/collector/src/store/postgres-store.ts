import { createGroupCommit, mustHaveRoom } from './group-commit.ts'
import { limitCounts } from './limit-counts.ts'
import { connectPostgres } from './postgres-client.ts'
import { postgresHandOvers } from './postgres-hand-overs.ts'
import { noPartitions, postgresPartitions } from './postgres-partitions.ts'
import { postgresReader } from './postgres-reader.ts'
import { postgresRemovals } from './postgres-removals.ts'
import { engineOf, migratePostgres, type Engine } from './postgres-schema.ts'
import { postgresSeals } from './postgres-seals.ts'
import { postgresWriter } from './postgres-writer.ts'
import { StoreBusy, type Store } from './store.ts'

/** Receipts in PostgreSQL, or what speaks its protocol; any number of collectors may share it. */
export async function openPostgresStore(url: string, readOnly = false): Promise<Store> {
  const postgres = connectPostgres(url)
  const { pool } = postgres
  const engine = await prepareTables(url, readOnly)
  const partitions = engine.isPostgres ? postgresPartitions(postgres) : noPartitions
  const commits = createGroupCommit({
    commit: postgresWriter(postgres, partitions),
    lanes: 4,
    largest: 500,
    mostWaiting: 20_000,
  })
  const seals = postgresSeals(postgres)
  const kindsOf = async (days: readonly number[]) => {
    const { rows } = await postgres.retry(() =>
      pool.query<{ day: number | string; facets: string }>(
        'select day, facets from counts where day = any ($1::int[])',
        [days],
      ),
    )
    return rows.map(({ day, facets }) => ({ day: Number(day), facets }))
  }

  return {
    save: commits.save,
    waiting: commits.waiting,
    ...postgresReader(postgres),
    ...seals,
    appendSeal: limitCounts(seals.appendSeal, kindsOf),
    ...postgresRemovals(postgres, partitions),
    ...postgresHandOvers(postgres),
    ping: async () => {
      mustHaveRoom(commits)
      // A standby, or a server told to take nothing, answers all the same.
      const { rows } = await pool.query<Record<string, string>>(
        engine.isPostgres ? 'show transaction_read_only' : 'select 1',
      )
      if (rows[0]?.['transaction_read_only'] === 'on')
        throw new StoreBusy('the database is read-only', 5)
    },
    async close() {
      await commits.drain()
      await pool.end()
    },
  }
}

async function prepareTables(url: string, readOnly: boolean): Promise<Engine> {
  const { pool } = connectPostgres(url, true)
  try {
    const client = await pool.connect()
    try {
      const engine = await engineOf(client)
      if (!readOnly) await migratePostgres(client, engine)
      return engine
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}
