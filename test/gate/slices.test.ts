import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inSlices } from '../../src/gate/slices'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** The next slice, as the page would have it after a turn of its own; null when none is asked for. */
let next: (() => void) | null
/** Milliseconds. */
let clock: number

beforeEach(() => {
  next = null
  clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
  vi.stubGlobal(
    'MessageChannel',
    class {
      port1 = { onmessage: () => {}, close: () => {} }
      port2 = { postMessage: () => (next = () => this.port1.onmessage()) }
    },
  )
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** How many items each slice did, of which each takes a millisecond, and how often the end was told. */
const slice = (count: number) => {
  const done: number[] = []
  const slices: number[] = []
  let ended = 0
  const took = (work: () => void) => {
    const before = done.length
    work()
    slices.push(done.length - before)
  }
  took(() =>
    inSlices(
      numbers(count),
      (item) => {
        clock += 1
        done.push(item)
      },
      () => (ended += 1),
    ),
  )
  while (next) {
    const run: () => void = next
    next = null
    expect(ended).toBe(0)
    took(run)
  }
  expect(done).toEqual(numbers(count))
  return { slices, ended }
}

describe('work in slices', () => {
  test('a short list is done at once', () => {
    expect(slice(20)).toEqual({ slices: [20], ended: 1 })
    expect(slice(0)).toEqual({ slices: [0], ended: 1 })
  })
  test('a long one gives the page its turn every eight milliseconds, keeps its order, and ends once', () => {
    expect(slice(50)).toEqual({ slices: [20, 8, 8, 8, 6], ended: 1 })
  })
})
