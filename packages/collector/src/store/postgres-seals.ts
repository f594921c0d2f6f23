import { unpackLeaves } from '../seal/leaf-list.ts'
import { readable, readSeal } from '../seal/seal.ts'
import type { PostgresClient } from './postgres-client.ts'
import { lowestId } from './postgres-partitions.ts'
import { postgresColumns, postgresRowOf, type PostgresRow } from './postgres-row.ts'
import type { KeptSeal, SealStore } from './store.ts'

type Seals = Omit<SealStore, 'retire' | 'removals' | 'removalsSoFar'>

interface UnsealedRow {
  readonly id: string
  readonly hash: Buffer
  readonly received_at: string
  readonly at: string | null
}

interface SealRow {
  readonly no: string
  readonly content: string
  readonly leaves: Buffer | null
}

const rowsAtOnce = 1_000

const keptOf = ({ no, content, leaves }: SealRow): KeptSeal => ({
  seal: readSeal(Number(no), content),
  leaves,
})

/** What comes before every row: the time of arrival and the id. */
const beforeAll = `-9223372036854775808 ${lowestId(0)}`

const page = (condition: string) => `
  select ${postgresColumns} from receipts
  where ${condition} and (received_at, id) > ($2::bigint, $3::uuid)
  order by received_at, id limit ${rowsAtOnce}`

/** Rows without a seal, and those that were given a newer one while they are read. */
const waiting = `
  select * from (
    (${page('seal_no is null')})
    union all
    (${page('seal_no > $1 and (select coalesce(max(no), 0) from seals) > $1')})
  ) as rows order by received_at, id limit ${rowsAtOnce}`

/** Thrown inside a transaction to leave everything as it was. */
class SomeoneElse extends Error {}

export function postgresSeals({ pool, retry, transaction }: PostgresClient): Seals {
  const seals = (text: string, values: readonly unknown[] = []) =>
    retry(async () => (await pool.query<SealRow>(text, [...values])).rows.map(keptOf))
  const rows = (text: string, values: readonly unknown[]) =>
    retry(async () => (await pool.query<PostgresRow>(text, [...values])).rows.map(postgresRowOf))

  const append: SealStore['appendSeal'] = (seal, leaves, counts) =>
    transaction(async (client) => {
      await client.query(
        'insert into seals (no, made_at, content, leaves) values ($1, $2, $3, $4)',
        [seal.no, Date.parse(seal.madeAt), JSON.stringify(seal), leaves],
      )
      const ids = unpackLeaves(leaves).map(({ id }) => id)
      const { rowCount } = await client.query(
        'update receipts set seal_no = $1 where id = any ($2::uuid[]) and seal_no is null',
        [seal.no, ids],
      )
      if (rowCount !== seal.count) throw new SomeoneElse()
      await client.query(
        `insert into counts (day, facets, n)
         select * from unnest($1::int[], $2::text[], $3::bigint[])
         on conflict (day, facets) do update set n = counts.n + excluded.n`,
        [
          counts.map(({ day }) => day),
          counts.map(({ facets }) => facets),
          counts.map(({ n }) => n),
        ],
      )
      return true
    })

  return {
    async unsealed(limit) {
      const found = await retry(() =>
        pool.query<UnsealedRow>(
          `select id, hash, received_at, at from receipts where seal_no is null
           order by received_at, id limit $1`,
          [limit],
        ),
      )
      return found.rows.map(({ id, hash, received_at, at }) => ({
        id,
        hash: hash.toString('hex'),
        receivedAt: Number(received_at),
        at: at === null ? null : Number(at),
      }))
    },
    async bodies(ids) {
      if (ids.length === 0) return new Map()
      const found = await retry(() =>
        pool.query<{ id: string; body: string }>(
          'select id, body from receipts where id = any ($1::uuid[]) and body is not null',
          [ids],
        ),
      )
      return new Map(found.rows.map(({ id, body }) => [id, body]))
    },
    async latestSeal() {
      const [kept] = await seals('select no, content, leaves from seals order by no desc limit 1')
      return kept ? readable(kept.seal) : null
    },
    appendSeal: (seal, leaves, counts) =>
      append(seal, leaves, counts).catch((error: unknown) => {
        const isTaken = (error as { code?: unknown }).code === '23505'
        if (isTaken || error instanceof SomeoneElse) return false
        throw error
      }),
    sealsAfter: (no, limit) =>
      seals('select no, content, leaves from seals where no > $1 order by no limit $2', [
        no,
        limit,
      ]),
    sealOf: async (id) =>
      (
        await seals(
          `select s.no, s.content, s.leaves from receipts r join seals s on s.no = r.seal_no
           where r.id = $1`,
          [id],
        )
      )[0] ?? null,
    rowsOf: (no, limit) =>
      rows(
        // Seals begin with 1: what stands under a lower number is found with the first.
        `select ${postgresColumns} from receipts where seal_no ${no === 1 ? '<=' : '='} $1 limit $2`,
        [no, limit],
      ),
    async rowsBehind(no, from) {
      const page = await rows(waiting, [no, ...(from ?? beforeAll).split(' ')])
      const last = page[rowsAtOnce - 1]
      return { rows: page, next: last ? `${last.receivedAt} ${last.id}` : null }
    },
    async strayRow() {
      const found = await retry(() =>
        pool.query<{ id: string }>(
          `select id from receipts
           where seal_no > (select coalesce(max(no), 0) from seals) limit 1`,
        ),
      )
      return found.rows[0]?.id ?? null
    },
    rowsOfPeople: (consentIds, limit) =>
      rows(`select ${postgresColumns} from receipts where consent_id = any ($1::uuid[]) limit $2`, [
        consentIds,
        limit,
      ]),
    async published(place) {
      const found = await retry(() =>
        pool.query<{ no: string }>('select no from published where place = $1', [place]),
      )
      return Number(found.rows[0]?.no ?? 0)
    },
    async markPublished(place, no) {
      await retry(() =>
        pool.query(
          `insert into published (place, no) values ($1, $2)
           on conflict (place) do update set no = excluded.no`,
          [place, no],
        ),
      )
    },
  }
}
