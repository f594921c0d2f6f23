import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { collectorProgram, runProgram } from './support/run-program.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

test('it prints its address, takes receipts, and ends cleanly when told to', async () => {
  const store = `file:${join(temporaryFolder(), 'receipts.db')}`
  const args = ['--port', '0', '--store', store, '--token', 'secret-of-the-test']
  const { address, child } = await runProgram(collectorProgram, args)
  onTestFinished(() => void child.kill('SIGKILL'))
  const answer = await fetch(`${address}/receipts`, {
    method: 'POST',
    body: JSON.stringify(makeReceipt()),
  })
  expect(answer.status).toBe(201)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a signal that comes twice at once is one, and a later one ends it', async () => {
  const store = `file:${join(temporaryFolder(), 'receipts.db')}`
  const { address, child } = await runProgram(collectorProgram, ['--port', '0', '--store', store])
  onTestFinished(() => void child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  const { hostname, port } = new URL(address)
  const half = connect(Number(port), hostname).on('error', () => {})
  onTestFinished(() => void half.destroy())
  await once(half, 'connect')
  // Holds up closing, so that the second signal finds it under way.
  half.write('POST /receipts HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n[')
  await setTimeout(200)
  child.kill('SIGTERM')
  await setTimeout(100)
  child.kill('SIGTERM')
  child.kill('SIGINT')
  await setTimeout(400)
  expect([child.exitCode, child.signalCode]).toEqual([null, null])
  await setTimeout(1_000)
  child.kill('SIGTERM')
  expect(await exit).toEqual([null, 'SIGTERM'])
})

test.each([
  [{ PORT: 'http' }, /^PORT must be a whole number/],
  [{ HOST: '999.1.1.1' }, /^HOST 999\.1\.1\.1, PORT 0: .*ENOTFOUND/],
  [{ STORE: `file:${import.meta.dirname}` }, /^STORE cannot be opened: EISDIR/],
  [{ STORE: 'postgres://127.0.0.1:1/x' }, /^STORE cannot be opened: connect ECONNREFUSED/],
])('a setting that cannot be used is named, and nothing starts: %j', async (setting, wanted) => {
  const store = `file:${join(temporaryFolder(), 'receipts.db')}`
  const child = spawn(process.execPath, [collectorProgram], {
    env: { PATH: process.env['PATH'], PORT: '0', STORE: store, ...setting },
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  expect(await once(child, 'exit')).toEqual([2, null])
  expect(said).toMatch(wanted)
})

test.each([
  [['--help'], /^Receives, .*--retention-days .*--version/s],
  [['verify', '--help'], /^Receives, /],
  [['--version'], /^\d+\.\d+\.\d+\n$/],
])('%s is answered, and nothing is started', async (args, wanted) => {
  const child = spawn(process.execPath, [collectorProgram, ...args])
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(said).toMatch(wanted)
})

test.each([
  ['verify', '--store', 'file:./nowhere/receipts.db'],
  ['verify', '--store', 'file:./package.json'],
  ['--store', 'file:./package.json'],
  ['--store', 'postgres://127.0.0.1:1/receipts'],
])('what cannot be opened is told in a line: %s %s %s', async (...args) => {
  const child = spawn(process.execPath, [collectorProgram, ...args], {
    env: { PATH: process.env['PATH'] },
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  expect(await once(child, 'exit')).toEqual([2, null])
  expect(said.trim().split('\n')).toHaveLength(1)
})
