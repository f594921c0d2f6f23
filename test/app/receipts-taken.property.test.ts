// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/plans?utm=1#top" }
/** Whatever a site writes, and the tool takes for a setting, fits into a receipt that the collector takes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCollector, type Collector } from '../../packages/collector/src/create-collector'
import { openSession } from './open-session'

const folder = mkdtempSync(join(tmpdir(), 'cct-'))
let collector: Collector
beforeAll(async () => {
  collector = await createCollector({ store: `file:${join(folder, 'receipts.db')}`, rate: 0 })
})
afterAll(async () => {
  await collector.close()
  rmSync(folder, { recursive: true })
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('a'.repeat(300), 'é'.repeat(256), 'line\nline', '__proto__', '\ud800', ''),
)
const id = fc.oneof(text, fc.constantFrom('ga4', 'own', 'constructor', 'toString'))
const site = fc.record(
  {
    site: fc.record({ name: text, controller: text, contact: text }, { requiredKeys: [] }),
    policy: fc.record({ version: text, url: text }, { requiredKeys: [] }),
    receipts: fc.record({ userRef: text }),
    categories: fc.dictionary(id, fc.constant({}), { maxKeys: 3 }),
    services: fc.array(fc.record({ id, category: id }), { maxLength: 3 }),
    choices: fc.array(fc.record({ id, title: text, text }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

test('of any names, ids and addresses', async () => {
  await fc.assert(
    fc.asyncProperty(
      site,
      fc.constantFrom('accept' as const, 'reject' as const),
      async (raw, answer) => {
        const { decide } = openSession(raw)
        const { statusCode, body } = await collector.app.inject({
          method: 'POST',
          url: '/receipts',
          payload: JSON.parse(JSON.stringify(decide(answer))) as object,
        })
        expect({ statusCode, body }).toMatchObject({ statusCode: 201 })
      },
    ),
    { numRuns: 300 },
  )
})
