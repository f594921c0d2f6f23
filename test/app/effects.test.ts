// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { afterPaint } from '../../src/app/effects'
import type { StoredItem } from '../../src/gate/inventory'
import { openEffects } from './open-effects'

const page = globalThis as unknown as Record<string, unknown>
beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  delete page['dataLayer']
})

const ANNOUNCED = [
  'kept',
  'google update',
  'vendors told',
  'subscribers',
  'cct:change',
  'cct:receipt',
  'tabs',
  'interface',
]

/** What has to be fetched sets out first; what loads itself, once the vendors know. */
const begun = (list: readonly string[]) => [
  'gate begins',
  ...list.toSpliced(list.indexOf('vendors told') + 1, 0, 'vendors loaded'),
]

describe('what follows a decision, in order', () => {
  test('a grant: fetching begins, the answer is kept, vendors know; all is sent and released after the next paint', async () => {
    const { log, change } = openEffects()
    void change('accepted')
    expect(log).toEqual(begun(ANNOUNCED))
    await vi.advanceTimersByTimeAsync(300)
    expect(log).toEqual([...begun(ANNOUNCED), 'receipts', 'vendors loaded', 'gate'])
  })

  test('a withdrawal: the answer is kept first, and the gates close without waiting', async () => {
    const { log, change } = openEffects()
    void change('accepted')
    await vi.advanceTimersByTimeAsync(300)
    log.length = 0
    void change('rejected')
    expect(log).toEqual([...ANNOUNCED, 'receipts', 'vendors loaded', 'gate'])
  })

  test('a refusal is told as well', () => {
    const { log, change } = openEffects()
    void change('rejected')
    expect(log.slice(1, 4)).toEqual(['kept', 'google update', 'vendors told'])
  })

  test('what another tab decided is told here, but makes no receipt and no echo', () => {
    const { log, change } = openEffects()
    void change('accepted', false)
    expect(log).toEqual(
      begun(['kept', 'google update', 'vendors told', 'subscribers', 'cct:change', 'interface']),
    )
  })

  test('nothing changed, nobody decided: Google hears nothing', () => {
    const { log, change } = openEffects()
    void change('nothing', false)
    expect(log).not.toContain('google update')
    expect(page['dataLayer']).toBeUndefined()
  })

  test('without consent mode Google hears nothing', () => {
    const { log, change } = openEffects({ raw: { googleConsentMode: 'off' } })
    void change('accepted')
    expect(log[2]).toBe('vendors told')
  })

  test('while only prerendered, nothing is released', async () => {
    const { log, change } = openEffects({ isLive: false })
    void change('accepted')
    await vi.advanceTimersByTimeAsync(1000)
    expect(log).toEqual([...ANNOUNCED, 'receipts'])
  })

  test('the data layer hears one plain event', () => {
    const { change } = openEffects()
    void change('accepted')
    expect(page['dataLayer']).toEqual([
      {
        event: 'cct_consent_update',
        cct_status: 'decided',
        cct_categories: { essential: true, analytics: true, advertising: true },
        cct_services: {},
      },
    ])
  })

  test.each([
    'google update',
    'vendors told',
    'subscribers',
    'receipts',
    'interface',
    'vendors loaded',
  ])('when %s breaks, the rest goes on', async (broken) => {
    const { log, change } = openEffects({ broken })
    void change('accepted')
    await vi.advanceTimersByTimeAsync(300)
    expect(log).toEqual(
      expect.arrayContaining(['google update', 'vendors told', 'receipts', 'interface', 'gate']),
    )
  })
})

describe('a withdrawal', () => {
  const item = (name: string): StoredItem => ({
    name,
    type: 'cookie',
    category: 'analytics',
    certainty: 1,
  })

  test('erases, looks again for what was written meanwhile, and tells all of it', async () => {
    const { change, store } = openEffects()
    void change('accepted')
    await vi.advanceTimersByTimeAsync(1000)
    store(item('_ga'), item('_gid'))
    const reporting = change('rejected')
    store(item('_ga')) // written once more on being told to stop
    await vi.advanceTimersByTimeAsync(400)
    expect(await reporting).toMatchObject({
      stopped: ['analytics', 'advertising'],
      erased: [{ name: '_gid' }, { name: '_ga' }],
      remaining: [],
      reload: false,
    })
  })

  test.each([
    ['never', true, false],
    ['if-needed', true, true],
    ['if-needed', false, false],
    ['always', false, true],
  ])(
    'reloadOnWithdraw %s, something ran: %s → reload %s',
    async (reloadOnWithdraw, hasRun, reload) => {
      const { log, change } = openEffects({ raw: { reloadOnWithdraw }, hasRun })
      void change('accepted')
      const reporting = change('rejected')
      await vi.advanceTimersByTimeAsync(1000)
      expect((await reporting).reload).toBe(reload)
      expect(log.includes('reload')).toBe(reload)
    },
  )

  test('a grant never reloads', async () => {
    const { log, change } = openEffects({ raw: { reloadOnWithdraw: 'always' }, hasRun: true })
    void change('accepted')
    await vi.advanceTimersByTimeAsync(1000)
    expect(log).not.toContain('reload')
  })
})

test('after paint happens once, also where nothing is painted', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const then = vi.fn()
  afterPaint(then)
  expect(then).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2000)
  expect(then).toHaveBeenCalledTimes(1)
  vi.unstubAllGlobals()
})
