import type { DatabaseSync } from 'node:sqlite'
import { judgeChain, linkOf, type ChainState, type Link } from '../check/chain.ts'
import type { Receipt } from '../check/receipt-schema.ts'
import { uuidBytes } from '../check/uuid-bytes.ts'
import type { Entry } from './entry.ts'
import { inTransaction } from './sqlite-schema.ts'
import type { Outcome } from './store.ts'

interface NeighbourRow {
  readonly n: number
  readonly hash: Uint8Array
  readonly body: string
  readonly chain: ChainState
}

/** Returns the function that puts a group of receipts on disk in one commit. */
export function sqliteWriter(db: DatabaseSync): (entries: readonly Entry[]) => Outcome[] {
  const insert = db.prepare(
    `insert into receipts (id, consent_id, seq, at, received_at, action, chain, hash, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing`,
  )
  const known = db.prepare('select hash from receipts where id = ?')
  const neighbours = db.prepare(
    `select n, hash, body, chain from receipts where consent_id = ? and seq between ? and ?`,
  )
  const settle = db.prepare('update receipts set chain = ? where n = ?')

  const saveOne = (entry: Entry): Outcome => {
    const id = uuidBytes(entry.id)
    const person = uuidBytes(entry.consentId)
    const { seq, at, receivedAt, action, body } = entry
    const rows = neighbours.all(person, seq - 1, seq + 1) as unknown as NeighbourRow[]
    const links = rows.map(linkOfRow)
    const chain = judgeChain(entry.link, links)
    const { hash } = entry
    const { changes } = insert.run(id, person, seq, at, receivedAt, action, chain, hash, body)
    if (changes === 0)
      return hash.equals(known.get(id)?.['hash'] as Uint8Array) ? 'duplicate' : 'conflict'
    // What arrived before its predecessor has been waiting for this one.
    for (const [index, row] of rows.entries()) {
      const link = links[index]
      if (row.chain === 'gap' && link?.prev === entry.id)
        settle.run(judgeChain(link, [...links, entry.link]), row.n)
    }
    return 'accepted'
  }

  return (entries) => inTransaction(db, () => entries.map(saveOne))
}

const linkOfRow = (row: NeighbourRow): Link =>
  linkOf(JSON.parse(row.body) as Receipt, Buffer.from(row.hash).toString('hex'))
