import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { KnownService } from '../../src/catalog/known-service'
import type { ServiceRule } from '../../src/policy/policy'
import { createVendors } from '../../src/signals/vendors'

const page = globalThis as unknown as Record<string, ReturnType<typeof JSON.parse>>
const row = (
  id: string,
  known: Partial<KnownService>,
  service: Partial<ServiceRule> = {},
): ServiceRule => ({
  id,
  category: 'analytics',
  grantedBy: ['analytics'],
  known: { id, category: 'analytics', ...known },
  ...service,
})

const log = (name: string): readonly [string, string] => ['log', name]
const full: Partial<KnownService> = {
  src: 'https://v.example/{pixelId}.js',
  stub: { name: 'stubbed' },
  init: [log('init')],
  setup: [log('setup')],
  after: [log('after')],
  update: [['log', '@analytics']],
  grant: [log('grant')],
  stop: [log('stop')],
}

let calls: string[]
let allowed: Set<string>
beforeEach(() => {
  calls = []
  allowed = new Set()
  page['log'] = (name: string) => calls.push(name)
})
afterEach(() => ['log', 'stubbed'].forEach((name) => delete page[name]))

const open = (services: ServiceRule[], isAdvanced = false, pageTags = new Set<string>()) => {
  const loads: (() => void)[] = []
  const notes: string[] = []
  const given: Record<string, string> = {}
  const vendors = createVendors({
    services: () => services,
    isServiceAllowed: (id) => allowed.has(id),
    isCategoryAllowed: (id) => allowed.has(id),
    gtag: (...args) => void calls.push(`gtag ${String(args[0])}`),
    dataLayer: () => 'layer',
    isAdvanced: () => isAdvanced,
    insertScript: (src, _, attributes, onLoad) => {
      calls.push(src)
      loads.push(onLoad)
      Object.assign(given, attributes)
    },
    hasPageTag: (id) => pageTags.has(id),
    note: (action, { id }, target) => void notes.push(`${action} ${id} ${target}`),
  })
  return { vendors, loads, notes, given }
}

describe('a declared service', () => {
  test('is not loaded before it is allowed', () => {
    const { vendors, notes } = open([row('v', full, { pixelId: '1' })])
    vendors.announce()
    vendors.load()
    expect([calls, notes]).toEqual([[], []])
    expect(page['stubbed']).toBeUndefined()
  })

  test('once allowed is loaded once, in the order of its row', () => {
    allowed.add('v')
    const { vendors, loads, notes } = open([row('v', full, { pixelId: '1' })])
    vendors.load()
    vendors.load()
    loads[0]?.()
    expect(calls).toEqual(['init', 'setup', 'https://v.example/1.js', 'after'])
    expect(page['stubbed']).toEqual([])
    expect(notes).toEqual(['released v https://v.example/1.js'])
  })

  test('is not told to go on before it has begun', () => {
    const { vendors } = open([row('v', full, { pixelId: '1' })])
    vendors.load()
    allowed.add('v')
    vendors.announce()
    expect(calls).toEqual([]) // a call could make what its stub is for
    vendors.load()
    expect(calls).toEqual(['init', 'setup', 'https://v.example/1.js'])
  })

  test('withdrawn is told to stop, allowed again to go on, and nothing twice', () => {
    allowed.add('v')
    const { vendors, notes } = open([row('v', { ...full, update: [] }, { pixelId: '1' })])
    vendors.load()
    calls = []
    const answers: boolean[] = [true, false, false, true, true]
    for (const is of answers) {
      if (is) allowed.add('v')
      else allowed.delete('v')
      vendors.announce()
      vendors.load()
    }
    expect(calls).toEqual(['stop', 'grant'])
    expect(notes).toEqual(['released v https://v.example/1.js', 'stopped v v'])
  })

  test('that a tag of the page loaded is told all the same, and not loaded again', () => {
    allowed = new Set(['v', 'analytics'])
    const pageTags = new Set<string>()
    const { vendors, notes } = open([row('v', { ...full, update: [] })], false, pageTags)
    vendors.announce()
    expect(calls).toEqual([]) // nothing runs yet
    pageTags.add('v')
    for (const is of [true, false, false, true]) {
      if (is) allowed.add('v')
      else allowed.delete('v')
      vendors.announce()
      vendors.load()
    }
    expect(calls).toEqual(['stop', 'grant'])
    expect(notes).toEqual(['stopped v v'])
  })

  test('on the page hears of every decision where its row says so', () => {
    allowed = new Set(['v', 'analytics'])
    const { vendors } = open([row('v', full, { pixelId: '1' })])
    vendors.load()
    calls = []
    vendors.announce()
    allowed.clear()
    vendors.announce()
    expect(calls).toEqual(['granted', 'denied', 'stop'])
  })

  test.each<[string, ServiceRule]>([
    ['without a setting it needs', row('v', full)],
    [
      'without one that is not in its address',
      row('v', { needs: 'pixelId', src: 'https://v.example/1.js', setup: [log('setup')] }),
    ],
    ['with nothing to load', row('v', { stop: [log('stop')] })],
    ['that nobody knows, without an address', { id: 'v', category: 'analytics', grantedBy: [] }],
  ])('%s is not loaded', (_, service) => {
    allowed.add('v')
    const { vendors, notes } = open([service])
    vendors.load()
    vendors.announce()
    expect([calls, notes]).toEqual([[], []])
  })

  test('gives its script the attributes of its row', () => {
    allowed.add('v')
    const attributes = { 'data-site': '{pixelId}', 'data-empty': '{missing}', defer: '' }
    const { vendors, given } = open([row('v', { ...full, attributes }, { pixelId: '1' })])
    vendors.load()
    expect(given).toEqual({ 'data-site': '1', 'data-empty': '', defer: '' })
  })

  test('in full, with its own script', () => {
    allowed.add('own')
    const { vendors } = open([{ id: 'own', category: 'analytics', grantedBy: [], src: '/own.js' }])
    vendors.load()
    expect(calls).toEqual(['/own.js'])
  })
})

test('two services of one library load it once, and each is set up', () => {
  allowed = new Set(['a', 'b'])
  const shared = (id: string) =>
    row(
      id,
      {
        src: 'https://v.example/lib.js?id={pixelId}',
        init: [log('init')],
        setup: [log(`setup ${id}`)],
      },
      { pixelId: id },
    )
  const { vendors } = open([shared('a'), shared('b')])
  vendors.load()
  expect(calls).toEqual(['init', 'setup a', 'https://v.example/lib.js?id=a', 'setup b'])
})

describe('advanced consent mode', () => {
  const services = () => [
    row('google-analytics', full, { pixelId: '1' }),
    row('other', { ...full, src: 'https://o.example/o.js' }),
  ]
  test('loads Google’s own tags before an answer, and no others', () => {
    open(services(), true).vendors.load()
    expect(calls).toEqual(['init', 'setup', 'https://v.example/1.js'])
  })

  test('tells them by consent signals alone, never to stop', () => {
    const { vendors } = open(services(), true)
    vendors.load()
    calls = []
    allowed.add('google-analytics')
    vendors.announce()
    allowed.clear()
    vendors.announce()
    expect(calls).toEqual([])
  })
})

test('what ran without a stop call of its own is known', () => {
  allowed = new Set(['deaf', 'v'])
  const { stop: _, ...deaf } = full
  const { vendors } = open([
    row('deaf', { ...deaf, src: '/d.js' }),
    row('v', full, { pixelId: '1' }),
  ])
  expect(vendors.hasRun(['deaf', 'v'])).toBe(false)
  vendors.load()
  expect(vendors.hasRun(['v'])).toBe(false)
  expect(vendors.hasRun(['deaf'])).toBe(true)
})
