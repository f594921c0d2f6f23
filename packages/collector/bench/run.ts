/**
 * Durable receipts a second and response times: the collector on SQLite and, where PostgreSQL is
 * installed, on PostgreSQL, beside a bare server in the same run. All share one machine with the
 * generator, so compare the lines with each other.
 *
 *     npm run bench -w packages/collector
 *     npm run bench -w packages/collector -- 9      # rounds
 */
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeReceipt, uuid7 } from '../test/support/receipts.ts'
import { collectorProgram, runProgram } from '../test/support/run-program.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { load, type Measured } from './load.ts'

const rounds = Number(process.argv[2] ?? 5)
const seconds = 2
const connections = 16

const template = JSON.stringify(makeReceipt())
const { id, consentId } = JSON.parse(template) as { id: string; consentId: string }
const [start = '', middle = '', end = ''] = template.split(new RegExp(`${consentId}|${id}`))
const idFirst = template.indexOf(id) < template.indexOf(consentId)

function body(): string {
  const [own, person] = [uuid7(), uuid7().replace(/(-.{4}-)7/, '$14')]
  return `${start}${idFirst ? own : person}${middle}${idFirst ? person : own}${end}`
}
const list = (count: number) => `[${Array.from({ length: count }, body).join(',')}]`

interface Contender {
  readonly name: string
  readonly program: string
  readonly args: () => Promise<readonly string[]>
  readonly receiptsPerRequest: number
}

const folder = mkdtempSync(join(tmpdir(), 'collector-bench-'))
let files = 0
const file = () => join(folder, `${(files += 1)}.db`)
const baseline = fileURLToPath(new URL('./baseline.ts', import.meta.url))
const postgres = await startPostgres().catch(() => null)
const settings = ['--port', '0', '--rate', '0']

const contenders: Contender[] = [
  {
    name: 'bare node:http + node:sqlite',
    program: baseline,
    args: async () => [file()],
    receiptsPerRequest: 1,
  },
  ...[1, 20].map((receiptsPerRequest) => ({
    name: `collector, SQLite${receiptsPerRequest > 1 ? `, ${receiptsPerRequest} a request` : ''}`,
    program: collectorProgram,
    args: async () => [...settings, '--store', `file:${file()}`],
    receiptsPerRequest,
  })),
  ...(postgres
    ? [1, 20].map((receiptsPerRequest) => ({
        name: `collector, PostgreSQL${receiptsPerRequest > 1 ? `, ${receiptsPerRequest} a request` : ''}`,
        program: collectorProgram,
        args: async () => [...settings, '--store', await postgres.createDatabase()],
        receiptsPerRequest,
      }))
    : []),
]

interface Result extends Measured {
  /** Processor time of the server for one receipt, in µs: steadier than the clock on a busy machine. */
  readonly cpu: number
}

/** Processor time of a process in ms; not a number where the system does not tell. */
function cpuOf(pid: number | undefined): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return NaN
  // utime and stime, in ticks of 10 ms; the program's name may hold spaces.
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function measure({ program, args, receiptsPerRequest }: Contender): Promise<Result> {
  const { address, child } = await runProgram(program, await args())
  const options = {
    address,
    connections,
    receiptsPerRequest,
    body: receiptsPerRequest === 1 ? body : () => list(receiptsPerRequest),
  }
  try {
    await load({ ...options, seconds: 1 })
    const before = cpuOf(child.pid)
    const measured = await load({ ...options, seconds })
    const receipts = measured.requests * receiptsPerRequest
    return { ...measured, cpu: ((cpuOf(child.pid) - before) * 1_000) / receipts }
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

const results = new Map<string, Result[]>()
for (let round = 0; round < rounds; round += 1) {
  for (const contender of contenders) {
    const known = results.get(contender.name) ?? []
    results.set(contender.name, [...known, await measure(contender)])
  }
}

const cores = `${cpus().length} cores, Node ${process.version}, ${connections} connections`
console.log(
  `\n${cores}, receipts of ${template.length} bytes, median (least to most) of ${rounds} rounds of ${seconds} s\n`,
)

/** Median and spread: other work on the machine shows in the second. */
function spread(values: readonly number[], say: (value: number) => string): string {
  const sorted = values.toSorted((a, b) => a - b)
  const [middle = NaN, least = NaN, most = NaN] = [
    sorted[Math.floor(sorted.length / 2)],
    sorted[0],
    sorted.at(-1),
  ]
  return `${say(middle)} (${say(least)} to ${say(most)})`
}
const whole = (value: number) => Math.round(value).toLocaleString('en')
const milliseconds = (value: number) => value.toFixed(1)
const share = (value: number) => `${Math.round(value * 100)} %`

const [bare = []] = results.values()
console.log('| | receipts/s | of the bare rate | p50, ms | p99, ms | processor time, µs |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const [name, measured] of results) {
  const failures = measured.reduce((sum, it) => sum + it.failures, 0)
  const shares = measured.map(
    ({ receiptsPerSecond }, round) => receiptsPerSecond / (bare[round]?.receiptsPerSecond ?? NaN),
  )
  const column = (name: keyof Result, say: (value: number) => string) =>
    spread(
      measured.map((it) => it[name]),
      say,
    )
  const cells = [
    failures > 0 ? `${name} (${failures} failed)` : name,
    column('receiptsPerSecond', whole),
    spread(shares, share),
    column('p50', milliseconds),
    column('p99', milliseconds),
    column('cpu', whole),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
await postgres?.stop()
rmSync(folder, { recursive: true, force: true })
