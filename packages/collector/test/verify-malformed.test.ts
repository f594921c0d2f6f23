import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { canonicalJson } from '../src/check/canonical-json.ts'
import { sha256 } from '../src/check/sha256.ts'
import { defaults } from '../src/settings.ts'
import { entryOf } from '../src/store/entry.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import { verify } from '../src/verify.ts'
import { openCollector, temporaryFolder } from './support/open-collector.ts'
import { follow, makeReceipt, uuid7 } from './support/receipts.ts'
import { day, sealAll } from './support/seal-log.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

const hour = 3_600_000

/** A chain of three and a twin of the second, each an hour or more after the one before, and one without a seal. */
async function chainedLog() {
  const path = join(temporaryFolder(), 'r.db')
  const store = openSqliteStore(path)
  const start = Date.now() - day
  const decided = (hours: number) => ({
    decidedAt: new Date(start + hours * 2 * hour).toISOString(),
  })
  const first = makeReceipt(decided(0))
  const second = follow(first, decided(1))
  const third = follow(second, decided(2))
  const twin = follow(first, { ...decided(3), action: 'deny' })
  for (const receipt of [first, second, third, twin])
    await store.save([entryOf(receipt, Date.parse(receipt.decidedAt))])
  await sealAll(store)
  const waiting = makeReceipt()
  await store.save([entryOf(waiting, Date.now())])
  await store.close()
  return {
    path,
    first,
    second,
    third,
    twin,
    waiting,
    tamper(sql: string, ...values: (string | number | bigint)[]) {
      const db = new DatabaseSync(path)
      const { changes } = db.prepare(sql).run(...values)
      db.close()
      expect(changes).toBeGreaterThan(0)
    },
    async check() {
      const lines: string[] = []
      const settings = { ...defaults, store: `file:${path}` }
      const code = await verify(settings, (line) => lines.push(line))
      return { code, said: lines.at(-1) ?? '' }
    },
  }
}

const where = ({ id }: { id: string }) => `where id = x'${id.replaceAll('-', '')}'`

test('a log with gaps of hours, a fork and an open end fits', async () => {
  const { check } = await chainedLog()
  expect(await check()).toEqual({
    code: 0,
    said: 'Everything fits: 5 receipts (0 erased) and 1 seals.',
  })
})

test.each(['-7', '0', '-9223372036854775808'])(
  'a row put in under the number %s, before every seal, is named',
  async (n) => {
    const { check, tamper } = await chainedLog()
    const { id, consentId, body, hash, at } = entryOf(makeReceipt(), Date.now())
    tamper(
      `insert into receipts (n, id, consent_id, seq, at, received_at, action, chain, hash, body)
       values (${n}, x'${id.replaceAll('-', '')}', x'${consentId.replaceAll('-', '')}', 0, ${at}, ${at},
         'grant', 'open', x'${hash}', ?)`,
      body,
    )
    const { code, said } = await check()
    expect(code).toBe(1)
    expect(said).toContain(`receipt ${id}, seal 1, the receipt was put in later`)
  },
)

test('a row put in under a seal whose receipts are past their time is named', async () => {
  const { check, tamper, path, waiting } = await chainedLog()
  const store = openSqliteStore(path)
  await sealAll(store)
  await store.retire(Date.now() - hour, Date.now())
  expect(await store.retire(Date.now() + hour, Date.now())).toBe(5)
  await store.save([entryOf(makeReceipt(), Date.now())])
  await store.retire(Date.now() + hour, Date.now())
  await store.close()
  expect(await check()).toMatchObject({ code: 0 })
  const { id } = waiting
  tamper(
    `insert into receipts (n, id, received_at, chain, hash) values (2, x'${id.replaceAll('-', '')}', 1, 'erased', x'')`,
  )
  expect(await check()).toMatchObject({
    code: 1,
    said: expect.stringContaining(`receipt ${id}, seal 1, the receipt was put in later`),
  })
})

test.each([
  ['a fork made a link', 'twin', 'linked'],
  ['a link made a fork', 'third', 'fork'],
  ['a link made a mismatch', 'second', 'mismatch'],
  ['a link made a gap', 'second', 'gap'],
  ['the first made a gap', 'first', 'gap'],
  ['a link made open', 'third', 'open'],
  ['a link said to be sent without a hash', 'third', 'unhashed'],
  ['what is kept said to be erased', 'third', 'erased'],
  ['a flag that is none', 'third', 'fine'],
  ['one without a seal made a gap', 'waiting', 'gap'],
] as const)('a changed flag is found: %s', async (_, name, chain) => {
  const log = await chainedLog()
  log.tamper(`update receipts set chain = ? ${where(log[name])}`, chain)
  expect(await log.check()).toMatchObject({
    code: 1,
    said: expect.stringContaining(
      `receipt ${log[name].id}${name === 'waiting' ? '' : ', seal 1'}, its chain does not bear out the flag "${chain}"`,
    ),
  })
})

test.each([
  ['a person', 'consent_id = randomblob(16)'],
  ['a number', 'seq = 1'],
  ['a time', 'at = 1'],
  ['an action', "action = 'grant'"],
  ['another time of erasing', 'erased_at = erased_at - 1'],
])('%s written to an erased receipt is found', async (_, change) => {
  const { check, tamper, path, waiting } = await chainedLog()
  const store = openSqliteStore(path)
  expect(await store.erase(waiting.consentId, Date.now())).toBeGreaterThan(0)
  await store.close()
  expect(await check()).toMatchObject({ code: 0 })
  tamper(`update receipts set ${change} ${where(waiting)}`)
  expect(await check()).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Does not fit: receipt .*what its erasure has left was changed/),
  })
})

test('a receipt that is there, and is said to be erased, is found', async () => {
  const { check, tamper, waiting } = await chainedLog()
  tamper(`update receipts set erased_at = 1 ${where(waiting)}`)
  expect(await check()).toMatchObject({
    code: 1,
    said: expect.stringContaining('what it is found by was changed'),
  })
})

test('a flag that hides a missing predecessor is found', async () => {
  const path = join(temporaryFolder(), 'r.db')
  const store = openSqliteStore(path)
  const orphan = follow(makeReceipt())
  await store.save([entryOf(orphan, Date.now())])
  await store.close()
  const db = new DatabaseSync(path)
  const lines: string[] = []
  const check = () => verify({ ...defaults, store: `file:${path}` }, (line) => lines.push(line))
  expect(await check()).toBe(0)
  db.exec("update receipts set chain = 'linked'")
  db.close()
  expect(await check()).toBe(1)
  expect(lines.at(-1)).toContain(`receipt ${orphan.id}, its chain does not bear out`)
})

test('times no clock can show are named, sealed and unsealed', async () => {
  for (const time of ['9000000000000000', '9000000000000000000'])
    for (const name of ['second', 'waiting'] as const) {
      const log = await chainedLog()
      log.tamper(`update receipts set received_at = ${time} ${where(log[name])}`)
      const { code, said } = await log.check()
      expect(code).toBe(1)
      expect(said).toContain(`receipt ${log[name].id}`)
      expect(said).toContain('time of arrival was changed')
    }
})

test('what is no seal or no removal any more is named', async () => {
  for (const content of ['not JSON', 'null', '7', '{"no":1}', '{"no":1,"removals":null}']) {
    const { check, tamper } = await chainedLog()
    tamper('update seals set content = ? where no = 1', content)
    expect(await check()).toMatchObject({
      code: 1,
      said: expect.stringContaining('seal 1, the seal was changed'),
    })
  }
  for (const content of ['not JSON', 'null', '{"kind":"erasure"}']) {
    const { check, tamper } = await chainedLog()
    tamper('insert into removals (no, content) values (1, ?)', content)
    expect(await check()).toMatchObject({
      code: 1,
      said: expect.stringContaining('removal 1 on record was changed'),
    })
  }
})

test('text that is no receipt is named, though its hash was changed with it', async () => {
  for (const body of ['not JSON', 'null', canonicalJson({ id: 7 })]) {
    const { check, tamper, waiting } = await chainedLog()
    const hash = sha256(body).toString('hex')
    tamper(`update receipts set body = ?, hash = x'${hash}' ${where(waiting)}`, body)
    expect(await check()).toMatchObject({
      code: 1,
      said: expect.stringContaining(`receipt ${waiting.id}, its content is not a receipt`),
    })
  }
})

test('the walk over HTTP ends with what does not fit', async () => {
  const { path, tamper, second } = await chainedLog()
  tamper(`update receipts set received_at = 9000000000000000 ${where(second)}`)
  const { read } = await openCollector({ store: `file:${path}` })
  const answer = await read('/verify')
  const last = JSON.parse(answer.body.trim().split('\n').at(-1) ?? '')
  expect(answer.statusCode).toBe(200)
  expect(last.broken).toMatchObject({ seal: 1, receipt: second.id })
})

test('receipts without a seal are all looked at, however many there are', async () => {
  const { path, tamper, check } = await chainedLog()
  const store = openSqliteStore(path)
  const many = Array.from({ length: 2_500 }, () =>
    entryOf(makeReceipt({ id: uuid7() }), Date.now()),
  )
  await store.save(many)
  await store.close()
  expect((await check()).said).toContain('2505 receipts')
  tamper(`update receipts set body = replace(body, '"en"', '"em"') ${where(many.at(-1)!)}`)
  expect((await check()).said).toContain(`receipt ${many.at(-1)!.id}, its content was changed`)
})
