import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  answer,
  decode,
  encode,
  from,
  handOverKey,
  openHandOvers,
  signed,
  to,
  wish,
} from './support/hand-over.ts'
import { temporaryFolder } from './support/open-collector.ts'
import { uuid7 } from './support/receipts.ts'
import { collectorProgram, runProgram } from './support/run-program.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

const good = wish(answer())
const huge = 'x'.repeat(200_000)
const prototype = (body: object) => `{"__proto__":{"to":"${to}"},${JSON.stringify(body).slice(1)}`

test.each<[string, unknown, string]>([
  ['no object', '[]', ''],
  ['null', 'null', ''],
  ['a text', '"receipt"', ''],
  ['no JSON', '{"receipt":', ''],
  ['nothing', '', ''],
  ['no receipt', { ...good, receipt: undefined }, '/receipt'],
  ['no consent id', { ...good, consentId: undefined }, '/consentId'],
  ['no target', { ...good, to: undefined }, '/to'],
  ['a number for an id', { ...good, receipt: 7 }, '/receipt'],
  ['an id of another kind', { ...good, receipt: good.consentId }, '/receipt'],
  ['a list of ids', { ...good, consentId: [good.consentId] }, '/consentId'],
  ['an object for a target', { ...good, to: { origin: to } }, '/to'],
  ['an address for a target', { ...good, to: `${to}/path?query` }, '/to'],
  ['a target with a line break', { ...good, to: `${to}\r\nx: y` }, '/to'],
  ['a huge target', { ...good, to: `https://${huge}` }, '/to'],
  ['an answer of its own', { ...good, categories: {} }, '/categories'],
  ['a prototype', prototype(good), '/__proto__'],
  ['an empty prototype', '{"__proto__":null}', '/__proto__'],
])('%s is no wish for a hand-over', async (_, body, path) => {
  const { handOver } = await openHandOvers()
  const refused = await handOver(body)
  expect(refused.statusCode).toBe(400)
  expect(refused.headers['content-type']).toContain('application/problem+json')
  const { errors } = refused.json() as { errors: { path: string; message: string }[] }
  expect(errors.map((error) => error.path)).toContain(path)
  expect(errors.every(({ message }) => message.length > 0)).toBe(true)
})

test.each<[string, unknown, string]>([
  ['no object', '[]', ''],
  ['no token', {}, '/token'],
  ['a number', { token: 1 }, '/token'],
  ['a list', { token: ['a.b'] }, '/token'],
  ['nothing', { token: '' }, '/token'],
  ['a word', { token: 'token' }, '/token'],
  ['three parts', { token: `a.b.${'A'.repeat(43)}` }, '/token'],
  ['other letters', { token: `a+/=.${'A'.repeat(43)}` }, '/token'],
  ['a line break at the end', { token: `bm8.${'A'.repeat(43)}\n` }, '/token'],
  ['a signature that is too short', { token: `bm8.${'A'.repeat(42)}` }, '/token'],
  ['a signature alone', { token: `.${'A'.repeat(43)}` }, '/token'],
  ['letters of many bytes', { token: `bm8.${'ä'.repeat(43)}` }, '/token'],
  ['a token that is too long', { token: `${'A'.repeat(6_000)}.${'A'.repeat(43)}` }, '/token'],
  ['a huge token', { token: huge }, '/token'],
  ['more than a token', { token: 'a', to }, '/to'],
  ['a prototype', prototype({ token: 'a' }), '/__proto__'],
])('%s is no token', async (_, body, path) => {
  const { redeemBody } = await openHandOvers()
  const refused = await redeemBody(body)
  expect(refused.statusCode).toBe(400)
  expect(refused.headers['content-type']).toContain('application/problem+json')
  const { errors } = refused.json() as { errors: { path: string }[] }
  expect(errors.map((error) => error.path)).toContain(path)
})

test('more than 256 KiB is too much for either', async () => {
  const { handOver, redeemBody } = await openHandOvers()
  const token = 'x'.repeat(256 * 1024)
  for (const refused of [await handOver({ ...good, to: token }), await redeemBody({ token })])
    expect(refused.statusCode).toBe(413)
})

test('what is signed with the key and is no hand-over is not taken for one', async () => {
  const { redeem, tokenFor } = await openHandOvers()
  const content = decode(await tokenFor())
  const strange: unknown[] = [
    'no JSON',
    'null',
    '[]',
    '7',
    { ...content, v: 2 },
    { ...content, jti: undefined },
    { ...content, jti: 'short' },
    { ...content, exp: String(content.exp) },
    { ...content, exp: null },
    { ...content, from: undefined },
    { ...content, admin: true },
    { ...content, receipt: null },
    { ...content, receipt: { ...content.receipt, categories: { analytics: true } } },
    { ...content, receipt: { ...content.receipt, userRef: 'someone' } },
    JSON.stringify(content).replace('{', '{"__proto__":{},'),
  ]
  for (const value of strange) {
    const refused = await redeem(signed(encode(value)))
    expect(refused.statusCode, JSON.stringify(value)).toBe(400)
    expect(refused.json().errors).toEqual([
      { path: '/token', message: 'is not a token of a hand-over' },
    ])
  }
  expect((await redeem(signed(encode(content)))).statusCode).toBe(200)
})

test('a receipt may name the one it was handed over from, by origin and id', async () => {
  const { post, read } = await openHandOvers()
  const handedOver = { from, receipt: uuid7() }
  const receipt = answer({ handedOver })
  expect((await post(receipt)).statusCode).toBe(201)
  expect((await read(`/receipts/${receipt.id}`)).json().handedOver).toEqual(handedOver)
  const wrong: [unknown, string][] = [
    [null, '/handedOver'],
    [{ from }, '/handedOver/receipt'],
    [{ receipt: uuid7() }, '/handedOver/from'],
    [{ from: `${from}/plans`, receipt: uuid7() }, '/handedOver/from'],
    [{ from: `https://${'a'.repeat(300)}`, receipt: uuid7() }, '/handedOver/from'],
    [{ from, receipt: 'the last one' }, '/handedOver/receipt'],
    [{ ...handedOver, token: 'a.b' }, '/handedOver/token'],
  ]
  for (const [value, path] of wrong) {
    const { errors } = (await post({ ...answer(), handedOver: value })).json()
    expect(errors[0].path).toBe(path)
  }
})

test('neither key nor token nor consent id reaches the log', async () => {
  const store = `file:${join(temporaryFolder(), 'r.db')}`
  const settings = ['--port', '0', '--store', store, '--hand-over-key', handOverKey]
  const args = [...settings, '--origins', `${from},${to}`]
  const { address, child, said } = await runProgram(collectorProgram, args)
  onTestFinished(() => void child.kill('SIGKILL'))
  const send = async (path: string, body: unknown, origin: string) => {
    const headers = { origin, 'content-type': 'application/json' }
    const options = { method: 'POST', headers, body: JSON.stringify(body) }
    const reply = await fetch(address + path, options)
    return { status: reply.status, told: (await reply.json()) as { token: string } }
  }
  const receipt = answer()
  await send('/receipts', receipt, from)
  const { token } = (await send('/hand-over', wish(receipt), from)).told
  const seen = [
    await send('/hand-over', wish(receipt, { receipt: uuid7() }), from),
    await send('/hand-over/redeem', { token: signed(token.split('.')[0]!, 'x') }, to),
    await send('/hand-over/redeem', { token: token.slice(1) }, to),
    await send('/hand-over/redeem', { token }, to),
    await send('/hand-over/redeem', { token }, to),
  ]
  expect(seen.map(({ status }) => status)).toEqual([404, 403, 403, 200, 410])
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(said()).toContain('Collector listening')
  for (const secret of [handOverKey, token.slice(0, 20), token.slice(-20), receipt.consentId])
    expect(said()).not.toContain(secret)
})
