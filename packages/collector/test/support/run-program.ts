import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Program {
  readonly address: string
  readonly child: ChildProcess
  /** All it has written, from its first line on. */
  said(): string
}

export const collectorProgram = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Starts a server of its own process, and waits until it tells its address. */
export async function runProgram(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Program> {
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complaint = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => {
    said += chunk
    complaint += chunk
  })
  for await (const line of createInterface(child.stdout)) {
    const address = /^Collector listening on (http:\S+)$/.exec(line)?.[1]
    if (address === undefined) continue
    child.stdout.resume()
    return { address, child, said: () => said }
  }
  throw new Error(`the program ended before it listened: ${complaint}`)
}
