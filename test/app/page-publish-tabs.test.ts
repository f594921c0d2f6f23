// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Problem } from '../../src/config/problems'
import type { ConsentTool } from '../../src/app/api'
import { applyCondition, isLinkedTo, listenToPage } from '../../src/app/page-hooks'
import { publish } from '../../src/app/publish'
import { followTabs } from '../../src/app/tabs'

let problems: Problem[]
const onProblem = (event: Event) => void problems.push((event as CustomEvent<Problem>).detail)
beforeEach(() => {
  problems = []
  document.addEventListener('cct:problem', onProblem)
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  document.removeEventListener('cct:problem', onProblem)
  document.head.replaceChildren()
  document.body.replaceChildren()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('page hooks', () => {
  const acts: string[] = []
  listenToPage({
    show: (screen) => void acts.push(screen ?? 'close'),
    answer: ({ answer, method, surface }) => void acts.push(`${answer} ${method} ${surface}`),
    reset: () => void acts.push('reset'),
    needsSecondStep: () => false,
    onMistake: (message) => void acts.push(message),
  })
  const click = (html: string) => {
    acts.length = 0
    document.body.innerHTML = html
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })
    const target = document.querySelector('b') ?? document.body.firstElementChild
    target?.dispatchEvent(event)
    return { acts: [...acts], isPrevented: event.defaultPrevented }
  }

  test.each([
    ['<button data-cct-open></button>', ['preferences']],
    ['<a href="#cookie-consent-tool"><b>Cookies</b></a>', ['preferences']],
    ['<button data-cct-action="reject-all"></button>', ['reject reject_all link', 'close']],
    ['<button data-cct-action="reset"></button>', ['reset']],
    [
      '<button data-cct-action="accept"></button>',
      ['data-cct-action="accept" should be accept-all or reject-all or reset'],
    ],
    ['<button data-cct-action="accept-all"></button>', []],
  ])('a click by a script on %s', (html, expected) =>
    expect(click(html)).toEqual({ acts: expected, isPrevented: true }),
  )

  test('other clicks are the page’s own', () => {
    expect(click('<a href="#top">Top</a>')).toEqual({ acts: [], isPrevented: false })
  })

  test('a link to the tool opens it on arrival', () => {
    expect(isLinkedTo()).toBe(false)
    location.hash = 'cookie-consent-tool'
    expect(isLinkedTo()).toBe(true)
    location.hash = ''
  })

  test.each([
    ['data-cct-if="a"', true, false],
    ['data-cct-if="a"', false, true],
    ['data-cct-unless="a"', true, true],
    ['data-cct-unless="a"', false, false],
  ])('%s, allowed %s → hidden %s', (attribute, isAllowed, isHidden) => {
    document.body.innerHTML = `<p ${attribute}></p>`
    const element = document.body.firstElementChild as HTMLElement
    applyCondition(element, (id) => id === 'a' && isAllowed)
    expect(element.hidden).toBe(isHidden)
  })
})

describe('publish', () => {
  const page = globalThis as unknown as Record<string, unknown>
  const api = (state = 'a') =>
    ({
      get state() {
        return state
      },
      allows: () => false,
    }) as unknown as ConsentTool
  beforeEach(() => delete page['CookieConsentTool'])

  test('calls queued before run, those after run at once, and a broken one stops none', () => {
    const order: string[] = []
    page['CookieConsentTool'] = [
      () => order.push('early'),
      () => {
        throw new Error('theirs')
      },
      (tool: ConsentTool) => order.push(String(tool.state)),
    ]
    const tool = publish(() => api('live')) as unknown as { push(...calls: unknown[]): void }
    tool.push(() => order.push('late'))
    expect(order).toEqual(['early', 'live', 'late'])
    expect(page['CookieConsentTool']).toBe(tool)
    expect(problems).toEqual([{ path: 'queued call', message: 'Error: theirs' }])
  })

  test('a second copy leaves the first one alone, and says so', () => {
    const first = publish(() => api())
    const second = vi.fn(() => api())
    expect(publish(second)).toBe(first)
    expect(second).not.toHaveBeenCalled()
    expect(problems).toEqual([
      {
        path: 'CookieConsentTool',
        message: 'is on this page already; the second copy does nothing',
      },
    ])
  })

  test('a start that throws breaks nothing and is told', () => {
    expect(
      publish(() => {
        throw new Error('no')
      }),
    ).toBeUndefined()
    expect(problems).toEqual([{ path: 'start', message: 'Error: no' }])
  })
})

describe('tabs', () => {
  const heard = vi.fn()
  const tabs = followTabs(() => 'cct', heard)
  beforeEach(() => heard.mockClear())

  test.each<[string, () => void, number]>([
    ['its record changes', () => dispatchEvent(new StorageEvent('storage', { key: 'cct' })), 1],
    ['everything is cleared', () => dispatchEvent(new StorageEvent('storage', { key: null })), 1],
    [
      'something else is stored',
      () => dispatchEvent(new StorageEvent('storage', { key: 'theirs' })),
      0,
    ],
    [
      'the page wakes from the cache',
      () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
      1,
    ],
    [
      'the page is shown for the first time',
      () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false })),
      0,
    ],
    ['the tab is looked at again', () => document.dispatchEvent(new Event('visibilitychange')), 1],
  ])('when %s: %s', (_, happen, times) => {
    happen()
    expect(heard).toHaveBeenCalledTimes(times)
  })

  test('another tab is told at once, this one is not', async () => {
    const other = new BroadcastChannel('cct')
    const arrived = new Promise((resolve) => (other.onmessage = resolve))
    tabs.tell()
    await arrived
    other.close()
    expect(heard).not.toHaveBeenCalled()
  })

  test('while asleep it has no open channel; telling then breaks nothing', () => {
    dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(() => tabs.tell()).not.toThrow()
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))
    dispatchEvent(new PageTransitionEvent('pagehide'))
  })
})
