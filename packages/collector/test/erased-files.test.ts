import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { uuidBytes } from '../src/check/uuid-bytes.ts'
import { entryOf } from '../src/store/entry.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import type { Receipt } from '../src/check/receipt-schema.ts'
import { openCollector, temporaryFolder, token } from './support/open-collector.ts'
import { follow, makeReceipt } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 60_000 })

const authorization = `Bearer ${token}`

async function openWithFiles() {
  const path = join(temporaryFolder(), 'r.db')
  const { post, app } = await openCollector({ store: `file:${path}` })
  return {
    path,
    post,
    erase: (consentId: string) =>
      app.inject({ method: 'DELETE', url: `/subjects/${consentId}`, headers: { authorization } }),
    /** Those of the texts and bytes that any of the files holds. */
    found(sought: readonly (string | Buffer)[]) {
      const files = ['', '-wal'].map((end) => readFileSync(path + end))
      return sought.filter((one) => files.some((file) => file.includes(one)))
    },
  }
}

/** Another program that has begun to read the file, and holds it as it is now. */
function openReader(path: string) {
  const reader = new DatabaseSync(path)
  onTestFinished(() => reader.close())
  reader.exec('begin')
  reader.prepare('select count(*) from receipts').get()
  return reader
}

const tracesOf = ({ consentId, userRef }: Receipt) => [
  consentId,
  uuidBytes(consentId),
  userRef ?? '',
]
// Of all lengths, so that rows take other places on a page than those they leave.
const userRef = () => randomBytes(6 + Math.floor(Math.random() * 40)).toString('hex')

test('of fifty erased among six hundred receipts, some of which came early, nothing is left in the files', async () => {
  const { post, erase, found } = await openWithFiles()
  const people = Array.from({ length: 300 }, () => {
    const first = makeReceipt({ userRef: userRef() })
    return { first, second: follow(first, { userRef: userRef() }) }
  })
  // Every third comes before the one it follows, which is settled when that arrives.
  const sent = [
    ...people.map(({ first, second }, index) => (index % 3 === 0 ? second : first)),
    ...people.map(({ first, second }, index) => (index % 3 === 0 ? first : second)),
  ]
  for (let start = 0; start < sent.length; start += 10) await post(sent.slice(start, start + 10))
  const gone = people.filter((_, index) => index % 6 === 0)
  const traces = gone.flatMap(({ first, second }) => [...tracesOf(first), ...tracesOf(second)])
  expect(found(traces)).toHaveLength(traces.length)
  for (const { first } of gone) expect((await erase(first.consentId)).json()).toEqual({ erased: 2 })
  expect(found(traces)).toEqual([])
  const kept = people.filter((_, index) => index % 6 !== 0)
  expect(found(kept.map(({ first }) => first.consentId))).toHaveLength(250)
})

test('long receipts, which take pages of their own, leave nothing either', async () => {
  const { post, erase, found } = await openWithFiles()
  const receipts = Array.from({ length: 40 }, () =>
    makeReceipt({
      userRef: userRef(),
      services: Object.fromEntries(
        Array.from({ length: 200 }, () => [randomBytes(20).toString('hex'), true]),
      ),
    }),
  )
  for (const receipt of receipts) expect((await post(receipt)).statusCode).toBe(201)
  const traces = receipts.flatMap((receipt) => [
    ...tracesOf(receipt),
    ...Object.keys(receipt.services ?? {}),
  ])
  for (const { consentId } of receipts) await erase(consentId)
  expect(found(traces)).toEqual([])
})

test('an erasure that a reader holds up is told as 503, and is complete when asked for again', async () => {
  const { path, post, erase, found } = await openWithFiles()
  const receipt = makeReceipt({ userRef: userRef() })
  await post(receipt)
  const reader = openReader(path)
  const held = await erase(receipt.consentId)
  expect(held.statusCode).toBe(503)
  expect(held.json().detail).toContain('another program reads it')
  expect((await post(makeReceipt())).statusCode).toBe(201)
  reader.exec('commit')
  expect((await erase(receipt.consentId)).json()).toEqual({ erased: 0 })
  expect(found(tracesOf(receipt))).toEqual([])
})

test('an erasure waits for a reader that is soon done', async () => {
  const { path, post, erase, found } = await openWithFiles()
  const receipt = makeReceipt({ userRef: userRef() })
  await post(receipt)
  const reader = openReader(path)
  setTimeout(() => reader.exec('commit'), 300)
  expect((await erase(receipt.consentId)).json()).toEqual({ erased: 1 })
  expect(found(tracesOf(receipt))).toEqual([])
})

test('a consent id that a split page of the index has kept a copy of is gone as well', async () => {
  const path = join(temporaryFolder(), 'r.db')
  const store = openSqliteStore(path)
  onTestFinished(() => store.close())
  const now = Date.now()
  const entries = Array.from({ length: 8_000 }, () => entryOf(makeReceipt(), now))
  for (let start = 0; start < entries.length; start += 500)
    await store.save(entries.slice(start, start + 500))
  const db = new DatabaseSync(path)
  onTestFinished(() => db.close())
  db.exec('pragma wal_checkpoint(truncate)')
  const file = readFileSync(path)
  const copies = new Map(entries.map(({ consentId }) => [consentId.replaceAll('-', ''), 0]))
  const starts = new Set([...copies.keys()].map((id) => parseInt(id.slice(0, 8), 16)))
  for (let at = 0; at < file.length - 16; at += 1) {
    if (!starts.has(file.readUInt32BE(at))) continue
    const id = file.toString('hex', at, at + 16)
    if (copies.has(id)) copies.set(id, (copies.get(id) ?? 0) + 1)
  }
  // One belongs into the row and one into the index.
  const copied = entries.filter(({ consentId }) => copies.get(consentId.replaceAll('-', ''))! > 2)
  expect(copied.length).toBeGreaterThan(0)
  for (const { consentId } of copied) await store.erase(consentId, now)
  const left = readFileSync(path)
  expect(copied.filter(({ consentId }) => left.includes(uuidBytes(consentId)))).toEqual([])
})
