import { describe, expect, test, vi } from 'vitest'
import { newConsentId, newReceiptId, now, sha256 } from '../../src/env/clock'

const UUID = (version: number) =>
  new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

test('a consent id is a random UUID that says nothing of when', () => {
  const ids = Array.from({ length: 100 }, newConsentId)
  for (const id of ids) expect(id).toMatch(UUID(4))
  expect(new Set(ids).size).toBe(100)
  expect(new Set(ids.map((id) => id.slice(0, 4))).size).toBeGreaterThan(50)
})

describe('a receipt id', () => {
  test('is a UUID that begins with the time', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00.123Z') })
    const id = newReceiptId()
    vi.useRealTimers()
    expect(id).toMatch(UUID(7))
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(
      Date.parse('2026-11-22T12:00:00.123Z'),
    )
  })

  test('sorts as time passes', () => {
    vi.useFakeTimers({ now: 1 })
    const ids = [1, 2, 255, 256, 65536, 2 ** 32, 1795348800000, 2 ** 47].map((time) => {
      vi.setSystemTime(time)
      return newReceiptId()
    })
    vi.useRealTimers()
    expect(ids.toSorted()).toEqual(ids)
  })
})

test('now is the present', () => expect(Math.abs(now() - Date.now())).toBeLessThan(50))

describe('sha256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('%j', async (text, hash) => expect(await sha256(text)).toBe(hash))

  test('is null on plain http, where the browser has none', async () => {
    vi.stubGlobal('crypto', {})
    expect(await sha256('abc')).toBeNull()
    vi.unstubAllGlobals()
  })
})
