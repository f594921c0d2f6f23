import { setImmediate } from 'node:timers/promises'
import type { DatabaseSync } from 'node:sqlite'
import { uuidBytes, uuidText } from '../check/uuid-bytes.ts'
import { makeRemoval, type Removal, type RemovalReason } from '../seal/removal.ts'
import { inTransaction } from './sqlite-schema.ts'
import type { Store } from './store.ts'

type Removals = Pick<Store, 'erase' | 'retire' | 'removals' | 'removalsSoFar'>

const atOnce = 2_000

/** Takes content out: at a person's request, or by age. Both leave a record. */
export function sqliteRemovals(db: DatabaseSync): Removals {
  const last = db.prepare('select content from removals order by no desc limit 1')
  const insert = db.prepare('insert into removals (no, content) values (?, ?)')

  const soFar = () => {
    const row = last.get()
    const removal = row ? (JSON.parse(String(row['content'])) as Removal) : null
    return { count: removal?.no ?? 0, hash: removal?.hash ?? null }
  }
  const record = (reason: RemovalReason, now: number) => {
    const removal = makeRemoval(reason, soFar(), now)
    insert.run(removal.no, JSON.stringify(removal))
  }
  // What was overwritten in the file still lies in the log beside it.
  const wipeLog = () => db.exec('pragma wal_checkpoint(truncate)')

  const erase = (consentId: string, now: number) => overwriting(db, () => eraseRows(consentId, now))
  const eraseRows = (consentId: string, now: number) =>
    inTransaction(db, () => {
      const rows = db
        .prepare(
          `update receipts set consent_id = null, seq = null, at = null, action = null,
             chain = 'erased', body = null, erased_at = ?
           where consent_id = ? returning id`,
        )
        .all(now, uuidBytes(consentId))
      const receipts = rows.map((row) => uuidText(row['id'] as Uint8Array))
      if (receipts.length > 0) record({ kind: 'erasure', receipts }, now)
      return receipts.length
    })

  const giveUpSeals = (before: number, now: number) =>
    inTransaction(db, () => {
      const row = db
        .prepare('select max(no) as no from seals where made_at < ? and leaves is not null')
        .get(before)
      const upToSeal = row?.['no']
      if (typeof upToSeal !== 'number') return
      db.prepare('update seals set leaves = null where no <= ?').run(upToSeal)
      record({ kind: 'retention', upToSeal }, now)
    })

  return {
    async erase(consentId, now) {
      const count = erase(consentId, now)
      if (count > 0) wipeLog()
      return count
    },
    async retire(before, now) {
      giveUpSeals(before, now)
      const remove = db.prepare(
        `delete from receipts where n in (
           select n from receipts
           where n <= (select max(last_n) from seals where leaves is null)
             -- The newest row stays, so that no number is given twice.
             and n < (select max(n) from receipts)
           limit ?)`,
      )
      let count = 0
      for (;;) {
        const { changes } = overwriting(db, () => remove.run(atOnce))
        count += Number(changes)
        if (Number(changes) < atOnce) break
        // Receipts that arrive meanwhile come first.
        await setImmediate()
      }
      if (count > 0) wipeLog()
      return count
    },
    removals: async () =>
      db
        .prepare('select content from removals order by no')
        .all()
        .map((row) => JSON.parse(String(row['content'])) as Removal),
    removalsSoFar: async () => soFar(),
  }
}

/** What goes is overwritten in the file, not only forgotten; too dear to be always on. */
function overwriting<T>(db: DatabaseSync, work: () => T): T {
  db.exec('pragma secure_delete = on')
  try {
    return work()
  } finally {
    db.exec('pragma secure_delete = off')
  }
}
