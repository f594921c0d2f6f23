import { setImmediate, setTimeout } from 'node:timers/promises'
import type { DatabaseSync } from 'node:sqlite'
import { uuidBytes, uuidText } from '../check/uuid-bytes.ts'
import { expiredSeals } from '../seal/expired-seals.ts'
import { makeRemoval, readRemoval, type Removal, type RemovalReason } from '../seal/removal.ts'
import { readSeal } from '../seal/seal.ts'
import { inTransaction } from './sqlite-schema.ts'
import { StoreBusy, type Store } from './store.ts'

type Removals = Pick<Store, 'erase' | 'retire' | 'removals' | 'removalsSoFar'>

const rowsAtOnce = 2_000
const sealsAtOnce = 500
const attempts = 20
const pause = 100
/** Rows whose index by person is written anew in a tenth of a second. */
const mostAtOnce = 50_000

/** Takes content out: at a person's request, or by age. Both leave a record. */
export function sqliteRemovals(db: DatabaseSync): Removals {
  const last = db.prepare('select content from removals order by no desc limit 1')
  const insert = db.prepare('insert into removals (no, content) values (?, ?)')
  // Erased or retired content may still lie in the log beside the file.
  let isLogClean = true
  // Consent ids may still lie in unused bytes of the index; after a start the last removal tells.
  let isIndexClean: boolean | null = null

  const soFar = () => {
    const row = last.get()
    const removal = row ? (JSON.parse(String(row['content'])) as Removal) : null
    return { count: removal?.no ?? 0, hash: removal?.hash ?? null }
  }
  const record = (reason: RemovalReason, now: number) => {
    const removal = makeRemoval(reason, soFar(), now)
    insert.run(removal.no, JSON.stringify(removal))
  }

  /** What was overwritten in the file still lies in the log beside it, until that is cut to nothing. */
  const wipeLog = async () => {
    for (let attempt = 1; !isLogClean; attempt += 1) {
      isLogClean = truncateLog(db)
      if (isLogClean) return
      if (attempt === attempts)
        throw new StoreBusy(
          'the content is out of the database, but another program reads it and keeps it in the log beside the file; ask again',
          5,
        )
      await setTimeout(pause)
    }
  }

  const isSmall = () => {
    const row = db.prepare('select coalesce(max(n) - min(n), 0) as span from receipts').get()
    return Number(row?.['span']) <= mostAtOnce
  }
  /**
   * A page that is split keeps copies of what moved to the other, and no setting of SQLite overwrites these. Receipts
   * come in the order of their table and split none; consent ids do. So the index is written anew.
   */
  const wipe = async (isUnhurried: boolean) => {
    isIndexClean ??= !String(last.get()?.['content']).startsWith('{"kind":"erasure"')
    if (!isIndexClean && (isUnhurried || isSmall())) {
      db.exec('reindex receipts_by_person')
      isIndexClean = true
      isLogClean = false
    }
    await wipeLog()
  }

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

  const retiredTo = () => {
    const row = db
      .prepare(
        `select content from removals where content like '{"kind":"retention"%'
         order by no desc limit 1`,
      )
      .get()
    const removal = row && readRemoval(String(row['content']))
    return removal?.kind === 'retention' ? removal.upToSeal : 0
  }
  const sealsAfter = async (no: number) => {
    // Receipts that arrive meanwhile come first.
    await setImmediate()
    return db
      .prepare(`select no, content from seals where no > ? order by no limit ${sealsAtOnce}`)
      .all(no)
      .map((row) => {
        const no = Number(row['no'])
        return { no, seal: readSeal(no, String(row['content'])) }
      })
  }
  /** From here on the log fits without these seals' receipts, however far their removal has come. */
  const putOnRecord = async (limit: number, now: number) => {
    const expired = await expiredSeals(sealsAfter, retiredTo(), limit, now)
    if (!expired) return 0
    const { upToSeal, receipts } = expired
    inTransaction(db, () => record({ kind: 'retention', upToSeal }, now))
    return receipts
  }

  /** One step at a time until nothing is left, or the collector closes. */
  const inSteps = async (step: () => number, most: number, signal?: AbortSignal) => {
    for (;;) {
      if (signal?.aborted) return
      const count = step()
      if (count > 0) isLogClean = false
      if (count < most) return
      await setImmediate()
    }
  }
  const removeRows = (upToSeal: number) => {
    const remove = db.prepare(
      `delete from receipts where n in (
         select n from receipts
         where n <= (select last_n from seals where no <= ? order by no desc limit 1)
           -- The newest row stays, so that no number is given twice.
           and n < (select max(n) from receipts)
         limit ${rowsAtOnce})`,
    )
    return () => Number(remove.run(upToSeal).changes)
  }
  /** After the receipts: a seal without its list is one whose receipts are gone. */
  const giveUpLists = (upToSeal: number) => {
    const giveUp = db.prepare(
      `update seals set leaves = null where no in (
         select no from seals
         where no > coalesce((select no from seals where no <= ?1 and leaves is null
                              order by no desc limit 1), 0)
           and no <= ?1 and last_n < (select max(n) from receipts)
         order by no limit ${sealsAtOnce})`,
    )
    return () => Number(giveUp.run(upToSeal).changes)
  }

  return {
    async erase(consentId, now) {
      const count = eraseRows(consentId, now)
      if (count > 0) isIndexClean = isLogClean = false
      await wipe(false)
      return count
    },
    async retire(limit: number, now: number, signal?: AbortSignal) {
      const receipts = await putOnRecord(limit, now)
      const upToSeal = retiredTo()
      if (upToSeal > 0) {
        await inSteps(removeRows(upToSeal), rowsAtOnce, signal)
        await inSteps(giveUpLists(upToSeal), sealsAtOnce, signal)
      }
      await wipe(true)
      return receipts
    },
    removals: async () =>
      db
        .prepare('select content from removals order by no')
        .all()
        .map((row) => readRemoval(String(row['content']))),
    removalsSoFar: async () => soFar(),
  }
}

/** False while another connection reads from the log. */
function truncateLog(db: DatabaseSync): boolean {
  const timeout = Object.values(db.prepare('pragma busy_timeout').get() ?? {})[0]
  // Nobody else is served while SQLite waits by itself.
  db.exec('pragma busy_timeout = 0')
  try {
    return db.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] === 0
  } catch {
    // Locked, which is as busy as can be.
    return false
  } finally {
    db.exec(`pragma busy_timeout = ${Number(timeout)}`)
  }
}
