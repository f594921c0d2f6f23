import type { DatabaseSync } from 'node:sqlite'

/**
 * One entry for each version of the tables, never changed once released. `n` is the order of
 * arrival; identifiers are 16 bytes. Erased receipts keep `n`, `id`, `hash`
 * and `received_at`. A seal covers the rows from `first_n` to `last_n`, so that sealing changes no
 * receipt; `counts` holds the receipts under a seal, so that statistics need not read them again.
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
   create index receipts_by_time on receipts (at, id) where at is not null;
   create table seals (
     no integer primary key,
     first_n integer not null,
     last_n integer not null,
     made_at integer not null,
     content text not null,
     leaves blob
   ) strict;
   create index seals_by_end on seals (last_n);
   create table counts (
     day integer not null,
     facets text not null,
     n integer not null,
     primary key (day, facets)
   ) strict, without rowid;
   create table removals (no integer primary key, content text not null) strict;
   create table published (place text primary key, no integer not null) strict;`,
  `create table redeemed_hand_overs (
     jti text primary key,
     expires_at integer not null
   ) strict, without rowid;
   create index redeemed_hand_overs_by_end on redeemed_hand_overs (expires_at);`,
]

/** Brings an older or empty database file to the newest tables. */
export function migrateSqlite(db: DatabaseSync): void {
  inTransaction(db, () => {
    const row = db.prepare('pragma user_version').get()
    const version = Number(row?.['user_version'] ?? 0)
    if (version > steps.length)
      throw new Error(`the database was written by a newer collector (tables ${version})`)
    for (const step of steps.slice(version)) db.exec(step)
    db.exec(`pragma user_version = ${steps.length}`)
  })
}

/** Runs the work in one commit, or leaves everything as it was. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('begin immediate')
  try {
    const result = work()
    db.exec('commit')
    return result
  } catch (error) {
    // A full disk may have rolled back already.
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}
