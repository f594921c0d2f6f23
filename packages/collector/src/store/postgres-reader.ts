import { countReceipts, dayLength } from '../stats/count.ts'
import type { PostgresClient } from './postgres-client.ts'
import { postgresColumns, postgresRowOf, type PostgresRow } from './postgres-row.ts'
import type { Cursor, Filter, ReceiptStore } from './store.ts'

type Reader = Pick<ReceiptStore, 'get' | 'list' | 'counts'>

export function postgresReader({ pool, retry }: PostgresClient): Reader {
  const rows = (text: string, values: readonly unknown[]) =>
    retry(() => pool.query<PostgresRow>(text, [...values]))
  return {
    async get(id) {
      const found = await rows(`select ${postgresColumns} from receipts where id = $1`, [id])
      const [row] = found.rows
      return row ? postgresRowOf(row) : null
    },
    async list(filter, limit, after) {
      const { where, values } = conditions(filter, after)
      const found = await rows(
        `select ${postgresColumns} from receipts where ${where}
         order by at desc, id desc limit $${values.length + 1}`,
        [...values, limit],
      )
      return found.rows.map(postgresRowOf)
    },
    async counts(from, to) {
      const sealed = await retry(() =>
        pool.query<{ day: number | string; facets: string; n: string }>(
          'select day, facets, n from counts where day >= $1 and day < $2',
          [from, to],
        ),
      )
      const waiting = await rows(
        `select at, body from receipts
         where seal_no is null and body is not null and at >= $1 and at < $2`,
        [from * dayLength, to * dayLength],
      )
      return [
        ...sealed.rows.map(({ day, facets, n }) => ({
          day: Number(day),
          facets,
          n: Number(n),
        })),
        ...countReceipts(
          waiting.rows.map(({ at, body }) => ({ at: Number(at), body: body ?? '' })),
        ),
      ]
    },
  }
}

function conditions(filter: Filter, after: Cursor | null) {
  const values: unknown[] = []
  const param = (value: unknown) => `$${values.push(value)}`
  const { consentId, from, to, action } = filter
  const where = [
    'at is not null',
    ...(consentId === undefined ? [] : [`consent_id = ${param(consentId)}`]),
    ...(from === undefined ? [] : [`at >= ${param(from)}`]),
    ...(to === undefined ? [] : [`at < ${param(to)}`]),
    ...(action === undefined ? [] : [`action = ${param(action)}`]),
    ...(after ? [`(at, id) < (${param(after.at)}, ${param(after.id)}::uuid)`] : []),
  ]
  return { where: where.join(' and '), values }
}
