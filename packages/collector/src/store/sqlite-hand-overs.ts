import type { DatabaseSync } from 'node:sqlite'
import { uuidBytes } from '../check/uuid-bytes.ts'
import { orBusy } from './sqlite-busy.ts'
import { inTransaction } from './sqlite-schema.ts'
import { remembered, type HandOverStore } from './store.ts'

/** What a hand-over asks of the database. */
export function sqliteHandOvers(db: DatabaseSync): HandOverStore {
  // Prepared at the call: a file of an earlier version, opened to be verified, has no such table.
  const redeem = orBusy((jti: string, expiresAt: number, now: number) =>
    inTransaction(db, () => {
      db.prepare('delete from redeemed_hand_overs where expires_at < ?').run(now - remembered)
      const { changes } = db
        .prepare(
          `insert into redeemed_hand_overs (jti, expires_at) values (?, ?)
           on conflict (jti) do nothing`,
        )
        .run(jti, expiresAt)
      return Number(changes) === 1
    }),
  )
  const later = db.prepare(
    `select 1 from receipts mine join receipts other on other.consent_id = mine.consent_id
     where mine.id = ?
       and ((other.at, other.seq, other.id) > (mine.at, mine.seq, mine.id)
         or lower(other.body ->> '$.prev') = ?)
     limit 1`,
  )
  return {
    isSuperseded: async (id) => later.get(uuidBytes(id), id) !== undefined,
    redeem: async (jti, expiresAt, now) => redeem(jti, expiresAt, now),
  }
}
