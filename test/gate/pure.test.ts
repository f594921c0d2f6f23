import { describe, expect, test } from 'vitest'
import { groupByCategory, listStored, type StoredItem } from '../../src/gate/inventory'
import { createLedger } from '../../src/gate/ledger'
import { readMarking } from '../../src/gate/match'
import { sweep } from '../../src/gate/sweep'

describe('readMarking', () => {
  test.each([
    ['analytics', ['analytics'], []],
    [' analytics  advertising ', ['analytics', 'advertising'], []],
    ['analytics,advertising', ['analytics', 'advertising'], []],
    ['!analytics', [], ['analytics']],
    ['social !analytics', ['social'], ['analytics']],
    ['', [], []],
    [' , ', [], []],
    ['!', [], ['']],
  ])('%j', (category, categories, refused) =>
    expect(readMarking(category, 'a')).toEqual({ categories, refused, service: 'a' }),
  )
})

describe('the ledger', () => {
  const entry = (target: string) =>
    ({ action: 'held', what: 'script', target, category: 'analytics' }) as const
  test('says what happened and when, in order', () => {
    let now = Date.UTC(2026, 10, 22)
    const ledger = createLedger(() => now)
    ledger.add(entry('a'), true)
    now += 1500
    ledger.add(entry('b'), true)
    expect(ledger.entries()).toEqual([
      { at: '2026-11-22T00:00:00.000Z', ...entry('a') },
      { at: '2026-11-22T00:00:01.500Z', ...entry('b') },
    ])
  })

  test('forgets the oldest once it is full', () => {
    const ledger = createLedger(() => 0, 10)
    for (let i = 0; i < 95; i++) ledger.add(entry(String(i)))
    expect(ledger.entries().map(({ target }) => target)).toEqual([
      '85',
      '86',
      '87',
      '88',
      '89',
      '90',
      '91',
      '92',
      '93',
      '94',
    ])
  })

  test('who is refused again and again is not looked for each time', () => {
    let now = 0
    const ledger = createLedger(() => now)
    const looked = () => ledger.entries().filter(({ by }) => by).length
    for (let i = 0; i < 400; i++) ledger.add(entry('a'))
    expect(looked()).toBe(50)
    now += 1500
    ledger.add(entry('b'))
    expect(looked()).toBe(51)
    expect(ledger.entries()).toHaveLength(401)
  })

  test('what was read does not change with it', () => {
    const ledger = createLedger(() => 0)
    ledger.add(entry('a'), true)
    const read = ledger.entries()
    ledger.add(entry('b'), true)
    expect(read).toHaveLength(1)
  })
})

const sort = (name: string) =>
  name.startsWith('_ga')
    ? { category: 'analytics', service: 'ga', certainty: 1 }
    : { category: 'unknown', certainty: 0 }

describe('the inventory', () => {
  const items = listStored({ cookie: ['_ga', 'x'], local: ['_ga'], session: ['y'] }, sort)
  test('lists every store, sorted', () => {
    expect(items.map(({ type, name, category }) => `${type} ${name} ${category}`)).toEqual([
      'cookie _ga analytics',
      'cookie x unknown',
      'local _ga analytics',
      'session y unknown',
    ])
  })

  test('groups by category, empty ones too, unknown apart', () => {
    const groups = groupByCategory(items, ['essential', 'analytics', '__proto__'])
    expect(Object.keys(groups)).toEqual(['essential', 'analytics', '__proto__', 'unknown'])
    expect([
      groups['essential']?.length,
      groups['analytics']?.length,
      groups['unknown']?.length,
    ]).toEqual([0, 2, 2])
  })

  test('shows a category nobody declared rather than losing it', () => {
    expect(groupByCategory(items, ['essential'])['analytics']).toHaveLength(2)
  })
})

describe('a sweep', () => {
  const item = (name: string, category = 'analytics'): StoredItem => ({
    name,
    type: 'cookie',
    category,
    certainty: 1,
  })
  const run = (stubborn: readonly string[] = []) => {
    let stored = [item('_ga'), item('_gid'), item('session', 'essential'), item('who', 'unknown')]
    const ledger = createLedger(() => 0)
    const result = sweep({
      stored: () => stored,
      erase: ({ name }) => {
        if (!stubborn.includes(name)) stored = stored.filter((one) => one.name !== name)
      },
      mayStay: ({ category }) => category !== 'analytics',
      ledger,
    })
    return {
      ...result,
      stored,
      notes: ledger.entries().map(({ action, target }) => `${action} ${target}`),
    }
  }

  test('erases what may not stay and leaves the rest', () => {
    const { erased, remaining, stored, notes } = run()
    expect(erased.map(({ name }) => name)).toEqual(['_ga', '_gid'])
    expect(remaining).toEqual([])
    expect(stored.map(({ name }) => name)).toEqual(['session', 'who'])
    expect(notes).toEqual(['erased _ga', 'erased _gid'])
  })

  test('says what would not go, and why', () => {
    const { erased, remaining, notes } = run(['_gid'])
    expect(erased.map(({ name }) => name)).toEqual(['_ga'])
    expect(remaining).toEqual([
      { ...item('_gid'), why: 'its domain, path or partition is out of reach of a script' },
    ])
    expect(notes).toEqual(['erased _ga', 'kept _gid'])
  })
})
