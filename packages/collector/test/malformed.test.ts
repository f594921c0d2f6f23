import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { openCollector } from './support/open-collector.ts'
import { makeReceipt, uuid7 } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

interface Malformed {
  readonly what: string
  readonly payload: string | Buffer
  readonly headers?: Record<string, string>
}

type Json = Record<string, unknown>

const valid = () =>
  JSON.parse(
    JSON.stringify(
      makeReceipt({
        choices: { cpni: false },
        gpcOverride: true,
        userRef: 'u-1',
        ua: { family: 'Firefox', major: '153', mobile: false },
        handedOver: { from: 'https://www.example.org', receipt: uuid7() },
        tcString: 'C',
        gpp: 'D',
      }),
    ),
  ) as Json

/** Every place in a receipt, as the keys that lead to it. */
function placesIn(value: unknown, here: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = here.concat(key)
    return [place].concat(placesIn(inner, place) as string[][])
  })
}

function changed(place: readonly string[], change: (parent: Json, key: string) => void): Json {
  const receipt = valid()
  let parent = receipt
  for (const key of place.slice(0, -1)) parent = parent[key] as Json
  change(parent, place.at(-1)!)
  return receipt
}

// Wrong wherever they stand: no property takes any of these.
const wrong = [1.5, -1, ['a'], { nested: {} }, 'a\u0000b', 'a\ud800b', 'x'.repeat(9_000)]

function* wrongValues(): Generator<Malformed> {
  for (const place of placesIn(valid())) {
    for (const value of wrong) {
      const receipt = changed(place, (parent, key) => (parent[key] = value))
      yield {
        what: `${place.join('.')} = ${JSON.stringify(value).slice(0, 20)}`,
        payload: JSON.stringify(receipt),
      }
    }
  }
}

function* wrongShapes(): Generator<Malformed> {
  for (const key of Object.keys(makeReceipt())) {
    if (key === 'services') continue
    const receipt = valid()
    delete receipt[key]
    yield { what: `no ${key}`, payload: JSON.stringify([makeReceipt(), receipt]) }
  }
  for (const name of ['__proto__', 'constructor', 'prototype', 'ip', 'extra', '']) {
    for (const parent of ['', 'categories', 'services', 'policy', 'site', 'signals', 'sdk']) {
      const value = parent === 'services' ? 'true' : '{"granted":true,"basis":"consent"}'
      // Allowed there: a category or a service may be called anything else.
      if (/^(ip|extra)$/.test(name) && /^(categories|services)$/.test(parent)) continue
      const text = JSON.stringify(valid())
      const at = parent === '' ? 1 : text.indexOf(`"${parent}":{`) + parent.length + 4
      yield {
        what: `${parent}.${name}`,
        payload: `${text.slice(0, at)}${JSON.stringify(name)}:${value},${text.slice(at)}`,
      }
    }
  }
}

function* wrongFormats(): Generator<Malformed> {
  const formats: Record<string, readonly string[]> = {
    id: ['', '7', '0190a5d2-1111-4111-8111-111111111111', "' or 1=1 --"],
    consentId: ['', 'me@example.com', '00000000-0000-0000-0000-000000000000'],
    prev: ['', '0190a5d2'],
    prevHash: ['', 'A'.repeat(64), 'a'.repeat(63), 'g'.repeat(64)],
    action: ['', 'GRANT', 'accept'],
    method: ['toString', 'click'],
    surface: ['popup'],
    model: ['optin', ''],
    lang: ['', 'e n', '<script>', 'toolonglanguage'],
    jurisdiction: ['', 'Germany!', 'a'.repeat(21)],
    decidedAt: [
      '',
      'today',
      '2026-02-30T10:00:00.000Z',
      '2026-01-01',
      '2026-01-01T10:00:00.000+01:00',
      '2026-01-01T10:00:60.000Z',
      '1795352495132',
    ],
    expiresAt: ['', 'never', '2026-13-01T10:00:00.000Z'],
  }
  for (const [key, values] of Object.entries(formats))
    for (const value of values)
      yield { what: `${key} = "${value}"`, payload: JSON.stringify({ ...valid(), [key]: value }) }
  for (const path of ['/a?b=c', '/a#b', '/?', '#', '/a\nb'])
    yield {
      what: `site.path = "${path}"`,
      payload: JSON.stringify({ ...valid(), site: { origin: 'https://a.example', path } }),
    }
  for (const origin of [
    '',
    'a.example',
    'https://a.example/',
    'https://user@a.example',
    'javascript:1',
  ])
    yield {
      what: `site.origin = "${origin}"`,
      payload: JSON.stringify({ ...valid(), site: { origin, path: '/' } }),
    }
}

function* wrongBodies(): Generator<Malformed> {
  const good = JSON.stringify(makeReceipt())
  const raw = [
    '',
    ' ',
    'null',
    'true',
    '0',
    '""',
    '"a"',
    '[]',
    '{}',
    '[[]]',
    '[null]',
    '[{}]',
    'NaN',
  ]
  for (const payload of [
    ...raw,
    `${good},`,
    good.slice(0, -1),
    `${good}${good}`,
    good.replaceAll('"', "'"),
  ])
    yield { what: payload.slice(0, 20), payload }
  for (let cut = 1; cut < good.length; cut += Math.ceil(good.length / 60))
    yield { what: `cut after ${cut}`, payload: good.slice(0, cut) }
  for (const depth of [1_000, 50_000, 120_000]) {
    yield { what: `lists ${depth} deep`, payload: '['.repeat(depth) + ']'.repeat(depth) }
    yield { what: `objects ${depth} deep`, payload: '{"a":'.repeat(depth / 5) }
  }
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`s${index}`, true]))
  yield { what: '2,001 services', payload: JSON.stringify({ ...valid(), services: many }) }
  yield {
    what: '101 receipts',
    payload: JSON.stringify(Array.from({ length: 101 }, () => makeReceipt())),
  }
  yield {
    what: '30,000 wrong names',
    payload: `{${Array.from({ length: 30_000 }, (_, n) => `"${n}":0`)}}`,
  }
  yield { what: 'too large', payload: Buffer.alloc(256 * 1024 + 1, 32) }
  yield { what: 'not UTF-8', payload: Buffer.from(good.replace('/plans', '/pl\u00e4ne'), 'latin1') }
  yield { what: 'UTF-16', payload: Buffer.from(good, 'utf16le') }
  yield {
    what: 'random bytes',
    payload: Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 73) % 256)),
  }
  yield { what: 'gzip', payload: gzipSync(good), headers: { 'content-encoding': 'gzip' } }
  for (const type of [
    '',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'nonsense',
  ])
    yield { what: `as ${type}`, payload: good, headers: { 'content-type': type } }
  for (const charset of ['latin1', 'utf-16', 'utf-7'])
    yield {
      what: charset,
      payload: good,
      headers: { 'content-type': `application/json; charset=${charset}` },
    }
}

const rounds = 4

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is left in memory once nothing unneeded is. */
function heapInUse(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const malformed = [...wrongValues(), ...wrongShapes(), ...wrongFormats(), ...wrongBodies()]

test(`more than 500 malformed bodies are refused by path, and nothing is stored`, async () => {
  expect(malformed.length).toBeGreaterThan(500)
  const { app, post, read } = await openCollector()
  const surprises: string[] = []
  const round = async () => {
    for (const { what, payload, headers } of malformed) {
      const answer = await app.inject({
        method: 'POST',
        url: '/receipts',
        headers: { 'content-type': 'application/json', ...headers },
        payload,
      })
      const { status, errors } = answer.json()
      const isPlain = [413, 415].includes(status)
      const named = isPlain || errors?.every((e: Json) => typeof e['path'] === 'string')
      if (
        answer.statusCode < 400 ||
        answer.statusCode > 499 ||
        status !== answer.statusCode ||
        !named
      )
        surprises.push(`${what}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
    }
  }
  await round()
  const before = heapInUse()
  for (let more = 0; more < rounds; more += 1) await round()
  const sent = malformed.reduce((sum, { payload }) => sum + payload.length, 0)
  // A quarter of the bodies: what keeps them, or errors made of them, keeps more.
  expect(heapInUse() - before).toBeLessThan((rounds * sent) / 4)
  expect(surprises).toEqual([])
  expect((await read('/receipts')).json().receipts).toEqual([])
  expect(({} as Json)['granted']).toBeUndefined()
  expect((await post(valid())).statusCode).toBe(201)
})

test('a mistake is named by its place', async () => {
  const { post } = await openCollector()
  const paths = async (receipt: unknown) =>
    (await post(receipt)).json().errors.map(({ path }: { path: string }) => path)
  const good = makeReceipt()
  expect(await paths({ ...good, site: { origin: 'https://a.example', path: '/?q=1' } })).toEqual([
    '/site/path',
  ])
  expect(await paths({ ...good, policy: {}, seq: '0', 'a/b': 1 })).toEqual([
    '/a~1b',
    '/seq',
    '/policy/version',
    '/policy/url',
    '/policy/hash',
  ])
  expect(await paths([good, JSON.parse('{"__proto__":{}}')])).toContain('/1/__proto__')
})
