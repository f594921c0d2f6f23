import { describe, expect, test } from 'vitest'
import { areMany, finder, isSearching, type Filter } from '../../src/ui/find-services'
import type { Group } from '../../src/ui/groups'
import { makeCenterWords } from '../../src/ui/text/center-words'
import { makeWords } from '../../src/ui/text/words'

const words = makeCenterWords(makeWords('en', {}, {}), undefined)

const group = (id: string, names: readonly string[], essential = false): Group => ({
  id,
  essential,
  sale: false,
  preset: false,
  services: names.map((name) => ({
    id: name.toLowerCase().replaceAll(/\W+/g, '-'),
    name,
    category: id,
    provider: `${name} Inc.`,
    cookies: [{ name: `_${name.slice(0, 2)}` }],
  })),
})

const groups = [
  group('essential', ['Login'], true),
  group('analytics', ['Réseau du Nord', 'Visits']),
  group('advertising', ['Nord Ads']),
]

const ids = (query: string, filter: Filter = 'all', draft = {}) =>
  finder(words)(groups, { query, filter, draft }).flatMap(({ services }) =>
    services.map(({ id }) => id),
  )

describe('a service is found', () => {
  test.each([
    ['by a part of its name, whatever the case', 'visi', ['visits']],
    ['without its accents, and with them', 'reseau', ['r-seau-du-nord']],
    ['with its accents', 'RÉSEAU', ['r-seau-du-nord']],
    ['by its provider', 'ads inc', ['nord-ads']],
    ['by a cookie', '_vi', ['visits']],
    ['when every word occurs, in any order', 'nord du', ['r-seau-du-nord']],
    ['in every category', 'nord', ['r-seau-du-nord', 'nord-ads']],
    ['when nothing is asked', '  ', ['login', 'r-seau-du-nord', 'visits', 'nord-ads']],
  ])('%s', (_, query, found) => expect(ids(query)).toEqual(found))
})

test('a word that occurs nowhere finds nothing', () => expect(ids('nord elsewhere')).toEqual([]))

test('what the visitor types is text, not a pattern', () => expect(ids('.*')).toEqual([]))

test('the filter goes by the switches; essential services are always on', () => {
  const draft = { visits: true }
  expect(ids('', 'on', draft)).toEqual(['login', 'visits'])
  expect(ids('', 'off', draft)).toEqual(['r-seau-du-nord', 'nord-ads'])
  expect(ids('nord', 'off', draft)).toEqual(['r-seau-du-nord', 'nord-ads'])
})

test('categories stay in place, so that what is found keeps its heading', () => {
  const found = finder(words)(groups, { query: 'visits', filter: 'all', draft: {} })
  expect(found.map(({ id }) => id)).toEqual(groups.map(({ id }) => id))
})

test('there is something to search from 21 services on', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `S${i}`)
  expect(areMany([group('a', names(12)), group('b', names(8))])).toBe(false)
  expect(areMany([group('a', names(12)), group('b', names(9))])).toBe(true)
})

test('an empty field with the filter at all is no search', () => {
  expect(isSearching(undefined)).toBe(false)
  expect(isSearching({ query: ' ', filter: 'all', draft: {} })).toBe(false)
  expect(isSearching({ query: '', filter: 'off', draft: {} })).toBe(true)
})
