import type { DatabaseSync } from 'node:sqlite'

/**
 * One entry for each version of the tables, never changed once released. `n` is the order of
 * arrival; identifiers are 16 bytes. Erased receipts keep `n`, `id`, `hash` and `received_at`.
 */
const steps = [
  `create table receipts (
     n integer primary key,
     id blob not null unique,
     consent_id blob,
     seq integer,
     at integer,
     received_at integer not null,
     action text,
     chain text not null,
     hash blob not null,
     body text,
     erased_at integer
   ) strict;
   create index receipts_by_person on receipts (consent_id, seq) where consent_id is not null;
   create index receipts_by_time on receipts (at, id) where at is not null;`,
]

/** Brings an older or empty database file to the newest tables. */
export function migrateSqlite(db: DatabaseSync): void {
  db.exec('begin immediate')
  try {
    const row = db.prepare('pragma user_version').get()
    const version = Number(row?.['user_version'] ?? 0)
    if (version > steps.length)
      throw new Error(`the database was written by a newer collector (tables ${version})`)
    for (const step of steps.slice(version)) db.exec(step)
    db.exec(`pragma user_version = ${steps.length}`)
    db.exec('commit')
  } catch (error) {
    db.exec('rollback')
    throw error
  }
}
