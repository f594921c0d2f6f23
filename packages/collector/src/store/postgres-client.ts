import { setTimeout } from 'node:timers/promises'
import { Pool, type PoolClient } from 'pg'
import { StoreBusy } from './store.ts'

export interface PostgresClient {
  readonly pool: Pool
  /** Runs the work; again when another transaction was in the way. */
  retry<T>(work: () => Promise<T>): Promise<T>
  /** Runs the work in one transaction, and again when another was in the way. */
  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T>
}

const attempts = 5
const longestStatement = 15_000
/** A little more than the server allows: by then it has answered, or nobody is there any more. */
const longestSilence = longestStatement + 5_000
// Serialization failure and deadlock: the other transaction has won, ours may come again.
const inTheWay = new Set(['40001', '40P01'])
// Shutdown, restart, too many clients, read-only after a failover, disk full, time-out.
const passing = /^(08|53|57)|^25006$|^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN)/

const isSilence = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Query read timeout'

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '')

/** `isPatient`: for changing tables, which may take as long as it takes. */
export function connectPostgres(url: string, isPatient = false): PostgresClient {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: longestStatement,
    // A host that lost power or a firewall that drops the flow says nothing. Without these a query would wait for
    // ever, and with it everything behind it.
    ...(!isPatient && { query_timeout: longestSilence }),
    idle_in_transaction_session_timeout: longestStatement,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'cct-collector',
  })
  // A connection that dies while idle is replaced when it is next needed; one that dies in use fails its query,
  // or its next one. The pool listens to idle ones only, and an error that nobody hears ends the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))

  const retry = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work()
      } catch (error) {
        if (inTheWay.has(codeOf(error)) && attempt < attempts)
          await setTimeout(Math.random() * 10 * 2 ** attempt)
        else throw busyOr(error)
      }
    }
  }

  const once = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: unknown
    try {
      await client.query('begin')
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (error) {
      // Nothing comes back from a silent connection: a rollback would only wait once more.
      if (isSilence(error)) broken = error
      else await client.query('rollback').catch((failure: unknown) => (broken = failure))
      throw error
    } finally {
      // A connection that cannot even roll back is not given to anybody else.
      client.release(broken !== undefined)
    }
  }

  return { pool, retry, transaction: (work) => retry(() => once(work)) }
}

function busyOr(error: unknown): unknown {
  const message = error instanceof Error ? error.message : ''
  const isPassing =
    passing.test(codeOf(error)) ||
    inTheWay.has(codeOf(error)) ||
    /connection|timeout|terminated/i.test(message)
  return isPassing
    ? new StoreBusy('the database cannot take receipts at the moment', 5, { cause: error })
    : error
}
