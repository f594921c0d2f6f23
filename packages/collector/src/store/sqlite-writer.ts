import type { DatabaseSync } from 'node:sqlite'
import { judgeChain, linkOf, type ChainState, type Link } from '../check/chain.ts'
import type { Receipt } from '../check/receipt-schema.ts'
import type { Entry } from './entry.ts'
import type { Outcome } from './store.ts'
import { uuidBytes } from './uuid-bytes.ts'

interface NeighbourRow {
  readonly n: number
  readonly hash: Uint8Array
  readonly body: string
  readonly chain: ChainState
}

/** Returns the function that puts a group of receipts on disk in one commit. */
export function sqliteWriter(db: DatabaseSync): (entries: readonly Entry[]) => Outcome[] {
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const insert = db.prepare(
    `insert into receipts (id, consent_id, seq, at, received_at, action, chain, hash, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing`,
  )
  const known = db.prepare('select hash from receipts where id = ?')
  const neighbours = db.prepare(
    `select n, hash, body, chain from receipts
     where consent_id = ? and seq between ? and ? and body is not null`,
  )
  const settle = db.prepare('update receipts set chain = ? where n = ?')

  const saveOne = (entry: Entry): Outcome => {
    const id = uuidBytes(entry.id)
    const consentId = uuidBytes(entry.consentId)
    const rows = neighbours.all(
      consentId,
      entry.seq - 1,
      entry.seq + 1,
    ) as unknown as NeighbourRow[]
    const links = rows.map(linkOfRow)
    const chain = judgeChain(entry.link, links)
    const { changes } = insert.run(
      id,
      consentId,
      entry.seq,
      entry.at,
      entry.receivedAt,
      entry.action,
      chain,
      entry.hash,
      entry.body,
    )
    if (changes === 0) {
      const hash = known.get(id)?.['hash'] as Uint8Array
      return entry.hash.equals(hash) ? 'duplicate' : 'conflict'
    }
    // What arrived before its predecessor has been waiting for this one.
    for (const [index, row] of rows.entries()) {
      const link = links[index]
      if (row.chain === 'gap' && link?.prev === entry.id)
        settle.run(judgeChain(link, [...links, entry.link]), row.n)
    }
    return 'accepted'
  }

  return (entries) => {
    begin.run()
    try {
      const outcomes = entries.map(saveOne)
      commit.run()
      return outcomes
    } catch (error) {
      // A full disk may have rolled back already.
      if (db.isTransaction) db.exec('rollback')
      throw error
    }
  }
}

const linkOfRow = (row: NeighbourRow): Link =>
  linkOf(JSON.parse(row.body) as Receipt, Buffer.from(row.hash).toString('hex'))
