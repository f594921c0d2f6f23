import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

export const isRoot = process.getuid?.() === 0

const apt = (...args: readonly string[]) =>
  execFileSync('apt-get', ['-qq', '-y', '--no-install-recommends', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
  })

/**
 * Where a program is that a test needs; where it is missing and apt is at hand, it is installed.
 * `prepare` says which packages that takes.
 */
export async function findOrInstall(
  find: () => string | null,
  what: string,
  prepare: () => readonly string[],
): Promise<string> {
  const mayInstall = isRoot && existsSync('/usr/bin/apt-get')
  for (let attempt = 1; ; attempt += 1) {
    const found = find()
    if (found !== null) return found
    if (!mayInstall || attempt > 30)
      throw new Error(`this test needs what is not installed here: ${what}`)
    try {
      const packages = prepare()
      apt('update')
      apt('install', ...packages)
    } catch {
      // Another test file holds apt's lock and does the same.
      await setTimeout(2_000)
    }
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
