import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Kind } from '../stats/limit-kinds.ts'
import { createGroupCommit, mustHaveRoom } from './group-commit.ts'
import { limitCounts } from './limit-counts.ts'
import { sqliteHandOvers } from './sqlite-hand-overs.ts'
import { migrateSqlite } from './sqlite-schema.ts'
import { sqliteReader } from './sqlite-reader.ts'
import { sqliteRemovals } from './sqlite-removals.ts'
import { sqliteSeals } from './sqlite-seals.ts'
import { sqliteWriter } from './sqlite-writer.ts'
import type { Store } from './store.ts'
import { allOrBusy, orBusy } from './sqlite-busy.ts'
import { sqliteCanWrite } from './sqlite-can-write.ts'

/** Receipts in one SQLite file: nothing to install, and every commit is on disk when it returns. */
export function openSqliteStore(path: string, readOnly = false): Store {
  const db = readOnly ? new DatabaseSync(path, { readOnly }) : openDatabase(path)
  const commits = createGroupCommit({
    commit: orBusy(sqliteWriter(db)),
    lanes: 1,
    largest: 2_000,
    mostWaiting: 20_000,
  })
  const seals = sqliteSeals(db)
  const kinds = db.prepare('select day, facets from counts where day = ?')
  const kindsOf = async (days: readonly number[]) =>
    days.flatMap((day) => kinds.all(day) as unknown as Kind[])

  return {
    save: commits.save,
    waiting: commits.waiting,
    ...allOrBusy({
      ...sqliteReader(db),
      ...seals,
      appendSeal: limitCounts(seals.appendSeal, kindsOf),
      ...sqliteRemovals(db),
      ...sqliteHandOvers(db),
      ping: async () => {
        mustHaveRoom(commits)
        await sqliteCanWrite(db, path)
      },
    }),
    close: async () => {
      await commits.drain()
      db.close()
    },
  }
}

/** For reading and writing; made where it is not there yet. */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') {
    mkdirSync(dirname(path), { recursive: true })
    // Made here, so that nobody but the owner can read it; SQLite gives its side files the same mode.
    closeSync(openSync(path, 'a', 0o600))
  }
  const db = new DatabaseSync(path, { timeout: 2_000 })
  // FULL: the log is flushed at each commit, so power may fail right after an answer.
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536')
  // What is taken out is overwritten, and so is what a page leaves behind when it is split: switched on for an
  // erasure only, copies of older splits would outlive it.
  db.exec('pragma secure_delete = on')
  // Copying the log into the file costs a page once, however often it was written meanwhile: 32 MiB.
  db.exec('pragma wal_autocheckpoint = 8000')
  migrateSqlite(db)
  return db
}
