import { createGroupCommit } from './group-commit.ts'
import { connectPostgres } from './postgres-client.ts'
import { postgresHandOvers } from './postgres-hand-overs.ts'
import { noPartitions, postgresPartitions } from './postgres-partitions.ts'
import { postgresReader } from './postgres-reader.ts'
import { postgresRemovals } from './postgres-removals.ts'
import { engineOf, migratePostgres } from './postgres-schema.ts'
import { postgresSeals } from './postgres-seals.ts'
import { postgresWriter } from './postgres-writer.ts'
import type { Store } from './store.ts'

/** Receipts in PostgreSQL, or what speaks its protocol; any number of collectors may share it. */
export async function openPostgresStore(url: string, readOnly = false): Promise<Store> {
  const postgres = connectPostgres(url)
  const { pool } = postgres
  const client = await pool.connect()
  let engine
  try {
    engine = await engineOf(client)
    if (!readOnly) await migratePostgres(client, engine)
  } finally {
    client.release()
  }
  const partitions = engine.isPostgres ? postgresPartitions(postgres) : noPartitions
  const commits = createGroupCommit({
    commit: postgresWriter(postgres, partitions),
    lanes: 4,
    largest: 500,
    mostWaiting: 20_000,
  })

  return {
    save: commits.save,
    waiting: commits.waiting,
    ...postgresReader(postgres),
    ...postgresSeals(postgres),
    ...postgresRemovals(postgres, partitions),
    ...postgresHandOvers(postgres),
    ping: async () => void (await pool.query('select 1')),
    async close() {
      await commits.drain()
      await pool.end()
    },
  }
}
