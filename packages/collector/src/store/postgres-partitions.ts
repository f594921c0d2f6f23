import { uuidText } from '../check/uuid-bytes.ts'
import type { PostgresClient } from './postgres-client.ts'
import { tableLock } from './postgres-schema.ts'

export interface Partitions {
  /** Makes sure that the months of these ids have a partition. */
  prepare(ids: readonly string[]): Promise<void>
  /** Drops the months before a time that hold nothing but receipts under these seals. */
  drop(before: number, upToSeal: number): Promise<number>
}

interface Month {
  readonly table: string
  readonly start: number
  readonly end: number
}

export const timeOf = (id: string): number => parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

/** The lowest UUIDv7 of a time. */
export function lowestId(time: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(Math.max(0, time), 0, 6)
  return uuidText(bytes)
}

function monthOf(time: number): Month {
  const date = new Date(time)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const name = `${year}_${String(month + 1).padStart(2, '0')}`
  return {
    table: `receipts_${name}`,
    start: Date.UTC(year, month, 1),
    end: Date.UTC(year, month + 1, 1),
  }
}

// A clock that is further off than this gets no table of its own; see receipts_other.
const earliest = Date.UTC(2020, 0, 1)
const ahead = 31 * 86_400_000

export function postgresPartitions({ pool, transaction }: PostgresClient): Partitions {
  const known = new Set<string>()

  const make = ({ table, start, end }: Month) =>
    transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [tableLock])
      await client.query(
        `create table if not exists ${table} partition of receipts
         for values from ('${lowestId(start)}') to ('${lowestId(end)}')`,
      )
    }).catch((error: unknown) => {
      // Receipts from a clock running ahead already lie in receipts_other: they stay there.
      if ((error as { code?: unknown }).code !== '23514') throw error
    })

  const dropMonth = (table: string, upToSeal: number) =>
    transaction(async (client) => {
      await client.query(`lock table ${table} in access exclusive mode`)
      const { rows } = await client.query<{ count: string; open: string }>(
        `select count(*) as count, count(*) filter (where seal_no is null or seal_no > $1) as open
         from ${table}`,
        [upToSeal],
      )
      if (Number(rows[0]?.open) > 0) return 0
      await client.query(`drop table ${table}`)
      known.delete(table)
      return Number(rows[0]?.count)
    })

  return {
    async prepare(ids) {
      const latest = Date.now() + ahead
      for (const id of ids) {
        const time = timeOf(id)
        if (time < earliest || time > latest) continue
        const month = monthOf(time)
        if (known.has(month.table)) continue
        await make(month)
        known.add(month.table)
      }
    },
    async drop(before, upToSeal) {
      const { rows } = await pool.query<{ table: string }>(
        `select c.relname as table from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'receipts'::regclass and c.relname ~ '^receipts_\\d{4}_\\d{2}$'`,
      )
      const limit = monthOf(before).table
      let count = 0
      for (const { table } of rows) if (table < limit) count += await dropMonth(table, upToSeal)
      return count
    },
  }
}

/** For engines that spread a table by other means. */
export const noPartitions: Partitions = {
  prepare: async () => {},
  drop: async () => 0,
}
