import type { ChainState } from '../check/chain.ts'
import type { Row } from './store.ts'

export const postgresColumns =
  'id, consent_id, seq, at, received_at, action, chain, hash, body, erased_at'

/** A row as the driver gives it: 64-bit numbers come as text. */
export interface PostgresRow {
  readonly id: string
  readonly consent_id: string | null
  /** Text where the engine has one size of integer only. */
  readonly seq: number | string | null
  readonly at: string | null
  readonly received_at: string
  readonly action: string | null
  readonly chain: ChainState
  readonly hash: Buffer
  readonly body: string | null
  readonly erased_at: string | null
}

export const postgresRowOf = (row: PostgresRow): Row => ({
  id: row.id,
  consentId: row.consent_id,
  seq: row.seq === null ? null : Number(row.seq),
  at: Number(row.at),
  receivedAt: Number(row.received_at),
  action: row.action,
  chain: row.chain,
  hash: row.hash.toString('hex'),
  body: row.body,
  erasedAt: row.erased_at === null ? null : Number(row.erased_at),
})
