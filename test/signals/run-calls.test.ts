import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Call, Stub } from '../../src/catalog/known-service'
import { fill, makeStub, runCalls, type CallScope } from '../../src/signals/run-calls'

const page = globalThis as unknown as Record<string, ReturnType<typeof JSON.parse>>
let before: string[]
let scope: CallScope
let pushed: unknown[][]
beforeEach(() => {
  before = Object.keys(globalThis)
  pushed = []
  scope = {
    setting: (name) => ({ id: 'G-1', dataLayer: 'layer', empty: '' })[name],
    isAllowed: (category) => category === 'analytics',
    gtag: (...args) => void pushed.push(args),
  }
})
afterEach(() => {
  for (const key of Object.keys(globalThis)) if (!before.includes(key)) delete page[key]
})

describe('fill', () => {
  test.each([
    ['plain', 'plain'],
    ['{id}', 'G-1'],
    ['?id={id}&l={dataLayer}', '?id=G-1&l=layer'],
    ['{empty}', ''],
    ['{missing}', null],
    ['{id}{missing}', null],
    ['{__proto__}', null],
    ['{}', '{}'],
  ])('%j → %j', (text, filled) => {
    const own = (name: string) =>
      Object.hasOwn({ id: 1, dataLayer: 1, empty: 1 }, name) ? scope.setting(name) : undefined
    expect(fill(text, { ...scope, setting: own })).toBe(filled)
  })
})

describe('arguments', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1795348800000 }))
  afterEach(() => void vi.useRealTimers())
  test.each<[unknown, unknown]>([
    ['text', 'text'],
    ['{id}', 'G-1'],
    ['@now', new Date(1795348800000)],
    ['@time', 1795348800000],
    ['@analytics', 'granted'],
    ['@advertising', 'denied'],
    ['?analytics', true],
    ['?advertising', false],
    [7, 7],
    [null, null],
    [false, false],
    [
      ['{id}', ['@analytics']],
      ['G-1', ['granted']],
    ],
    [
      { a: { '{id}': '?advertising' }, b: [] },
      { a: { 'G-1': false }, b: [] },
    ],
  ])('%j → %j', (json, value) => {
    runCalls([['gtag', json] as Call], scope)
    expect(pushed).toEqual([[value]])
  })
})

describe('targets', () => {
  test('gtag goes to the data layer', () => {
    runCalls(
      [
        ['gtag', 'js', 1],
        ['gtag', 'config', '{id}'],
      ],
      scope,
    )
    expect(pushed).toEqual([
      ['js', 1],
      ['config', 'G-1'],
    ])
  })

  test('a function of the page is called on its owner', () => {
    page['vendor'] = {
      api: {
        list: [],
        add(this: { list: unknown[] }, ...args: unknown[]) {
          this.list.push(args)
        },
      },
    }
    runCalls([['vendor.api.add', 1, '{id}']], scope)
    expect(page['vendor'].api.list).toEqual([[1, 'G-1']])
  })

  test('an assignment makes what is missing on the way', () => {
    runCalls(
      [
        ['=a.b.{id}', true],
        ['=flag-{id}', '@analytics'],
      ],
      scope,
    )
    expect(page['a']).toEqual({ b: { 'G-1': true } })
    expect(page['flag-G-1']).toBe('granted')
  })

  test('what stands on the page is handed over', () => {
    page['vendor'] = { config: { site: 1 } }
    runCalls([['gtag', '$vendor.config', '$vendor.{id}', '$nowhere.at.all']], scope)
    expect(pushed).toEqual([[{ site: 1 }, undefined, undefined]])
  })

  test('a class of the page is constructed, and received where the row says', () => {
    page['Tracker'] = class {
      readonly args: unknown[]
      constructor(...args: unknown[]) {
        this.args = args
      }
    }
    runCalls(
      [
        ['new Tracker', 'made.{id}', 1, '@analytics'],
        ['new Nothing', 'none', 1],
      ],
      scope,
    )
    expect(page['made']['G-1'].args).toEqual([1, 'granted'])
    expect(page['none']).toBeUndefined()
  })

  test('what is not there is skipped', () => {
    runCalls(
      [
        ['nowhere', 1],
        ['nowhere.at.all', 1],
        ['gtag', 'after'],
      ],
      scope,
    )
    expect(pushed).toEqual([['after']])
    expect(page['nowhere']).toBeUndefined()
  })

  test('a setting with dots never reaches another object', () => {
    page['safe'] = { hit: vi.fn() }
    runCalls(
      [
        ['{evil}', 1],
        ['=x-{evil}', 1],
      ],
      { ...scope, setting: () => 'safe.hit' },
    )
    expect(page['safe'].hit).not.toHaveBeenCalled()
    expect(page['x-safe.hit']).toBe(1)
  })

  test.each<[string, Call]>([
    ['an argument', ['gtag', 'config', '{missing}']],
    ['a nested one', ['gtag', { a: ['{missing}'] }]],
    ['a target', ['=flag-{missing}', true]],
  ])('a call is skipped when %s has no value', (_, call) => {
    runCalls([call, ['gtag', 'after']], scope)
    expect(pushed).toEqual([['after']])
    expect(Object.keys(globalThis)).toEqual(before)
  })

  test('a call that throws stops nothing', () => {
    page['bad'] = () => {
      throw new Error('theirs')
    }
    runCalls([['bad'], ['gtag', 'after']], scope)
    expect(pushed).toEqual([['after']])
  })

  test('no calls, nothing to do', () => expect(() => runCalls(undefined, scope)).not.toThrow())
})

describe('makeStub', () => {
  const make = (stub: Stub) => {
    makeStub(stub, scope)
    return page[stub.name]
  }

  test('an empty array', () => expect(make({ name: 'q' })).toEqual([]))

  test('an array with methods that queue themselves', () => {
    const made = make({ name: 'ttq', methods: 'page track' })
    made.page()
    made.track('Buy', { value: 1 })
    expect([...made]).toEqual([['page'], ['track', 'Buy', { value: 1 }]])
  })

  test('a function that queues its arguments', () => {
    const made = make({
      name: 'fbq',
      queue: 'queue',
      set: { loaded: true, version: '2.0' },
      also: '_fbq fbq.push',
    })
    made('init', '1')
    expect(made.queue.map((entry: unknown) => [...(entry as unknown[])])).toEqual([['init', '1']])
    expect(Object.prototype.toString.call(made.queue[0])).toBe('[object Arguments]')
    expect([made.loaded, made.version]).toEqual([true, '2.0'])
    expect(page['_fbq']).toBe(made)
    expect(made.push).toBe(made)
  })

  test('once the vendor’s own function lives, it is called instead', () => {
    const made = make({ name: 'fbq', queue: 'queue', live: 'callMethod' })
    made('early')
    const calls: unknown[][] = []
    made.callMethod = (...args: unknown[]) => calls.push(args)
    made('late', 1)
    expect(made.queue).toHaveLength(1)
    expect(calls).toEqual([['late', 1]])
  })

  test.each([0, null, 'theirs', () => 1])(
    'what the page has already is left alone: %j',
    (theirs) => {
      page['fbq'] = theirs
      make({ name: 'fbq', queue: 'queue', set: { loaded: true } })
      expect(page['fbq']).toBe(theirs)
    },
  )
})
