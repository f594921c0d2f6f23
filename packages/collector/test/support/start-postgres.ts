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
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'

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

const isRoot = process.getuid?.() === 0

function install(): void {
  // The package would otherwise make and start a server of its own.
  const settings = '/etc/postgresql-common/createcluster.conf'
  mkdirSync(dirname(settings), { recursive: true })
  if (!existsSync(settings)) writeFileSync(settings, 'create_main_cluster = false\n')
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-qq', '-y', '--no-install-recommends', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
    })
  apt('update')
  apt('install', 'postgresql')
}

/** The folder with PostgreSQL's programs; where it is missing and apt is at hand, it is installed. */
async function binaries(): Promise<string> {
  const mayInstall = isRoot && existsSync('/usr/bin/apt-get')
  for (let attempt = 1; ; attempt += 1) {
    const found = findBinaries()
    if (found !== null) return found
    if (!mayInstall || attempt > 30)
      throw new Error(
        'PostgreSQL is needed for this test: install it, or set POSTGRES_BIN to its programs',
      )
    try {
      install()
    } catch {
      // Another test file holds apt's lock and does the same.
      await setTimeout(2_000)
    }
  }
}

const idOf = (flag: '-u' | '-g') =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

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
