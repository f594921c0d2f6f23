import { expect, test, vi } from 'vitest'
import { createSealer } from '../src/seal/sealer.ts'
import { entryOf } from '../src/store/entry.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import { makeReceipt } from './support/receipts.ts'

test('what waits is sealed at a steady pace, though it is little', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const store = openSqliteStore(':memory:')
  const counts: number[] = []
  const sealer = createSealer({
    store,
    most: 1_000,
    every: 60_000,
    onSeal: ({ count }) => counts.push(count),
    onProblem: (error) => {
      throw error
    },
  })
  const keep = async () => {
    const receipt = makeReceipt()
    await store.save([entryOf(receipt, Date.now())])
    sealer.notice([receipt])
  }
  await keep()
  await keep()
  vi.advanceTimersByTime(59_999)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(counts).toEqual([])
  vi.advanceTimersByTime(1)
  await expect.poll(() => counts).toEqual([2])
  await keep()
  vi.advanceTimersByTime(60_000)
  await expect.poll(() => counts).toEqual([2, 1])
  await sealer.close()
  await store.close()
  vi.useRealTimers()
})
