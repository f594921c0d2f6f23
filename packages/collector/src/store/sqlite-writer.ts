import type { DatabaseSync } from 'node:sqlite'
import {
  judgeChain,
  linkOfKept,
  mostNeighbours,
  type ChainState,
  type Link,
} from '../check/chain.ts'
import { uuidBytes, uuidText } from '../check/uuid-bytes.ts'
import type { Entry } from './entry.ts'
import { inTransaction } from './sqlite-schema.ts'
import type { Outcome } from './store.ts'

interface Neighbour {
  readonly n: number | bigint
  readonly link: Link
  chain: ChainState
}

/** The first receipts of one place in a person's chain. */
type Place = (consentId: string, seq: number) => Neighbour[]

/** Returns the function that puts a group of receipts on disk in one commit. */
export function sqliteWriter(db: DatabaseSync): (entries: readonly Entry[]) => Outcome[] {
  const insert = db.prepare(
    `insert into receipts (id, consent_id, seq, at, received_at, action, chain, hash, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing`,
  )
  const known = db.prepare('select hash from receipts where id = ?')
  const before = db.prepare('select seq, hash from receipts where id = ? and consent_id = ?')
  const settle = db.prepare('update receipts set chain = ? where n = ?')
  const readPlace = sqlitePlaces(db)

  const predecessorOf = ({ prev }: Link, person: Uint8Array): readonly Link[] => {
    const row = prev === null ? undefined : before.get(uuidBytes(prev), person)
    // What it follows itself is not asked of a predecessor.
    return prev === null || !row
      ? []
      : [
          {
            id: prev,
            seq: Number(row['seq']),
            prev: null,
            prevHash: null,
            hash: hexOf(row['hash']),
          },
        ]
  }

  const saveOne = (entry: Entry, place: Place): Outcome => {
    const id = uuidBytes(entry.id)
    const person = uuidBytes(entry.consentId)
    const { consentId, seq, at, receivedAt, action, body, hash } = entry
    const twins = place(consentId, seq)
    const chain = judgeChain(entry, [...predecessorOf(entry, person), ...linksOf(twins)])
    const done = insert.run(
      id,
      person,
      seq,
      at,
      receivedAt,
      action,
      chain,
      Buffer.from(hash, 'hex'),
      body,
    )
    if (done.changes === 0)
      return hash === hexOf(known.get(id)?.['hash']) ? 'duplicate' : 'conflict'
    if (twins.length < mostNeighbours) twins.push({ n: done.lastInsertRowid, link: entry, chain })

    // What arrived before its predecessor has been waiting for this one.
    const next = place(consentId, seq + 1)
    for (const waiting of next) {
      if (waiting.chain !== 'gap' || waiting.link.prev !== entry.id) continue
      waiting.chain = judgeChain(waiting.link, [entry, ...linksOf(next)])
      settle.run(waiting.chain, waiting.n)
    }
    return 'accepted'
  }

  return (entries) =>
    inTransaction(db, () => {
      const place = readPlace()
      return entries.map((entry) => saveOne(entry, place))
    })
}

/**
 * Reads each place once in a commit, however many of its receipts stand there. Most people answer once: of somebody
 * who was not known before the commit, what stands at a place is what the commit itself has put there.
 */
function sqlitePlaces(db: DatabaseSync): () => Place {
  const known = db.prepare('select 1 from receipts where consent_id = ? limit 1')
  const select = db.prepare(
    `select n, id, hash, body, chain from receipts
     where consent_id = ? and seq = ? order by n limit ${mostNeighbours}`,
  )
  const read = (consentId: string, seq: number): Neighbour[] =>
    select.all(uuidBytes(consentId), seq).map((row) => ({
      n: Number(row['n']),
      link: linkOfKept(
        uuidText(row['id'] as Uint8Array),
        seq,
        hexOf(row['hash']),
        String(row['body']),
      ),
      chain: row['chain'] as ChainState,
    }))
  return () => {
    const places = new Map<string, Neighbour[]>()
    const strangers = new Map<string, boolean>()
    const isStranger = (consentId: string) => {
      const is = strangers.get(consentId) ?? known.get(uuidBytes(consentId)) === undefined
      strangers.set(consentId, is)
      return is
    }
    return (consentId, seq) => {
      const key = `${consentId} ${seq}`
      const place = places.get(key) ?? (isStranger(consentId) ? [] : read(consentId, seq))
      places.set(key, place)
      return place
    }
  }
}

const linksOf = (neighbours: readonly Neighbour[]) => neighbours.map(({ link }) => link)
const hexOf = (hash: unknown) => Buffer.from(hash as Uint8Array).toString('hex')
