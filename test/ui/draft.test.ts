import { expect, test } from 'vitest'
import { countOn, isMixed, onlyLess, setGroup, setService, toGrants } from '../../src/ui/draft'
import type { Group } from '../../src/ui/groups'

const group = (id: string, ...services: string[]): Group => ({
  id,
  essential: false,
  sale: false,
  preset: false,
  services: services.map((service) => ({ id: service, category: id })),
})
const ads = group('ads', 'x', 'y')
const bare = group('bare')

test('a category switches all its services', () => {
  expect(setGroup({}, ads, true)).toEqual({ ads: true, x: true, y: true })
})

test('a category is on as soon as its last service is, and off with the first that is not', () => {
  const one = setService(setGroup({}, ads, false), ads, 'x', true)
  expect(one).toEqual({ ads: false, x: true, y: false })
  expect(isMixed(one, ads)).toBe(true)
  const both = setService(one, ads, 'y', true)
  expect(both.ads).toBe(true)
  expect(isMixed(both, ads)).toBe(false)
  expect(setService(both, ads, 'x', false).ads).toBe(false)
})

test('a category without services counts by itself and is never mixed', () => {
  expect(countOn({ bare: true }, bare)).toBe(1)
  expect(isMixed({ bare: true }, bare)).toBe(false)
})

test('services are named only in a mixed category', () => {
  const draft = { ads: false, x: true, y: false, bare: true }
  expect(toGrants(draft, [ads, bare])).toEqual(draft)
  expect(toGrants(setGroup(draft, ads, true), [ads, bare])).toEqual({ ads: true, bare: true })
})

test('less is what is on both in the draft and now', () => {
  expect(onlyLess({ a: true, b: true, c: false }, { a: true, c: true })).toEqual({
    a: true,
    b: false,
    c: false,
  })
})
