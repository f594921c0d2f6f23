/** The chain is verified here by node's own SHA-256, over what arrived at the endpoint. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../src/receipts/canonical'
import type { Receipt } from '../../src/receipts/receipt-shape'
import { configHash, consentId } from './sample'
import { createWorld, nextReceipt, settle, START } from './world'

const hashOf = (receipt: Receipt) => createHash('sha256').update(canonical(receipt)).digest('hex')

const expectChain = (receipts: readonly Receipt[]) =>
  receipts.forEach((receipt, i) => {
    const before = receipts[i - 1]
    expect([receipt.seq, receipt.prev, receipt.prevHash]).toEqual([
      i,
      before?.id ?? null,
      before ? hashOf(before) : null,
    ])
  })

/** Decides as the session does: the next receipt points at the last one of this consent id. */
const decide = (
  outbox: ReturnType<ReturnType<typeof createWorld>['open']>,
  at: number,
  id?: string,
) => {
  const receipt = nextReceipt(outbox.last(consentId), at, id)
  outbox.add(receipt)
  return receipt
}

describe('each receipt carries the hash of the one before, exactly as it was sent', () => {
  test('decided and sent one by one', async () => {
    const { world, open } = createWorld()
    for (let i = 0; i < 5; i++) {
      const outbox = open()
      decide(outbox, START + i)
      await outbox.flush()
    }
    expectChain(world.sent)
  })

  test('decided all at once, sent later', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    for (let i = 0; i < 5; i++) decide(outbox, START + i)
    await open().flush()
    expectChain(world.sent)
  })

  test('sent again after a failure: the same text', async () => {
    const { world, open } = createWorld({ answers: [{ kind: 'retry', why: 'HTTP 503' }] })
    const outbox = open()
    decide(outbox, START)
    await outbox.flush()
    decide(outbox, START + 1)
    world.now += 60e3
    await open().flush()
    expect(world.sent).toHaveLength(3)
    expect(world.sent[1]).toEqual(world.sent[0])
    expectChain(world.sent.slice(1))
  })

  test('in two tabs, one after the other', async () => {
    const { world, open } = createWorld()
    const [one, two] = [open(), open()]
    decide(one, START)
    decide(two, START + 1)
    decide(one, START + 2)
    await Promise.all([one.flush(), two.flush()])
    expectChain(world.sent)
  })

  test('two decisions in the same millisecond, whatever their random ids', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    for (const end of ['9', '5', '7', '1'])
      decide(outbox, START, `01a20320-a200-7000-8000-00000000000${end}`)
    await outbox.flush()
    expectChain(world.sent.toSorted((a, b) => a.seq - b.seq))
  })

  test('across a clock that was set back', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    decide(outbox, START)
    decide(outbox, START + 1)
    decide(outbox, START - 864e5)
    decide(outbox, START - 863e5)
    await outbox.flush()
    expectChain(world.sent.toSorted((a, b) => a.seq - b.seq))
  })

  test('across a clock that was set back, with more than are kept before it', async () => {
    const { world, open } = createWorld()
    for (let i = 0; i < 50; i++) {
      const outbox = open()
      decide(outbox, i < 25 ? START + i : START - 864e5 + i)
      await outbox.flush()
    }
    expectChain(world.sent)
  })

  test('beyond the twenty that are kept', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    for (let i = 0; i < 30; i++) {
      decide(outbox, START + i)
      await outbox.flush()
    }
    expect(outbox.all()).toHaveLength(20)
    expectChain(world.sent)
  })
})

describe('sealed', () => {
  test('is the receipt as it will be sent, hash of the configuration included', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    const receipt = decide(outbox, START)
    expect(receipt.config.hash).toBeNull()
    const sealed = await outbox.sealed(receipt)
    expect(sealed.config.hash).toBe(await configHash())
    await outbox.flush()
    expect(world.sent).toEqual([sealed])
    expect(outbox.all()).toEqual([sealed])
  })

  test('asked for twice at once, and while sending, stays the same', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    decide(outbox, START)
    const receipt = decide(outbox, START + 1)
    const [one, two] = await Promise.all([
      outbox.sealed(receipt),
      outbox.sealed(receipt),
      outbox.flush(),
    ])
    expect(one).toEqual(two)
    await settle()
    expect(world.sent[1]).toEqual(one)
    expectChain(world.sent)
  })
})

test('where hashes cannot be made, the chain goes without and the reason is told', async () => {
  const { world, open } = createWorld({ secure: false })
  const outbox = open()
  decide(outbox, START)
  decide(outbox, START + 1)
  await outbox.flush()
  expect(world.sent.map(({ seq, prevHash }) => [seq, prevHash])).toEqual([
    [0, null],
    [1, null],
  ])
  expect(world.sent[1]!.prev).toBe(world.sent[0]!.id)
  expect(new Set(world.problems)).toEqual(
    new Set(['this page has no secure context (https): receipts are chained without hashes']),
  )
})

test('the last receipt is looked for under its own consent id', () => {
  const { open } = createWorld()
  const outbox = open()
  decide(outbox, START)
  expect(outbox.last('00000000-0000-4000-8000-000000000000')).toBeNull()
})

test('a receipt whose predecessor is no longer kept still says which it was', async () => {
  const { world, open } = createWorld()
  const outbox = open()
  const gone = nextReceipt(null, START)
  outbox.add(nextReceipt(gone, START + 1))
  await outbox.flush()
  expect(world.sent[0]).toMatchObject({ prev: gone.id, prevHash: null, seq: 1 })
})
