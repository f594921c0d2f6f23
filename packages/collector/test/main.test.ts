import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

test('it prints its address, takes receipts, and ends cleanly when told to', async () => {
  const store = `file:${join(temporaryFolder(), 'receipts.db')}`
  const child = start(['--port', '0', '--store', store, '--token', 'secret-of-the-test'])
  let address = ''
  for await (const line of createInterface(child.stdout)) {
    address = /^Collector listening on (http:\S+)$/.exec(line)?.[1] ?? ''
    if (address) break
  }
  const answer = await fetch(`${address}/receipts`, {
    method: 'POST',
    body: JSON.stringify(makeReceipt()),
  })
  expect(answer.status).toBe(201)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a setting that cannot be used is named, and nothing starts', async () => {
  const child = start([], { PORT: 'http' })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  expect(await once(child, 'exit')).toEqual([2, null])
  expect(said).toContain('PORT must be a whole number')
})
