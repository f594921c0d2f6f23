import { expect, test } from 'vitest'
import { entryOf, type Entry } from '../src/store/entry.ts'
import { createGroupCommit } from '../src/store/group-commit.ts'
import { StoreBusy, type Outcome } from '../src/store/store.ts'
import { makeReceipt } from './support/receipts.ts'

const some = (count: number): Entry[] =>
  Array.from({ length: count }, () => entryOf(makeReceipt(), Date.now()))
const accept = (entries: readonly Entry[]): Outcome[] => entries.map(() => 'accepted')

/** A group commit whose commits last until `finish` is called. */
const heldUp = (limits: { mostBytes?: number } = {}) => {
  let finish = () => {}
  const commits = createGroupCommit({
    commit: async (entries) => {
      await new Promise<void>((resolve) => (finish = resolve))
      return accept(entries)
    },
    lanes: 1,
    largest: 10,
    mostWaiting: 50,
    ...limits,
  })
  return { commits, finish: () => finish() }
}

test('what arrives together is committed together, and each is told its own outcome', async () => {
  const sizes: number[] = []
  const commits = createGroupCommit({
    commit: (entries) => {
      sizes.push(entries.length)
      return entries.map(({ seq }) => (seq === 0 ? 'accepted' : 'duplicate'))
    },
    lanes: 1,
    largest: 100,
    mostWaiting: 1_000,
  })
  const known = entryOf(makeReceipt({ seq: 1 }), Date.now())
  const outcomes = await Promise.all([
    commits.save(some(2)),
    commits.save([known]),
    commits.save(some(1)),
  ])
  expect(outcomes).toEqual([['accepted', 'accepted'], ['duplicate'], ['accepted']])
  expect(sizes).toEqual([4])
})

test('a commit waits while each turn of the event loop brings more', async () => {
  const sizes: number[] = []
  const commits = createGroupCommit({
    commit: (entries) => {
      sizes.push(entries.length)
      return accept(entries)
    },
    lanes: 1,
    largest: 100,
    mostWaiting: 1_000,
  })
  const saving: Promise<unknown>[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    saving.push(commits.save(some(1)))
    await new Promise((next) => setImmediate(next))
  }
  await Promise.all(saving)
  expect(sizes).toEqual([5])
})

test('nobody is answered before the commit that holds their receipts', async () => {
  const { commits, finish } = heldUp()
  let isAnswered = false
  const saving = commits.save(some(1)).then(() => (isAnswered = true))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isAnswered).toBe(false)
  finish()
  await saving
  expect(commits.waiting()).toBe(0)
})

test('more than may wait is turned away with a time to come again', async () => {
  const commits = createGroupCommit({
    commit: async (entries) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return accept(entries)
    },
    lanes: 1,
    largest: 10,
    mostWaiting: 50,
  })
  const first = commits.save(some(40))
  const second = commits.save(some(20))
  await expect(second).rejects.toThrow(StoreBusy)
  await first
  expect(await commits.save(some(20))).toHaveLength(20)
})

test('receipts that are long together are turned away, however few they are', async () => {
  const { commits, finish } = heldUp({ mostBytes: 10_000 })
  const long = entryOf(makeReceipt({ tcString: 'x'.repeat(8_000) }), Date.now())
  expect(commits.hasRoom()).toBe(true)
  const first = commits.save([long])
  await expect(commits.save([long])).rejects.toMatchObject({ name: 'StoreBusy', retryAfter: 2 })
  const second = commits.save(some(1))
  expect(commits.hasRoom()).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 20))
  finish()
  await Promise.all([first, second])
  expect(commits.hasRoom()).toBe(true)
  const third = commits.save([long])
  await new Promise((resolve) => setTimeout(resolve, 20))
  finish()
  expect(await third).toEqual(['accepted'])
})

test('there is room until the queue is nearly full', async () => {
  const commits = createGroupCommit({
    commit: accept,
    lanes: 1,
    largest: 100,
    mostWaiting: 100,
  })
  const first = commits.save(some(89))
  expect(commits.hasRoom()).toBe(true)
  const second = commits.save(some(1))
  expect(commits.hasRoom()).toBe(false)
  await Promise.all([first, second])
  expect(commits.hasRoom()).toBe(true)
})

test('one receipt that cannot be stored does not take its neighbours with it', async () => {
  const commits = createGroupCommit({
    commit: (entries) => {
      if (entries.some(({ seq }) => seq === 7)) throw new Error('no')
      return accept(entries)
    },
    lanes: 1,
    largest: 100,
    mostWaiting: 1_000,
  })
  const bad = entryOf(makeReceipt({ seq: 7 }), Date.now())
  const settled = await Promise.allSettled([
    commits.save(some(3)),
    commits.save([bad]),
    commits.save(some(2)),
  ])
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('draining waits for everything, however many commits it takes', async () => {
  let stored = 0
  const commits = createGroupCommit({
    commit: async (entries) => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      stored += entries.length
      return accept(entries)
    },
    lanes: 2,
    largest: 5,
    mostWaiting: 1_000,
  })
  for (let request = 0; request < 20; request += 1) void commits.save(some(3))
  await commits.drain()
  expect(stored).toBe(60)
})
