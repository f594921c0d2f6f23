import { describe, expect, test } from 'vitest'
import { createLocal } from '../../src/storage/local'

/** Web Storage as far as it is used; `fails` makes one kind of access throw, as browsers do. */
const storage = (fails: { get?: boolean; set?: boolean; remove?: boolean } = {}) => {
  const fail = (isOn: boolean | undefined) => {
    if (isOn) throw new DOMException('', 'QuotaExceededError')
  }
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => (fail(fails.get), kept[key] ?? null),
    setItem: (key: string, value: string) => (fail(fails.set), void (kept[key] = value)),
    removeItem: (key: string) => (fail(fails.remove), void delete kept[key]),
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(kept, name, { value })
  return { disk: kept as unknown as Storage, fails }
}

test('what is set is read, listed and removed', () => {
  const { disk } = storage()
  const local = createLocal(() => disk)
  expect(local.get('a')).toBeNull()
  expect(local.set('a', '1')).toBe(true)
  expect(createLocal(() => disk).get('a')).toBe('1')
  expect(local.keys()).toEqual(['a'])
  local.remove('a')
  expect([local.get('a'), local.keys()]).toEqual([null, []])
})

describe('memory serves, and says so', () => {
  test.each<[string, () => Storage]>([
    [
      'where storage throws on sight',
      () => {
        throw new DOMException('', 'SecurityError')
      },
    ],
    ['where there is none', () => null as unknown as Storage],
    ['where it is full', () => storage({ set: true }).disk],
    ['where it is forbidden later', () => storage({ get: true, set: true, remove: true }).disk],
  ])('%s', (_, open) => {
    const local = createLocal(open)
    expect(local.get('a')).toBeNull()
    expect(local.set('a', '1')).toBe(false)
    expect([local.get('a'), local.keys()]).toEqual(['1', ['a']])
    local.remove('a')
    expect([local.get('a'), local.keys()]).toEqual([null, []])
  })
})

test('what could not be written is newer than what is on disk, until it can be', () => {
  const { disk, fails } = storage()
  const local = createLocal(() => disk)
  local.set('a', 'old')
  fails.set = true
  expect(local.set('a', 'new')).toBe(false)
  expect(local.get('a')).toBe('new')
  expect(local.keys()).toEqual(['a'])
  fails.set = false
  expect(local.set('a', 'newest')).toBe(true)
  expect(createLocal(() => disk).get('a')).toBe('newest')
})
