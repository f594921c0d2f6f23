import type { ChainState } from '../check/chain.ts'
import { uuidText } from '../check/uuid-bytes.ts'
import type { Row } from './store.ts'

export const rowColumns =
  'id, consent_id, seq, at, received_at, action, chain, hash, body, erased_at'

const bytes = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : new Uint8Array(0)

/** Forgiving, because the checker reads rows that somebody may have written by hand. */
export const rowOf = (row: Record<string, unknown>): Row => ({
  id: uuidText(bytes(row['id'])),
  consentId: row['consent_id'] === null ? null : uuidText(bytes(row['consent_id'])),
  seq: row['seq'] as number | null,
  at: Number(row['at']),
  receivedAt: Number(row['received_at']),
  action: row['action'] as string | null,
  chain: row['chain'] as ChainState,
  hash: Buffer.from(bytes(row['hash'])).toString('hex'),
  body: row['body'] as string | null,
  erasedAt: row['erased_at'] as number | null,
})
