import type { DatabaseSync } from 'node:sqlite'
import { uuidBytes, uuidText } from '../check/uuid-bytes.ts'
import { unpackLeaves } from '../seal/leaf-list.ts'
import { readable, readSeal } from '../seal/seal.ts'
import { rowColumns, rowOf } from './sqlite-row.ts'
import { inTransaction } from './sqlite-schema.ts'
import type { KeptSeal, Row, SealStore } from './store.ts'

type Seals = Omit<SealStore, 'retire' | 'removals' | 'removalsSoFar'>

const rowsAtOnce = 1_000
const lowest = -(2n ** 63n)

const sealedTo = 'coalesce((select last_n from seals order by no desc limit 1), 0)'

export function sqliteSeals(db: DatabaseSync): Seals {
  const unsealed = db.prepare(
    `select id, hash, received_at, at from receipts
     where n > ${sealedTo} order by n limit ?`,
  )
  const kept = db.prepare('select body from receipts where id = ?')
  const latest = db.prepare(
    'select cast(no as text) as name, content, leaves from seals order by no desc limit 1',
  )
  const after = db.prepare(
    'select cast(no as text) as name, content, leaves from seals where no > ? order by no limit ?',
  )
  const holding = db.prepare(
    `select cast(no as text) as name, content, leaves from seals
     where last_n >= (select n from receipts where id = ?) order by last_n limit 1`,
  )
  const span = db.prepare(
    `select min(n) as first, max(n) as last, count(*) as count from receipts
     where n > ${sealedTo} and n <= (select n from receipts where id = ?)`,
  )
  const insert = db.prepare(
    'insert into seals (no, first_n, last_n, made_at, content, leaves) values (?, ?, ?, ?, ?, ?)',
  )
  const count = db.prepare(
    `insert into counts (day, facets, n) values (?, ?, ?)
     on conflict (day, facets) do update set n = n + excluded.n`,
  )
  // Up from the end of the seal before, so that no row lies between two seals unseen.
  const rows = db.prepare(
    `select ${rowColumns} from receipts
     where n >= coalesce((select last_n + 1 from seals where no = ?1 - 1), ${lowest})
       and n <= (select last_n from seals where no = ?1) order by n limit ?2`,
  )
  const behind = db.prepare(
    `select n, ${rowColumns} from receipts where n >= ? order by n limit ${rowsAtOnce}`,
  )
  const end = db.prepare('select last_n + 1 as next from seals where no = ?')
  const ofPerson = db.prepare(`select ${rowColumns} from receipts where consent_id = ? limit ?`)
  for (const statement of [rows, behind, end, ofPerson]) statement.setReadBigInts(true)
  const published = db.prepare('select no from published where place = ?')
  const mark = db.prepare(
    `insert into published (place, no) values (?, ?)
     on conflict (place) do update set no = excluded.no`,
  )
  const latestSeal = () => {
    const row = latest.get()
    return row ? readable(keptOf(row).seal) : null
  }
  const endOf = (no: number) => (end.get(no)?.['next'] as bigint | undefined) ?? lowest

  return {
    unsealed: async (limit) =>
      unsealed.all(limit).map((row) => ({
        id: uuidText(row['id'] as Uint8Array),
        hash: Buffer.from(row['hash'] as Uint8Array).toString('hex'),
        receivedAt: Number(row['received_at']),
        at: row['at'] as number | null,
      })),
    bodies: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const body = kept.get(uuidBytes(id))?.['body']
          return typeof body === 'string' ? [[id, body]] : []
        }),
      ),
    latestSeal: async () => latestSeal(),
    appendSeal: async (seal, leaves, counts) =>
      inTransaction(db, () => {
        const last = unpackLeaves(leaves).at(-1)
        const rows = last && span.get(uuidBytes(last.id))
        const isNext = (latestSeal()?.hash ?? null) === seal.prev
        if (!rows || !isNext || rows['count'] !== seal.count) return false
        const { first, last: end } = rows as unknown as { first: number; last: number }
        const content = JSON.stringify(seal)
        insert.run(seal.no, first, end, Date.parse(seal.madeAt), content, leaves)
        for (const { day, facets, n } of counts) count.run(day, facets, n)
        return true
      }),
    sealsAfter: async (no, limit) => after.all(no, limit).map(keptOf),
    async sealOf(id) {
      const row = holding.get(uuidBytes(id))
      return row ? keptOf(row) : null
    },
    rowsOf: async (no, limit) => rows.all(no, limit).map(writtenRow),
    async rowsBehind(no, from) {
      const page = behind.all(from === null ? endOf(no) : BigInt(from))
      const last = page[rowsAtOnce - 1]?.['n']
      return {
        next: typeof last === 'bigint' ? String(last + 1n) : null,
        rows: page.map(writtenRow),
      }
    },
    // A seal holds a range of rows here, and what is past the last one waits.
    strayRow: async () => null,
    async rowsOfPeople(consentIds, limit) {
      const found: Row[] = []
      for (const id of consentIds) {
        if (found.length >= limit) break
        found.push(...ofPerson.all(uuidBytes(id), limit - found.length).map(writtenRow))
      }
      return found
    },
    published: async (place) => Number(published.get(place)?.['no'] ?? 0),
    markPublished: async (place, no) => void mark.run(place, no),
  }
}

const keptOf = (row: Record<string, unknown>): KeptSeal => ({
  seal: readSeal(Number(row['name']), String(row['content'])),
  leaves: row['leaves'] as Uint8Array | null,
})

/** Somebody may have written a row by hand, and with larger numbers than can be told here. */
function writtenRow(row: Record<string, unknown>): Row {
  for (const name in row) if (typeof row[name] === 'bigint') row[name] = Number(row[name])
  return rowOf(row)
}
