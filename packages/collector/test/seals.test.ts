import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createCollector } from '../src/create-collector.ts'
import { canonicalJson } from '../src/check/canonical-json.ts'
import { sha256 } from '../src/check/sha256.ts'
import { merkleLeaf, rootFromPath } from '../src/seal/merkle.ts'
import type { Proof } from '../src/seal/proof.ts'
import { isIntact } from '../src/seal/seal.ts'
import { defaults } from '../src/settings.ts'
import { verify } from '../src/verify.ts'
import { openCollector, temporaryFolder, token } from './support/open-collector.ts'
import { follow, makeReceipt, uuid7 } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

const some = (count: number) => Array.from({ length: count }, () => makeReceipt())
const bytes = (hex: string) => Buffer.from(hex, 'hex')

test('a proof can be checked with nothing but the receipt and the seal', async () => {
  const { post, read } = await openCollector()
  const receipts = some(7)
  await post(receipts)
  for (const receipt of receipts) {
    const proof: Proof = (await read(`/proof/${receipt.id}`)).json()
    const hash = sha256(canonicalJson(receipt)).toString('hex')
    const { id, receivedAt } = proof.receipt
    const leaf = merkleLeaf(canonicalJson({ hash, id, receivedAt }))
    const root = rootFromPath(leaf, proof.index, proof.seal.count, proof.path.map(bytes))
    expect(root?.toString('hex')).toBe(proof.seal.root)
    expect(isIntact(proof.seal)).toBe(true)
  }
  expect((await read(`/proof/${uuid7()}`)).statusCode).toBe(404)
})

test('seals are chained, and a thousand receipts make one at once', async () => {
  const { post, read } = await openCollector()
  expect((await read('/seals/latest')).statusCode).toBe(404)
  for (let batch = 0; batch < 10; batch += 1) await post(some(100))
  await expect
    .poll(async () => (await read('/seals/latest')).json())
    .toMatchObject({ no: 1, count: 1_000, prev: null })
  const late = makeReceipt()
  await post(late)
  const { seal }: Proof = (await read(`/proof/${late.id}`)).json()
  const { seals } = (await read('/seals')).json()
  expect(seal).toMatchObject({ no: 2, count: 1, prev: seals[0].hash })
  expect(seals).toHaveLength(2)
})

/** A database with 12 sealed receipts in two seals, one of them erased, and one without a seal. */
async function sealedStore() {
  const folder = temporaryFolder()
  const path = join(folder, 'receipts.db')
  const sealsTo = `file:${join(folder, 'seals.ndjson')}`
  const options = { store: `file:${path}`, token, sealsTo, rate: 0 }
  const collector = await createCollector(options)
  const ask = (method: 'POST' | 'GET' | 'DELETE', url: string, payload?: object) =>
    collector.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
      ...(payload && { payload }),
    })
  const first = some(6)
  const second = some(6)
  await ask('POST', '/receipts', first)
  await ask('GET', `/proof/${first[0]!.id}`)
  await ask('DELETE', `/subjects/${first[1]!.consentId}`)
  await ask('POST', '/receipts', second)
  await ask('GET', `/proof/${second[0]!.id}`)
  const unsealed = makeReceipt()
  await ask('POST', '/receipts', unsealed)
  await collector.close()
  const check = async (seals: string | null = sealsTo) => {
    const lines: string[] = []
    const settings = { ...defaults, store: `file:${path}`, sealsTo: seals }
    const code = await verify(settings, (line) => lines.push(line))
    return { code, said: lines.at(-1) ?? '' }
  }
  const tamper = (sql: string, ...values: (string | number)[]) => {
    const db = new DatabaseSync(path)
    const { changes } = db.prepare(sql).run(...values)
    db.close()
    expect(changes).toBeGreaterThan(0)
  }
  return { first, second, unsealed, check, tamper, sealsTo }
}

const at = (id: string) => `id = x'${id.replaceAll('-', '')}'`

test('an untouched log fits, erasure and all', async () => {
  const { check } = await sealedStore()
  expect(await check()).toEqual({
    code: 0,
    said: 'Everything fits: 13 receipts (1 erased) and 2 seals, 2 of them published.',
  })
})

test('one byte altered behind its back is found, and the receipt named', async () => {
  const { check, tamper, second } = await sealedStore()
  const { id } = second[3]!
  tamper(`update receipts set body = replace(body, '"en"', '"em"') where ${at(id)}`)
  expect(await check()).toEqual({
    code: 1,
    said: `Does not fit: receipt ${id}, seal 2, its content was changed. Before it 6 receipts (1 erased) and 1 seals fit.`,
  })
})

test.each([
  ['a receipt taken away', 'delete from receipts where', 'the receipt is gone'],
  [
    'a moved time of arrival',
    'update receipts set received_at = received_at - 1 where',
    'its hash or time',
  ],
  [
    'content erased without a record',
    'update receipts set body = null, erased_at = 1 where',
    'no erasure is on record',
  ],
  [
    'a hidden person',
    "update receipts set consent_id = x'00' where",
    'what it is found by was changed',
  ],
])('%s is found, and the receipt named', async (_, sql, reason) => {
  const { check, tamper, second } = await sealedStore()
  tamper(`${sql} ${at(second[2]!.id)}`)
  const { code, said } = await check()
  expect(code).toBe(1)
  expect(said).toContain(`receipt ${second[2]!.id}, seal 2`)
  expect(said).toContain(reason)
})

test('content changed together with its hash is found by the seal', async () => {
  const { check, tamper, first } = await sealedStore()
  const body = canonicalJson({ ...first[4]!, lang: 'fr' })
  tamper(
    `update receipts set body = ?, hash = x'${sha256(body).toString('hex')}' where ${at(first[4]!.id)}`,
    body,
  )
  const { said } = await check()
  expect(said).toContain(`receipt ${first[4]!.id}, seal 1, its hash or time of arrival was changed`)
})

test('an unsealed receipt is checked by its own hash', async () => {
  const { check, tamper, unsealed } = await sealedStore()
  tamper(`update receipts set body = replace(body, '"en"', '"em"') where ${at(unsealed.id)}`)
  expect((await check()).said).toContain(`receipt ${unsealed.id}, its content was changed`)
})

test('a changed seal, list of receipts or record of removals is found', async () => {
  for (const [sql, reason] of [
    [
      `update seals set content = replace(content, '"count":6', '"count":5') where no = 2`,
      'the seal was changed',
    ],
    [
      'update seals set leaves = zeroblob(length(leaves)) where no = 1',
      'its list of receipts was changed',
    ],
    ['update seals set leaves = null where no = 1', 'its list of receipts is gone'],
    ['delete from seals where no = 1', 'the seal before it is gone'],
    ['delete from removals', 'no erasure is on record'],
    [`update removals set content = replace(content, 'erasure', 'Erasure')`, 'removal 1 on record'],
  ] as const) {
    const { check, tamper } = await sealedStore()
    tamper(sql)
    const { code, said } = await check(null)
    expect(code).toBe(1)
    expect(said).toContain(reason)
  }
})

test('a database rewritten from the last seal on is found by the published seals', async () => {
  const { check, tamper, second } = await sealedStore()
  for (const receipt of second) tamper(`delete from receipts where ${at(receipt.id)}`)
  tamper('delete from seals where no = 2')
  expect((await check(null)).code).toBe(0)
  expect((await check()).said).toContain('seal 2, this published seal is gone')
})

test('seals are posted to a URL, in order, and again after a failure', async () => {
  const got: { no: number }[] = []
  let failures = 1
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (failures > 0) {
      failures -= 1
      response.writeHead(500).end()
      return
    }
    got.push(JSON.parse(body))
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const sealsTo = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const { post, read } = await openCollector({ sealsTo })
  for (let batch = 0; batch < 2; batch += 1) {
    const receipt = makeReceipt()
    await post(receipt)
    await read(`/proof/${receipt.id}`)
  }
  await expect.poll(() => got.map(({ no }) => no)).toEqual([1, 2])
})

test('a published file holds one seal a line', async () => {
  const { sealsTo } = await sealedStore()
  const lines = readFileSync(sealsTo.slice('file:'.length), 'utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).no)).toEqual([1, 2])
})

test('an erased receipt keeps its proof, and cannot be sent again', async () => {
  const { post, read, app } = await openCollector()
  const first = makeReceipt()
  const second = follow(first)
  const other = makeReceipt()
  await post([first, second, other])
  const headers = { authorization: `Bearer ${token}` }
  const url = `/subjects/${first.consentId}`
  expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(401)
  expect((await app.inject({ method: 'DELETE', url, headers })).json()).toEqual({ erased: 2 })
  expect((await app.inject({ method: 'DELETE', url, headers })).json()).toEqual({ erased: 0 })
  const gone = await read(`/receipts/${second.id}`)
  expect(gone.statusCode).toBe(410)
  expect(gone.json().hash).toBe(sha256(canonicalJson(second)).toString('hex'))
  expect((await read(`/receipts?consentId=${first.consentId}`)).json().receipts).toEqual([])
  expect((await read(`/proof/${first.id}`)).statusCode).toBe(200)
  expect((await post(first)).json()).toEqual({ accepted: 0, duplicates: 1 })
  expect((await read('/receipts')).json().receipts).toHaveLength(1)
})

test('erased content is no longer in the files', async () => {
  const folder = temporaryFolder()
  const { post, app } = await openCollector({ store: `file:${join(folder, 'r.db')}` })
  const receipt = makeReceipt({ userRef: 'find-me-on-the-disk' })
  await post(receipt)
  const files = () =>
    ['r.db', 'r.db-wal'].map((name) => readFileSync(join(folder, name), 'latin1')).join('')
  expect(files()).toContain('find-me-on-the-disk')
  const headers = { authorization: `Bearer ${token}` }
  await app.inject({ method: 'DELETE', url: `/subjects/${receipt.consentId}`, headers })
  expect(files()).not.toContain('find-me-on-the-disk')
})
