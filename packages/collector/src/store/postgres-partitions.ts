import type { PoolClient } from 'pg'
import { uuidText } from '../check/uuid-bytes.ts'
import type { PostgresClient } from './postgres-client.ts'
import { tableLock } from './postgres-schema.ts'

export interface Partitions {
  /** Sees to it that the months of these ids have a partition, where that can be had at once. */
  prepare(ids: readonly string[]): Promise<void>
  /** Makes the partitions of this month and the next before they are needed. */
  makeAhead(now: number): Promise<void>
  /** Drops the months before a time that hold nothing but receipts under these seals. */
  drop(before: number, upToSeal: number, signal?: AbortSignal): Promise<void>
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

// While a change of tables waits for its lock, every receipt waits behind it.
const patience = "set local lock_timeout = '500ms'"
const tryAgainAfter = 60_000
/** Rows moved out of receipts_other at most, while everybody waits. */
const mostMoved = 20_000

const codeOf = (error: unknown): string => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  return String(code ?? cause?.code ?? '')
}
/** The lock, or the time to look through a month, could not be had, or another collector has dropped it. */
const isTaken = (error: unknown): boolean => ['55P03', '57014', '42P01'].includes(codeOf(error))
/** A month cannot be cut out of receipts_other while rows of it lie there. */
const isOccupied = (error: unknown): boolean => codeOf(error) === '23514'

export function postgresPartitions({ pool, transaction }: PostgresClient): Partitions {
  const known = new Set<string>()
  const triedAt = new Map<string, number>()

  const changeTables = (work: (client: PoolClient) => Promise<void>) =>
    transaction(async (client) => {
      await client.query(patience)
      await client.query('select pg_advisory_xact_lock($1)', [tableLock])
      await work(client)
    })
  const create = async (client: PoolClient, { table, start, end }: Month) =>
    void (await client.query(
      `create table if not exists ${table} partition of receipts
       for values from ('${lowestId(start)}') to ('${lowestId(end)}')`,
    ))

  /** What lies in receipts_other goes where it belongs. */
  const createAndMove = async (client: PoolClient, month: Month) => {
    const { start, end } = month
    const range = `id >= '${lowestId(start)}' and id < '${lowestId(end)}'`
    await client.query('lock table receipts in access exclusive mode')
    const { rowCount } = await client.query(
      `select 1 from receipts_other where ${range} limit ${mostMoved + 1}`,
    )
    // Too many to hold everybody up for: they stay there, and retention removes them row by row.
    if ((rowCount ?? 0) > mostMoved) return
    await client.query(
      `create temp table moving on commit drop as select * from receipts_other where ${range}`,
    )
    await client.query(`delete from receipts_other where ${range}`)
    await create(client, month)
    await client.query('insert into receipts select * from moving')
  }

  /** Makes a partition; without the lock its rows go to receipts_other, and are moved later. */
  const make = async (month: Month, mayMove: boolean) => {
    try {
      await changeTables((client) => create(client, month)).catch((error: unknown) => {
        if (!isOccupied(error)) throw error
        return mayMove ? changeTables((client) => createAndMove(client, month)) : undefined
      })
      known.add(month.table)
    } catch (error) {
      if (!isTaken(error)) throw error
      triedAt.set(month.table, performance.now())
    }
  }
  const mayTry = ({ table }: Month) =>
    !known.has(table) && performance.now() - (triedAt.get(table) ?? -Infinity) > tryAgainAfter

  const hasOthers = async (client: Pick<PoolClient, 'query'>, table: string, upToSeal: number) => {
    // Two questions, so that each has an index. Counting would read the whole month.
    const { rows } = await client.query<{ has: boolean }>(
      `select exists (select 1 from ${table} where seal_no is null)
           or exists (select 1 from ${table} where seal_no > $1) as has`,
      [upToSeal],
    )
    return rows[0]?.has ?? true
  }
  const dropMonth = async (table: string, upToSeal: number) => {
    // Looked at first without a lock that others would wait for.
    if (await hasOthers(pool, table, upToSeal)) return
    await changeTables(async (client) => {
      // The whole first, as everybody else does: the other way round two would wait for each other.
      await client.query('lock table only receipts in access exclusive mode')
      await client.query(`lock table ${table} in access exclusive mode`)
      if (await hasOthers(client, table, upToSeal)) return
      await client.query(`drop table ${table}`)
      known.delete(table)
    })
  }

  return {
    async prepare(ids) {
      const latest = Date.now() + ahead
      for (const id of ids) {
        const time = timeOf(id)
        if (time < earliest || time > latest) continue
        const month = monthOf(time)
        if (mayTry(month)) await make(month, false)
      }
    },
    async makeAhead(now) {
      const month = monthOf(now)
      for (const next of [month, monthOf(month.end)]) await make(next, true)
    },
    async drop(before, upToSeal, signal) {
      const { rows } = await pool.query<{ table: string }>(
        `select c.relname as table from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'receipts'::regclass and c.relname ~ '^receipts_\\d{4}_\\d{2}$'`,
      )
      const limit = monthOf(before).table
      for (const { table } of rows) {
        if (signal?.aborted) return
        if (table >= limit) continue
        // The next run comes back for it; its rows go one by one until then.
        await dropMonth(table, upToSeal).catch((error: unknown) => {
          if (!isTaken(error)) throw error
        })
      }
    },
  }
}

/** For engines that spread a table by other means. */
export const noPartitions: Partitions = {
  prepare: async () => {},
  makeAhead: async () => {},
  drop: async () => {},
}
