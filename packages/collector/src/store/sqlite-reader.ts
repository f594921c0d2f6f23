import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { ChainState } from '../check/chain.ts'
import type { Cursor, Filter, Stored } from './store.ts'
import { uuidBytes, uuidText } from './uuid-bytes.ts'

const columns = 'id, at, received_at, chain, hash, body, erased_at'

export function sqliteReader(db: DatabaseSync) {
  const byId = db.prepare(`select ${columns} from receipts where id = ?`)
  return {
    get(id: string): Stored | null {
      const row = byId.get(uuidBytes(id))
      return row ? storedOf(row) : null
    },
    list(filter: Filter, limit: number, after: Cursor | null): Stored[] {
      const { where, values } = conditions(filter, after)
      const statement = db.prepare(
        `select ${columns} from receipts where ${where} order by at desc, id desc limit ?`,
      )
      return statement.all(...values, limit).map(storedOf)
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

const storedOf = (row: Record<string, unknown>): Stored => ({
  id: uuidText(row['id'] as Uint8Array),
  at: Number(row['at']),
  receivedAt: Number(row['received_at']),
  chain: row['chain'] as ChainState,
  hash: Buffer.from(row['hash'] as Uint8Array).toString('hex'),
  body: row['body'] as string | null,
  erasedAt: row['erased_at'] as number | null,
})
