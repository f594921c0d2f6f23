import type { PostgresClient } from './postgres-client.ts'
import { remembered, type HandOverStore } from './store.ts'

/** What a hand-over asks of the database. */
export function postgresHandOvers({ pool, retry, transaction }: PostgresClient): HandOverStore {
  return {
    async isSuperseded(id) {
      const { rows } = await retry(() =>
        pool.query(
          `select 1 from receipts mine join receipts other on other.consent_id = mine.consent_id
           where mine.id = $1
             and ((other.at, other.seq, other.id) > (mine.at, mine.seq, mine.id)
               or lower(other.body::json ->> 'prev') = $2)
           limit 1`,
          [id, id],
        ),
      )
      return rows.length > 0
    },
    redeem: (jti, expiresAt, now) =>
      transaction(async (client) => {
        // Of two at once the second waits here for the commit of the first, and then finds its row.
        const { rowCount } = await client.query(
          `insert into redeemed_hand_overs (jti, expires_at) values ($1, $2)
           on conflict (jti) do nothing`,
          [jti, expiresAt],
        )
        await client.query('delete from redeemed_hand_overs where expires_at < $1', [
          now - remembered,
        ])
        return rowCount === 1
      }),
  }
}
