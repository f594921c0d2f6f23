/** What other tools have stored is read exactly, or not at all. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseChoices } from '../../src/elsewhere/choices'
import { importChoices } from '../../src/elsewhere/import-choices'
import { idsFor } from '../../src/elsewhere/names'
import { readCompat } from '../../src/elsewhere/settings'
import { resolve } from '../../src/config/resolve'
import type { Policy } from '../../src/policy/policy'

const NOW = Date.parse('2026-11-28T00:00:00Z')
const DAY = 864e5
const iso = (daysAgo: number) => new Date(NOW - daysAgo * DAY).toISOString()

const category = (id: string) => [
  id,
  { id, essential: id === 'essential', sale: id === 'advertising' },
]
const policy = {
  rules: { consentLifetimeDays: 180, denialLifetimeDays: 365 },
  categories: new Map(
    ['essential', 'functional', 'analytics', 'advertising'].map(category) as never,
  ),
  services: new Map([
    ['google-analytics', { id: 'google-analytics', category: 'analytics' }],
    ['youtube', { id: 'youtube', category: 'functional' }],
  ]),
} as unknown as Policy

const off = { functional: false, analytics: false, advertising: false }
const take = (setting: object, text: string, gpc = false, closed: string | null = null) => {
  const [settings] = readCompat(setting, () => {})
  const choices = parseChoices(settings!.tool, text, () => closed)
  return choices && importChoices(settings!, choices, policy, NOW, gpc)
}

describe('vanilla-cookieconsent', () => {
  const stored = (categories: unknown, services: unknown = {}, at: unknown = iso(10)) =>
    JSON.stringify({ categories, services, revision: 0, lastConsentTimestamp: at })
  const tool = { tool: 'vanilla-cookieconsent' }
  test('what is listed is on, and nothing else', () => {
    expect(take(tool, stored(['necessary', 'analytics']))).toEqual({
      answer: { ...off, analytics: true },
      at: NOW - 10 * DAY,
    })
  })
  test('only necessary is a refusal', () =>
    expect(take(tool, stored(['necessary']))?.answer).toEqual(off))
  test('a service that was left out stays off', () => {
    const text = stored(['necessary', 'analytics'], { analytics: ['other'] })
    expect(take(tool, text)?.answer).toEqual({
      ...off,
      analytics: true,
      'google-analytics': false,
    })
  })
  test.each([
    ['no date', stored(['analytics'], {}, null)],
    ['a date to come', stored(['analytics'], {}, iso(-3))],
    ['too old', stored(['analytics'], {}, iso(200))],
    ['unknown words alone', stored(['surprise'])],
    ['no list', stored('analytics')],
    ['cut off', stored(['analytics']).slice(0, 20)],
  ])('nothing from: %s', (_, text) => expect(take(tool, text)).toBeNull())
  test('a refusal lives as long as a refusal does here', () =>
    expect(take(tool, stored(['necessary'], {}, iso(200)))?.answer).toEqual(off))
})

describe('klaro', () => {
  const tool = {
    tool: 'klaro',
    since: '2026-10-01',
    categories: { matomo: 'analytics', hotjar: 'analytics' },
  }
  test('several names of one category must all be on', () => {
    expect(take(tool, '{"matomo":true,"hotjar":true}')?.answer).toEqual({ ...off, analytics: true })
    expect(take(tool, '{"matomo":true,"hotjar":false}')?.answer).toEqual(off)
    expect(take(tool, '{"hotjar":false,"matomo":true}')?.answer).toEqual(off)
  })
  test('a name that is a service here', () =>
    expect(take(tool, '{"youtube":true}')?.answer).toEqual({ ...off, youtube: true }))
  test('without a first day nobody knows how old it is', () =>
    expect(take({ tool: 'klaro' }, '{"youtube":true}')).toBeNull())
  test.each(['{"youtube":1}', '{}', '[]', 'null', '{"other":true}', '{"__proto__":true}'])(
    'nothing from %s',
    (text) => expect(take(tool, text)).toBeNull(),
  )
})

describe('tarteaucitron', () => {
  const tool = { tool: 'tarteaucitron', since: '2026-10-01' }
  test('each service by its name', () =>
    expect(take(tool, '!gtag=true!youtube=false')?.answer).toEqual({
      ...off,
      'google-analytics': true,
      youtube: false,
    }))
  test.each(['!gtag=true!youtube=wait', '!gtag=true!gtag=false', 'gtag=true', '!gtag=1'])(
    'nothing from %s',
    (text) => expect(take(tool, text)).toBeNull(),
  )
})

describe('osano', () => {
  const tool = { tool: 'osano', since: '2026-10-01', categories: { allow: 'analytics functional' } }
  test('allow means what the site says it meant', () => {
    expect(take(tool, 'allow')?.answer).toEqual({ ...off, analytics: true, functional: true })
    expect(take(tool, 'deny')?.answer).toEqual(off)
    expect(take({ ...tool, categories: {} }, 'allow')).toBeNull()
  })
  test('a notice that was closed is no consent', () => expect(take(tool, 'dismiss')).toBeNull())
})

describe('cookiebot', () => {
  const stored = (change: (text: string) => string = (text) => text) =>
    change(
      `{stamp:'aB3+/=',necessary:true,preferences:false,statistics:true,marketing:true,method:'explicit',ver:1,utc:${NOW - DAY},region:'de'}`,
    )
  test('by its four words', () =>
    expect(take('cookiebot' as never, stored())).toEqual({
      answer: { ...off, analytics: true, advertising: true },
      at: NOW - DAY,
    }))
  test('Global Privacy Control is not overruled by an old answer', () =>
    expect(take('cookiebot' as never, stored(), true)?.answer).toEqual({ ...off, analytics: true }))
  test.each([
    ['an implied answer', stored((text) => text.replace('explicit', 'implied'))],
    ['a word twice', stored((text) => text.replace('ver:1', 'marketing:true'))],
    ['a word missing', stored((text) => text.replace('marketing:true,', ''))],
    ['no date', stored((text) => text.replace(/utc:\d+/, 'utc:1'))],
    ['something else', '-1'],
  ])('nothing from: %s', (_, text) => expect(take('cookiebot' as never, text)).toBeNull())
})

describe('onetrust', () => {
  const stored = (groups: string, count = 1) =>
    `isGpcEnabled=0&version=202601.1&interactionCount=${count}&groups=${groups}`
  const groups = 'C0001:1,C0002:1,C0003:0,C0004:0'
  const [day] = [iso(3)]
  test('by its groups, dated by the closing of its banner', () =>
    expect(take('onetrust' as never, stored(groups), false, day)).toEqual({
      answer: { ...off, analytics: true },
      at: NOW - 3 * DAY,
    }))
  test('escaped once more', () =>
    expect(
      take('onetrust' as never, stored(encodeURIComponent(groups)), false, day)?.answer,
    ).toEqual({ ...off, analytics: true }))
  test.each([
    ['a banner that is open', stored(groups), null],
    ['a banner that was only closed', stored(groups, 0), day],
    ['groups twice', `${stored(groups)}&groups=C0004:1`, day],
    ['groups that are none', stored('C0002:yes'), day],
  ])('nothing from: %s', (_, text, closed) =>
    expect(take('onetrust' as never, text, false, closed)).toBeNull(),
  )
})

const tools = ['vanilla-cookieconsent', 'klaro', 'tarteaucitron', 'osano', 'cookiebot', 'onetrust']

test('garbage grants nothing and never throws', () => {
  const since = '2026-10-01'
  fc.assert(
    fc.property(
      fc.constantFrom(...tools),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.string().map((s) => `{stamp:'${s}'}`),
      ),
      (tool, text) => {
        const found = take({ tool, since }, text)
        expect(found ? Object.values(found.answer).includes(true) : false).toBe(false)
      },
    ),
    { numRuns: 400 },
  )
})

test('a cookie that was cut or changed anywhere grants nothing it did not grant', () => {
  const text = `{stamp:'a',necessary:true,preferences:false,statistics:false,marketing:false,method:'explicit',ver:1,utc:${NOW - DAY}}`
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(text.length),
      fc.string({ maxLength: 3 }),
      (a, b, put) => {
        const found = take('cookiebot' as never, text.slice(0, a) + put + text.slice(b))
        if (!put.includes('tru')) expect(Object.values(found?.answer ?? {})).not.toContain(true)
      },
    ),
    { numRuns: 500 },
  )
})

test('what the site says about a word comes before what is usual', () => {
  expect(idsFor({ tool: 'cookiebot' }, 'statistics')).toEqual(['analytics'])
  expect(idsFor({ tool: 'cookiebot', categories: { statistics: 'a, b' } }, 'statistics')).toEqual([
    'a',
    'b',
  ])
  expect(idsFor({ tool: 'klaro' }, 'constructor')).toEqual(['constructor'])
})

test('the setting may be a name, an object, or a list, and mistakes are told by path', () => {
  const read = (compat: unknown) => {
    const paths: string[] = []
    const all = readCompat(compat, ({ path }) => paths.push(path))
    return [all.map(({ tool }) => tool), paths]
  }
  expect(read('klaro')).toEqual([['klaro'], []])
  expect(read({ tool: 'osano', since: '2026-01-01' })).toEqual([['osano'], []])
  expect(read(['klaro', { tool: 'onetrust' }])).toEqual([['klaro', 'onetrust'], []])
  expect(read('klarro')).toEqual([[], ['compat']])
  expect(read({ tool: 'klaro', since: 'May' })).toEqual([['klaro'], ['compat.since']])
  expect(read([{ tool: 'osano', sinse: '2026-01-01' }])).toEqual([['osano'], ['compat[0].sinse']])
  expect(read({ tool: 'osano', categories: { allow: 1 } })).toEqual([
    ['osano'],
    ['compat.categories.allow'],
  ])
  expect(resolve([{ compat: 7 }]).problems).toEqual([])
  expect(read(7)).toEqual([[], ['compat']])
})
