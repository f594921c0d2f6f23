import { describe, expect, test } from 'vitest'
import { createWorld, nextReceipt, settle, START } from './world'

const key = (id: string) => `cct.receipt.${id}`

describe('two tabs on one storage', () => {
  test('each receipt is sent once, whoever flushes', async () => {
    const { open, ids, pass } = createWorld()
    const [one, two] = [open(), open()]
    const receipts = [0, 1, 2, 3].map((i) => nextReceipt(null, START + i))
    receipts.forEach((receipt, i) => (i % 2 ? one : two).add(receipt))
    await Promise.all([one.flush(), two.flush(), one.flush(), two.flush()])
    await pass(60e3)
    expect(ids()).toEqual(receipts.map(({ id }) => id))
  })

  test('what one could not send the other does', async () => {
    const { world, open, ids } = createWorld({ answers: [{ kind: 'retry', why: 'HTTP 503' }] })
    const [one, two] = [open(), open()]
    one.add(nextReceipt())
    await one.flush()
    world.now += 60e3
    await two.flush()
    expect(ids()).toHaveLength(2)
    await one.flush()
    expect(ids()).toHaveLength(2)
  })

  test('one that does not get the lock does not ask for it all the time', async () => {
    const { world, open } = createWorld()
    world.isLocked = true
    const outbox = open()
    outbox.add(nextReceipt())
    await outbox.flush()
    expect(world.timer!.due - world.now).toBeGreaterThanOrEqual(1000)
  })
})

test('without locks, flushing often while one is under way sends it once', async () => {
  const { world, open, ids } = createWorld({ locks: false })
  const outbox = open()
  let go = () => {}
  world.hanging = new Promise((resolve) => (go = resolve))
  outbox.add(nextReceipt())
  const flushes = [outbox.flush(), outbox.flush()]
  await settle()
  flushes.push(outbox.flush())
  go()
  await Promise.all(flushes)
  expect(ids()).toHaveLength(1)
})

describe('storage', () => {
  test('that is blocked or full is told, and the receipt still leaves', async () => {
    const { world, open, ids } = createWorld({ blocked: true })
    const outbox = open()
    outbox.add(nextReceipt())
    expect(world.problems).toEqual([
      'storage is blocked or full: receipts last only as long as this page',
    ])
    await outbox.flush()
    expect(ids()).toHaveLength(1)
  })

  test.each([
    '',
    'null',
    '7',
    '"x"',
    '[]',
    '{}',
    '{"receipt":null}',
    '{"receipt":{}}',
    '{ broken',
    '\0',
  ])('with %j under our name is survived', async (text) => {
    const { world, open, ids } = createWorld()
    world.disk.set(key('0'), text)
    const outbox = open()
    const receipt = nextReceipt()
    outbox.add(receipt)
    await outbox.flush()
    expect(ids()).toEqual([receipt.id])
    expect(outbox.all()).toHaveLength(1)
  })

  test('other keys are not touched', async () => {
    const { world, open } = createWorld()
    world.disk.set('cct', 'record')
    world.disk.set('theirs', 'x')
    const outbox = open()
    for (let i = 0; i < 30; i++) outbox.add(nextReceipt(null, START + i))
    await outbox.flush()
    expect(world.disk.get('cct')).toBe('record')
    expect(world.disk.get('theirs')).toBe('x')
  })
})

describe('what is kept', () => {
  test('the last 20 that arrived, and everything that has not', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    const receipts = Array.from({ length: 25 }, (_, i) => nextReceipt(null, START + i))
    receipts.forEach(outbox.add)
    await outbox.flush()
    expect(outbox.all().map(({ id }) => id)).toEqual(receipts.slice(5).map(({ id }) => id))
    world.queue = Array.from({ length: 30 }, () => ({ kind: 'retry', why: 'HTTP 503' }) as const)
    for (let i = 0; i < 30; i++) outbox.add(nextReceipt(null, START + 100 + i))
    await outbox.flush()
    expect(outbox.all()).toHaveLength(50)
  })

  test('no more than 200 that wait: the oldest is given up, and said so', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    world.isOnline = false
    const receipts = Array.from({ length: 203 }, (_, i) => nextReceipt(null, START + i))
    receipts.forEach(outbox.add)
    await outbox.flush()
    expect(world.problems).toEqual(
      receipts
        .slice(0, 3)
        .map(
          ({ id }) =>
            `receipt ${id} was not accepted (more than 200 are waiting) and is not sent again; it is kept for download`,
        ),
    )
    expect(outbox.all()).toHaveLength(203)
    world.isOnline = true
    await outbox.flush()
    expect(world.sent.map(({ id }) => id)).toEqual(receipts.slice(3).map(({ id }) => id))
  })

  test('in full storage, what has not arrived before what has', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    for (let i = 0; i < 10; i++) outbox.add(nextReceipt(null, START + i))
    await outbox.flush()
    world.quota = [...world.disk.values()].join('').length
    world.isOnline = false
    const receipt = nextReceipt(null, START + 11)
    outbox.add(receipt)
    expect(world.problems).toEqual([])
    expect(
      open()
        .all()
        .map(({ id }) => id),
    ).toContain(receipt.id)
  })

  test('without an endpoint, the last 20, sealed, for the visitor to download', async () => {
    const { world, open } = createWorld({ endpoint: false })
    const outbox = open()
    for (let i = 0; i < 25; i++) outbox.add(nextReceipt(null, START + i))
    await outbox.flush()
    expect(outbox.all()).toHaveLength(20)
    expect(outbox.all().every((receipt) => receipt.config.hash)).toBe(true)
    expect(world.sent).toEqual([])
    expect(world.timer).toBeNull()
    expect(world.problems).toEqual([])
  })
})
