import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { findOrInstall, freePort, isRoot } from './machine.ts'

export interface Postgres {
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

const debian = '/usr/lib/postgresql'

function findBinaries(): string | null {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted().toReversed() : []
  const folders = [
    process.env['POSTGRES_BIN'] ?? '',
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb'))) ?? null
}

/** The folder with PostgreSQL's programs. */
const binaries = () =>
  findOrInstall(findBinaries, 'PostgreSQL (or POSTGRES_BIN, a folder)', () => {
    // The package would otherwise make and start a server of its own.
    const settings = '/etc/postgresql-common/createcluster.conf'
    mkdirSync(dirname(settings), { recursive: true })
    if (!existsSync(settings)) writeFileSync(settings, 'create_main_cluster = false\n')
    return ['postgresql']
  })

const idOf = (flag: '-u' | '-g') =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))

/** A PostgreSQL of its own, on this machine only, with its default durability. */
export async function startPostgres(): Promise<Postgres> {
  const bin = await binaries()
  const folder = mkdtempSync(join(tmpdir(), 'collector-pg-'))
  // PostgreSQL refuses to run as root.
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const options = { ...user, cwd: folder }
  execFileSync(join(bin, 'initdb'), ['-D', folder, '-A', 'trust', '-U', 'postgres', '-N'], {
    ...options,
    stdio: 'ignore',
  })
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
  const server: ChildProcess = spawn(
    join(bin, 'postgres'),
    ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore' },
  )
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const admin = async (sql: string) => {
    const client = new Client(url('postgres'))
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      await admin('select 1')
      break
    } catch (error) {
      if (attempt > 100) throw error
      await setTimeout(100)
    }
  }
  let count = 0
  return {
    async createDatabase() {
      const name = `receipts${(count += 1)}`
      await admin(`create database ${name}`)
      return url(name)
    },
    async stop() {
      // At once: what it holds is thrown away with the folder.
      server.kill('SIGQUIT')
      if (server.exitCode === null) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
