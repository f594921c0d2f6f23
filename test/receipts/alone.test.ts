// @vitest-environment jsdom
/** Without Web Locks, as on plain http: a lease in storage. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAlone } from '../../src/receipts/alone'
import { createLocal } from '../../src/storage/local'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

const tab = () =>
  createAlone(
    createLocal(() => localStorage),
    () => Date.now(),
  )
const forEver = () => new Promise<void>(() => {})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('a lease', () => {
  test('two tabs that begin at the same moment: one works', async () => {
    const worked: string[] = []
    const work = (name: string) => async () => {
      worked.push(name)
      await forEver()
    }
    void tab()('x', work('one'))
    void tab()('x', work('two'))
    await pass(1000)
    expect(worked).toHaveLength(1)
  })

  test('two that both found it free: only the last to write works', async () => {
    const worked: string[] = []
    const shared = createLocal(() => localStorage)
    // Each tab's first look is from before the other has written.
    const late = (name: string) => {
      let isFirst = true
      const get = (key: string) => {
        const seen = isFirst ? null : shared.get(key)
        isFirst = false
        return seen
      }
      return createAlone({ ...shared, get }, () => Date.now())('x', async () => {
        worked.push(name)
      })
    }
    void late('one')
    void late('two')
    await pass(1000)
    expect(worked).toEqual(['two'])
  })

  test('who comes later does nothing, and leaves the lease alone', async () => {
    const work = vi.fn(async () => {})
    void tab()('x', forEver)
    await pass(1000)
    const held = localStorage.getItem('cct.lease.x')
    void tab()('x', work)
    await pass(1000)
    expect(work).not.toHaveBeenCalled()
    expect(localStorage.getItem('cct.lease.x')).toBe(held)
  })

  test('ends with the work, and nothing stays behind', async () => {
    const work = vi.fn(async () => {})
    void tab()('x', work)
    await pass(1000)
    void tab()('x', work)
    await pass(1000)
    expect(work).toHaveBeenCalledTimes(2)
    expect(localStorage).toHaveLength(0)
  })

  test('ends by itself when its tab has died', async () => {
    const work = vi.fn(async () => {})
    void tab()('x', forEver)
    await pass(64e3)
    void tab()('x', work)
    await pass(500)
    expect(work).not.toHaveBeenCalled()
    await pass(2000)
    void tab()('x', work)
    await pass(500)
    expect(work).toHaveBeenCalledOnce()
  })

  test('ends when its page is left, though that page may be shown again', async () => {
    const work = vi.fn(async () => {})
    void tab()('x', forEver)
    await pass(1000)
    dispatchEvent(new Event('pagehide'))
    await pass(0)
    void tab()('x', work)
    await pass(1000)
    expect(work).toHaveBeenCalledOnce()
  })

  test.each([
    ['from before the clock was set back', `${Date.parse('2027-11-22')} 0.5`],
    ['from long ago', `${Date.parse('2020-01-01')} 0.5`],
    ['that nobody can read', 'nonsense'],
    ['that is empty', ''],
  ])('%s holds nobody up', async (_, text) => {
    localStorage.setItem('cct.lease.x', text)
    const work = vi.fn(async () => {})
    void tab()('x', work)
    await pass(1000)
    expect(work).toHaveBeenCalledOnce()
  })

  test('is for one kind of work, not for another', async () => {
    const work = vi.fn(async () => {})
    void tab()('x', forEver)
    void tab()('y', work)
    await pass(1000)
    expect(work).toHaveBeenCalledOnce()
  })
})

test('work that fails under a lock fails once', async () => {
  const request = (_: string, __: object, use: (lock: object) => unknown) =>
    Promise.resolve().then(() => use({}))
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
  const work = vi.fn(() => Promise.reject(new Error('broken')))
  const failed = expect(tab()('x', work)).rejects.toThrow('broken')
  await pass(1000)
  await failed
  expect(work).toHaveBeenCalledOnce()
  Reflect.deleteProperty(navigator, 'locks')
})

test('where locks are forbidden, as in a frame without an origin, the lease serves', async () => {
  const request = vi.fn(() => Promise.reject(new DOMException('no', 'SecurityError')))
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
  const work = vi.fn(async () => {})
  void tab()('x', work)
  await pass(1000)
  expect(request).toHaveBeenCalledOnce()
  expect(work).toHaveBeenCalledOnce()
  Reflect.deleteProperty(navigator, 'locks')
})
