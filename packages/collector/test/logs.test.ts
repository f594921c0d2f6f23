import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { collectorProgram, runProgram } from './support/run-program.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

test('logs and files hold no address of a visitor', async () => {
  const folder = temporaryFolder()
  const args = [
    '--port',
    '0',
    '--store',
    `file:${join(folder, 'r.db')}`,
    '--token',
    'token-of-the-test',
  ]
  const { address, child, said } = await runProgram(collectorProgram, args)
  onTestFinished(() => void child.kill('SIGKILL'))
  const receipt = makeReceipt()
  const headers = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'visitor-agent' }
  const send = (body: string) => fetch(`${address}/receipts`, { method: 'POST', headers, body })
  await send(JSON.stringify(receipt))
  await send('{"userRef":"someone"}')
  await fetch(`${address}/receipts?consentId=${receipt.consentId}`, { headers })
  await fetch(`${address}/nowhere/${receipt.consentId}`, { headers })
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(said()).toContain('Collector listening')
  for (const personal of [
    '203.0.113.77',
    'visitor-agent',
    receipt.consentId,
    'someone',
    'token-of',
  ])
    expect(said()).not.toContain(personal)
})
