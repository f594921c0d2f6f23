import { setTimeout } from 'node:timers/promises'
import type { PoolClient } from 'pg'

/** What the engine behind the protocol can do beyond portable SQL. */
export interface Engine {
  /** PostgreSQL itself or close kin: partitions, BRIN and advisory locks can be had. */
  readonly isPostgres: boolean
}

export async function engineOf(client: PoolClient): Promise<Engine> {
  const { rows } = await client.query<{ version: string }>('select version()')
  return { isPostgres: isPostgres(rows[0]?.version ?? '') }
}

/** YugabyteDB calls itself PostgreSQL too, and cannot do all of it. */
export const isPostgres = (version: string): boolean => /^PostgreSQL (?!.*-YB-)/.test(version)

/**
 * One entry for each version of the tables, never changed once released. Receipts are keyed by
 * UUIDv7, whose order is time, so months are ranges of the key and no sequence is needed.
 */
const steps: readonly ((engine: Engine) => readonly string[])[] = [
  ({ isPostgres }) => [
    `create table if not exists receipts (
       id uuid primary key,
       consent_id uuid,
       seq int,
       at bigint,
       received_at bigint not null,
       action text,
       chain text not null,
       hash bytea not null,
       body text,
       erased_at bigint,
       seal_no bigint
     ) ${isPostgres ? 'partition by range (id)' : ''}`,
    'create index if not exists receipts_by_person on receipts (consent_id, seq)',
    'create index if not exists receipts_by_time on receipts (at, id)',
    `create index if not exists receipts_unsealed on receipts (received_at, id)
       where seal_no is null`,
    // Seals come in the order of rows, so the small index does.
    `create index if not exists receipts_by_seal on receipts ${isPostgres ? 'using brin' : ''} (seal_no)`,
    // For ids of months that nobody's clock should show.
    ...(isPostgres
      ? ['create table if not exists receipts_other partition of receipts default']
      : []),
    `create table if not exists seals (
       no bigint primary key,
       made_at bigint not null,
       content text not null,
       leaves bytea
     )`,
    `create table if not exists counts (
       day int not null,
       facets text not null,
       n bigint not null,
       primary key (day, facets)
     )`,
    'create table if not exists removals (no bigint primary key, content text not null)',
    'create table if not exists published (place text primary key, no bigint not null)',
  ],
  () => [
    `create table if not exists redeemed_hand_overs (
       jti text primary key,
       expires_at bigint not null
     )`,
    `create index if not exists redeemed_hand_overs_by_end on redeemed_hand_overs (expires_at)`,
  ],
]

/** Any number nobody else uses: it stands for "collectors change tables here". */
export const tableLock = 7_203_541_986

/** Brings the tables to the newest version; of several collectors starting at once one does it. */
export async function migratePostgres(client: PoolClient, engine: Engine): Promise<void> {
  // Waiting for another collector's changes, or for an index over all receipts, takes what it takes.
  await client.query('set statement_timeout = 0')
  try {
    await (engine.isPostgres
      ? withLock(client, () => migrate(client, engine))
      : withoutLock(() => migrate(client, engine)))
  } finally {
    await client.query('reset statement_timeout')
  }
}

async function withLock(client: PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [tableLock])
  try {
    await work()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [tableLock])
  }
}

const mostAttempts = 6

/** Every step may be taken twice, so whoever was in another's way begins again. */
async function withoutLock(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      // What the database refuses has a code; tables of a newer collector have none.
      const isRefused = error instanceof Error && 'code' in error
      if (!isRefused || attempt === mostAttempts) throw error
      await setTimeout(Math.random() * 100 * 2 ** attempt)
    }
  }
}

async function migrate(client: PoolClient, engine: Engine): Promise<void> {
  await client.query('create table if not exists tables_version (version int primary key)')
  const { rows } = await client.query<{ version: number | null }>(
    'select max(version) as version from tables_version',
  )
  const version = Number(rows[0]?.version ?? 0)
  if (version > steps.length)
    throw new Error(`the database was written by a newer collector (tables ${version})`)
  for (const [index, step] of steps.entries()) {
    if (index < version) continue
    for (const sql of step(engine)) await client.query(sql)
    await client.query('insert into tables_version (version) values ($1) on conflict do nothing', [
      index + 1,
    ])
  }
}
