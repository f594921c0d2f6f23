/** A name that was let through is not asked about again, until what it hangs on may have changed. */
import { expect, test, vi } from 'vitest'
import { createNameJudge, type NameJudgePort } from '../../src/app/judge-name'

const open = (autoBlock: string) => {
  const page = { state: {}, hasRun: false, isRefusing: false, mayStay: true }
  const sort = vi.fn((name: string) => ({ category: name === 'odd' ? 'unknown' : 'analytics' }))
  const judge = createNameJudge({
    config: { autoBlock, guardStorage: 'on' },
    state: () => page.state,
    gate: {
      ran: {
        claims: {
          get size() {
            return Number(page.hasRun)
          },
        },
      },
    },
    stored: { sort, mayStay: () => page.mayStay, learn: () => {} },
    asker: () => undefined,
    mayRun: () => !page.isRefusing,
    orReport: (verdict: unknown, mode: string) => (mode === 'report' ? undefined : verdict),
  } as unknown as NameJudgePort)
  return { page, sort, judge, may: (name: string) => judge.judge(name, 'cookie') === undefined }
}

test('a known name: asked once, and again after a decision', () => {
  const { page, sort, judge, may } = open('known')
  expect([judge.isFree('_x'), may('_x'), judge.isFree('_x'), may('_x')]).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect(sort).toHaveBeenCalledTimes(1)
  page.mayStay = false
  page.state = {}
  expect([judge.isFree('_x'), may('_x'), judge.isFree('_x')]).toEqual([false, false, false])
})

test('a name nobody knows: asked again once something governed has run', () => {
  const { page, judge, may } = open('known')
  expect([may('odd'), judge.isFree('odd')]).toEqual([true, true])
  page.hasRun = true
  expect([judge.isFree('odd'), may('odd'), judge.isFree('odd')]).toEqual([false, true, false])
})

test('in strict mode a name nobody knows is refused from the click on Reject on', () => {
  const { page, judge, may } = open('strict')
  expect([may('odd'), judge.isFree('odd')]).toEqual([true, false])
  page.isRefusing = true
  expect(may('odd')).toBe(false)
})
