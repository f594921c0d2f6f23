import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCollector, type CollectorOptions } from '../../src/create-collector.ts'

export const token = 'a-token-for-the-tests'

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A collector of its own for one test, with ways to ask it. */
export async function openCollector(options: CollectorOptions = {}) {
  const store = `file:${join(temporaryFolder(), 'receipts.db')}`
  const collector = await createCollector({ store, token, rate: 0, ...options })
  onTestFinished(() => collector.close())
  return {
    ...collector,
    post: (payload: unknown, headers: Record<string, string> = {}) =>
      collector.app.inject({
        method: 'POST',
        url: '/receipts',
        headers: { 'content-type': 'application/json', ...headers },
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      }),
    read: (url: string, headers: Record<string, string> = {}) =>
      collector.app.inject({ url, headers: { authorization: `Bearer ${token}`, ...headers } }),
  }
}
