/**
 * `test/fixtures/receipt.json` is what the SDK makes and the collector must take. When the wire
 * shape changes on purpose: `npx vitest run -u test/receipts/fixture.test.ts`.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { canonical } from '../../src/receipts/canonical'
import type { Receipt } from '../../src/receipts/receipt-shape'
import { firstReceipt, sealAll, secondReceipt } from './sample'

const file = new URL('../fixtures/receipt.json', import.meta.url)
const UUID = (version: number) =>
  new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
const HASH = /^[0-9a-f]{64}$/

let made: Receipt[]
beforeAll(async () => {
  made = await sealAll([firstReceipt, secondReceipt])
})

test('the committed receipts are those the SDK makes', async () => {
  await expect(`${JSON.stringify(made, null, 2)}\n`).toMatchFileSnapshot('../fixtures/receipt.json')
})

test('the second one carries the SHA-256 of the first', () => {
  const [first, second] = JSON.parse(readFileSync(file, 'utf8')) as [Receipt, Receipt]
  expect(second.prevHash).toBe(createHash('sha256').update(canonical(first)).digest('hex'))
  expect(second.prev).toBe(first.id)
})

test('ids, hashes and times have the form the contract names', () => {
  for (const receipt of made) {
    expect(receipt.id).toMatch(UUID(7))
    expect(receipt.consentId).toMatch(UUID(4))
    expect(receipt.config.hash).toMatch(HASH)
    expect(receipt.policy.hash).toMatch(HASH)
    for (const time of [receipt.decidedAt, receipt.expiresAt])
      expect(new Date(time!).toISOString()).toBe(time)
    expect(receipt.site.path).not.toMatch(/[?#]/)
  }
  expect(made.map((receipt) => receipt.prevHash)).toEqual([null, expect.stringMatching(HASH)])
})

test('it carries only fields of the contract', () => {
  const fields = [
    'schema',
    'id',
    'consentId',
    'prev',
    'prevHash',
    'seq',
    'action',
    'method',
    'surface',
    'categories',
    'services',
    'choices',
    'model',
    'jurisdiction',
    'regionSource',
    'signals',
    'policy',
    'config',
    'lang',
    'site',
    'decidedAt',
    'expiresAt',
    'sdk',
  ]
  expect(made.map((receipt) => Object.keys(receipt).sort())).toEqual([
    fields.toSorted(),
    [...fields, 'userRef', 'answerMs', 'ua'].sort(),
  ])
})
