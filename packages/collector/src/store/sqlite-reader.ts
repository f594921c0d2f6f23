import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { uuidBytes } from '../check/uuid-bytes.ts'
import { countReceipts, dayLength, type Count } from '../stats/count.ts'
import { rowColumns, rowOf } from './sqlite-row.ts'
import type { Cursor, Filter, ReceiptStore } from './store.ts'

type Reader = Pick<ReceiptStore, 'get' | 'list' | 'counts'>

export function sqliteReader(db: DatabaseSync): Reader {
  const byId = db.prepare(`select ${rowColumns} from receipts where id = ?`)
  const sealed = db.prepare('select day, facets, n from counts where day >= ? and day < ?')
  const unsealed = db.prepare(
    `select at, body from receipts
     where n > coalesce((select last_n from seals order by no desc limit 1), 0)
       and at >= ? and at < ?`,
  )
  return {
    async get(id) {
      const row = byId.get(uuidBytes(id))
      return row ? rowOf(row) : null
    },
    async list(filter, limit, after) {
      const { where, values } = conditions(filter, after)
      const statement = db.prepare(
        `select ${rowColumns} from receipts where ${where} order by at desc, id desc limit ?`,
      )
      return statement.all(...values, limit).map(rowOf)
    },
    async counts(from, to) {
      const waiting = unsealed.all(from * dayLength, to * dayLength)
      return [
        ...(sealed.all(from, to) as unknown as Count[]),
        ...countReceipts(waiting as unknown as { at: number; body: string }[]),
      ]
    },
  }
}

function conditions(filter: Filter, after: Cursor | null) {
  const where = ['at is not null']
  const values: SQLInputValue[] = []
  const add = (condition: string, ...more: SQLInputValue[]) => {
    where.push(condition)
    values.push(...more)
  }
  if (filter.consentId !== undefined) add('consent_id = ?', uuidBytes(filter.consentId))
  if (filter.from !== undefined) add('at >= ?', filter.from)
  if (filter.to !== undefined) add('at < ?', filter.to)
  if (filter.action !== undefined) add('action = ?', filter.action)
  if (after) add('(at, id) < (?, ?)', after.at, uuidBytes(after.id))
  return { where: where.join(' and '), values }
}
