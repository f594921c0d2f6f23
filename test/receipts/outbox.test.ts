import { describe, expect, test } from 'vitest'
import { createWorld, nextReceipt, settle, START } from './world'

const MINUTE = 60e3
const DAY = 864e5
const retry = { kind: 'retry', why: 'HTTP 503' } as const

describe('a receipt arrives', () => {
  test('at once, and only once', async () => {
    const { world, open, ids, pass } = createWorld()
    const outbox = open()
    const receipt = nextReceipt()
    outbox.add(receipt)
    await outbox.flush()
    await outbox.flush()
    await pass(DAY)
    expect(ids()).toEqual([receipt.id])
    expect(world.problems).toEqual([])
  })

  test('after the page that made it is gone', async () => {
    const { open, ids } = createWorld()
    const receipt = nextReceipt()
    open().add(receipt)
    const reloaded = open()
    await reloaded.flush()
    expect(ids()).toEqual([receipt.id])
  })

  test('after a crash between sending and the answer: once more, under the same id', async () => {
    const { world, open, ids } = createWorld()
    const receipt = nextReceipt()
    const outbox = open()
    outbox.add(receipt)
    world.hanging = new Promise(() => {})
    void outbox.flush()
    await settle()
    world.hanging = null
    world.isLocked = false // the browser frees the lock of a page that died
    await open().flush()
    expect(ids()).toEqual([receipt.id, receipt.id])
    expect(world.sent[1]).toEqual(world.sent[0])
  })

  test('several go oldest first', async () => {
    const { open, ids } = createWorld()
    const outbox = open()
    const receipts = [0, 1, 2].map((i) => nextReceipt(null, START + i))
    receipts.forEach(outbox.add)
    await outbox.flush()
    expect(ids()).toEqual(receipts.map(({ id }) => id))
    expect(outbox.all().map(({ id }) => id)).toEqual(ids())
  })

  test('oldest is what was decided first, also when the clock was set back since', async () => {
    const { open, ids } = createWorld()
    const outbox = open()
    const receipts = [2, 1, 0].map((i) => nextReceipt(null, START + i * DAY))
    receipts.forEach(outbox.add)
    await outbox.flush()
    expect(ids()).toEqual(receipts.map(({ id }) => id))
  })

  test('one added while another is under way is not forgotten', async () => {
    const { world, open, ids, pass } = createWorld()
    const outbox = open()
    const [a, b] = [nextReceipt(), nextReceipt(null, START + 1)]
    let go = () => {}
    world.hanging = new Promise((resolve) => (go = resolve))
    outbox.add(a)
    const flushing = outbox.flush()
    await settle()
    outbox.add(b)
    void outbox.flush()
    go()
    await flushing
    await pass(MINUTE)
    expect(ids()).toEqual([a.id, b.id])
  })
})

describe('an endpoint that is down', () => {
  test('is asked again, ever more rarely, up to an hour apart', async () => {
    const { world, open, pass } = createWorld({ answers: Array.from({ length: 40 }, () => retry) })
    const outbox = open()
    outbox.add(nextReceipt())
    const times = [world.now]
    await outbox.flush()
    for (let i = 0; i < 16; i++) {
      await pass(world.timer!.due - world.now)
      times.push(world.now)
    }
    const gaps = times.slice(1).map((time, i) => time - times[i]!)
    expect(gaps[0]).toBeLessThanOrEqual(1000)
    expect(gaps.slice(0, 10).every((gap, i) => i === 0 || gap > gaps[i - 1]!)).toBe(true)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(60 * MINUTE)
    expect(gaps.at(-1)).toBeGreaterThan(5 * MINUTE)
    // Of one visitor, once: the site owner hears of it long before anything is given up.
    expect(world.problems).toEqual([
      'the endpoint takes no receipts (HTTP 503); they are kept and sent again',
    ])
  })

  test('gets the receipt when it is back, also from another page', async () => {
    const { world, open, ids } = createWorld({ answers: [retry, retry] })
    const outbox = open()
    outbox.add(nextReceipt())
    await outbox.flush()
    await outbox.flush()
    expect(ids()).toHaveLength(1) // not before its time
    world.now += MINUTE
    await open().flush()
    world.now += MINUTE
    await open().flush()
    world.now += MINUTE
    await open().flush()
    expect(ids()).toHaveLength(3)
    expect(world.problems).toEqual([])
  })

  test.each([30e3, 10 * MINUTE, 2 * 60 * MINUTE])(
    'is left alone for the %d ms it asks for',
    async (after) => {
      const { world, open, ids, pass } = createWorld({ answers: [{ ...retry, after }] })
      const outbox = open()
      outbox.add(nextReceipt())
      await outbox.flush()
      await pass(1000)
      await outbox.flush()
      await pass(after - 1001)
      await outbox.flush() // the page is shown again, another one opens …
      await open().flush()
      expect(ids()).toHaveLength(1)
      await pass(10 * MINUTE)
      expect(ids()).toHaveLength(2)
      expect(world.problems).toEqual([])
    },
  )

  test('is not hammered when it asks for no pause at all', async () => {
    const { world, open, pass } = createWorld({
      answers: Array.from({ length: 500 }, () => ({ ...retry, after: 0 })),
    })
    const outbox = open()
    outbox.add(nextReceipt())
    await outbox.flush()
    await pass(10 * MINUTE)
    expect(world.sent.length).toBeLessThan(25)
  })

  test('a clock set back does not put a receipt off for ever', async () => {
    const { world, open, ids } = createWorld({ answers: [retry] })
    const outbox = open()
    outbox.add(nextReceipt())
    await outbox.flush()
    world.now -= 400 * DAY
    await outbox.flush()
    expect(ids()).toHaveLength(2)
  })
})

describe('trouble belongs to the endpoint, not to one receipt', () => {
  test('two failures end the round, however many wait', async () => {
    const { world, open, pass } = createWorld({ answers: Array.from({ length: 99 }, () => retry) })
    const outbox = open()
    for (let i = 0; i < 50; i++) outbox.add(nextReceipt(null, START + i))
    await outbox.flush()
    expect(world.sent).toHaveLength(2)
    await pass(10 * MINUTE)
    expect(world.sent.length).toBeLessThan(30)
  })

  test('a new receipt too waits for as long as the endpoint has asked', async () => {
    const { world, open, pass } = createWorld({ answers: [{ ...retry, after: 5 * MINUTE }] })
    const outbox = open()
    outbox.add(nextReceipt())
    await outbox.flush()
    outbox.add(nextReceipt(null, START + 1))
    await open().flush()
    await pass(4 * MINUTE)
    expect(world.sent).toHaveLength(1)
    await pass(2 * MINUTE)
    expect(world.sent).toHaveLength(3)
  })

  test('one that never gets through holds up none of the others', async () => {
    const { world, open, pass } = createWorld()
    const outbox = open()
    const bad = nextReceipt()
    world.refuse = (receipt) => (receipt.id === bad.id ? retry : null)
    outbox.add(bad)
    const others = [1, 2, 3].map((i) => nextReceipt(null, START + i))
    others.forEach(outbox.add)
    await outbox.flush()
    await pass(MINUTE)
    for (const { id } of others) expect(world.sent.filter((sent) => sent.id === id)).toHaveLength(1)
  })

  test('offline nothing is tried, and nothing counts as tried', async () => {
    const { world, open, ids } = createWorld()
    const outbox = open()
    const receipt = nextReceipt()
    world.isOnline = false
    outbox.add(receipt)
    for (let i = 0; i < 9; i++) await outbox.flush()
    expect(ids()).toEqual([])
    expect(world.timer).toBeNull()
    world.isOnline = true
    await outbox.flush()
    expect(ids()).toEqual([receipt.id])
  })
})

describe('given up, visibly', () => {
  test('on a permanent refusal: kept, told once, not sent again', async () => {
    const { world, open, ids, pass } = createWorld({
      answers: [{ kind: 'refused', why: 'HTTP 422' }],
    })
    const outbox = open()
    const receipt = nextReceipt()
    outbox.add(receipt)
    await outbox.flush()
    await pass(DAY)
    await open().flush()
    expect(ids()).toEqual([receipt.id])
    expect(world.problems).toEqual([
      `receipt ${receipt.id} was not accepted (HTTP 422) and is not sent again; it is kept for download`,
    ])
    expect(
      open()
        .all()
        .map(({ id }) => id),
    ).toEqual([receipt.id])
  })

  test('and kept, however many are accepted after it', async () => {
    const { open } = createWorld({ answers: [{ kind: 'refused', why: 'HTTP 422' }] })
    const outbox = open()
    const receipt = nextReceipt()
    outbox.add(receipt)
    await outbox.flush()
    for (let i = 1; i <= 30; i += 1) {
      outbox.add(nextReceipt(null, START + i))
      await outbox.flush()
    }
    const kept = outbox.all().map(({ id }) => id)
    expect(kept).toContain(receipt.id)
    expect(kept).toHaveLength(21)
  })

  test('one refusal does not stop the others', async () => {
    const { open, ids } = createWorld({ answers: [{ kind: 'refused', why: 'HTTP 400' }] })
    const outbox = open()
    outbox.add(nextReceipt())
    outbox.add(nextReceipt(null, START + 1))
    await outbox.flush()
    expect(ids()).toHaveLength(2)
  })

  test('after seven days and many attempts', async () => {
    const { world, open, pass } = createWorld({ answers: Array.from({ length: 90 }, () => retry) })
    const outbox = open()
    const receipt = nextReceipt()
    outbox.add(receipt)
    await outbox.flush()
    await pass(2 * 60 * MINUTE)
    expect(world.sent.length).toBeGreaterThan(9)
    world.now = START + 7 * DAY + 1
    await outbox.flush()
    expect(world.problems.at(-1)).toBe(
      `receipt ${receipt.id} was not accepted (HTTP 503, for 7 days) and is not sent again; it is kept for download`,
    )
    const { length } = world.sent
    await pass(DAY)
    await open().flush()
    expect(world.sent).toHaveLength(length)
    expect(outbox.all()).toHaveLength(1)
  })

  test.each([8, 400])(
    'not because the clock jumped %d days, or the visitor was away for so long',
    async (days) => {
      const { world, open, ids } = createWorld({ answers: [retry, retry] })
      const receipt = nextReceipt()
      const outbox = open()
      outbox.add(receipt)
      world.now += days * DAY
      await outbox.flush()
      world.now += MINUTE
      await outbox.flush()
      world.now += MINUTE
      await open().flush()
      expect(ids()).toEqual([receipt.id, receipt.id, receipt.id])
      expect(world.problems).toEqual([])
    },
  )
})

describe('when the page goes away', () => {
  test('what has not arrived leaves by beacon, whole', async () => {
    const { world, open } = createWorld({ answers: [retry] })
    const outbox = open()
    outbox.add(nextReceipt())
    await outbox.flush()
    outbox.leave()
    expect(world.beacons).toEqual([[world.sent[0]]])
  })

  test('once, though a page is hidden before it goes', async () => {
    const { world, open } = createWorld({ answers: [retry] })
    const outbox = open()
    outbox.add(nextReceipt())
    await outbox.flush()
    outbox.leave()
    outbox.leave()
    expect(world.beacons).toHaveLength(1)
    await outbox.flush() // it came back
    outbox.leave()
    expect(world.beacons).toHaveLength(2)
  })

  test('what left by beacon is not taken for delivered', async () => {
    const { world, open, ids } = createWorld({ answers: [retry] })
    const outbox = open()
    const receipt = nextReceipt()
    outbox.add(receipt)
    await outbox.flush()
    outbox.leave()
    world.now += MINUTE
    await open().flush()
    expect(ids()).toEqual([receipt.id, receipt.id])
  })

  test('no more than a browser lets a page leave behind', async () => {
    const { world, open } = createWorld({ answers: [retry] })
    const outbox = open()
    for (let i = 0; i < 100; i++) outbox.add(nextReceipt(null, START + i))
    await outbox.prepare()
    await Promise.all(outbox.all().map(outbox.sealed))
    outbox.leave()
    const [sent] = world.beacons
    const size = Buffer.byteLength(JSON.stringify(sent))
    expect(size).toBeLessThanOrEqual(60e3)
    expect(size).toBeGreaterThan(55e3)
    expect(sent!.map(({ id }) => id)).toEqual(
      outbox
        .all()
        .slice(0, sent!.length)
        .map(({ id }) => id),
    )
  })

  test('nothing while the endpoint has asked to be left alone', async () => {
    const { world, open } = createWorld({ answers: [{ ...retry, after: MINUTE }] })
    const outbox = open()
    outbox.add(nextReceipt())
    await outbox.flush()
    outbox.leave()
    expect(world.beacons).toEqual([])
  })

  test('nothing leaves twice, nothing unsealed, nothing without an endpoint', async () => {
    const { world, open } = createWorld()
    const outbox = open()
    outbox.leave()
    outbox.add(nextReceipt())
    outbox.leave()
    await outbox.flush()
    outbox.leave()
    world.endpoint = false
    outbox.add(nextReceipt(null, START + 1))
    await outbox.flush()
    outbox.leave()
    expect(world.beacons).toEqual([])
  })
})
