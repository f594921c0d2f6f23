// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newBrowser, openSession } from './open-session'

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())
const said = () => vi.mocked(console.warn).mock.calls.map(([text]) => String(text))

const site = { services: [{ id: 'stats', category: 'analytics' }] }
const late = { id: 'chat', category: 'analytics', name: 'Chat' }

describe('a service declared while the page is open', () => {
  test('is not granted by what was said before; the visitor is asked, the rest runs on', () => {
    const { decide, session, on, snapshot } = openSession(site)
    decide('accept')
    session.declare(late)
    expect(on()).toEqual(['essential', 'analytics', 'advertising', 'stats'])
    expect(snapshot()).toMatchObject({ status: 'undecided', why: 'services-changed' })
  })

  test.each([
    ['accept', true],
    ['reject', false],
    [{ chat: true }, true],
    [{ analytics: true }, true],
    [{ advertising: false }, false],
    [{ chat: false }, false],
  ] as const)('after %j it may run: %s', (answer, isOn) => {
    const { decide, session, on, snapshot } = openSession(site)
    decide('accept')
    session.declare(late)
    decide(answer as never)
    expect(on().includes('chat')).toBe(isOn)
    expect(snapshot().status).toBe('decided')
  })

  test('answered once, it is not asked about again on the next page', () => {
    const { decide, session, browser } = openSession(site)
    session.declare(late)
    decide('accept')
    const next = openSession(site, 'DE', browser)
    expect(next.snapshot().status).toBe('decided')
    next.session.declare(late)
    expect(next.snapshot().status).toBe('decided')
    expect(next.on()).toContain('chat')
  })

  test('before an answer it follows its category', () => {
    for (const [region, isOn] of [
      ['DE', false],
      ['US', true],
    ] as const) {
      const { session, on } = openSession(site, region)
      session.declare(late)
      expect(on().includes('chat')).toBe(isOn)
    }
  })

  test.each([
    ['no id', { id: '' }],
    ['the id of another', { id: 'stats', category: 'essential' }],
    ['the id of a category', { id: 'analytics', category: 'essential' }],
  ])('with %s it is refused, and that is told', (_, service) => {
    const { session, on, changes } = openSession(site)
    session.declare(service)
    expect(on()).toEqual(['essential'])
    expect(changes).toEqual([])
    expect(said()).toHaveLength(1)
  })

  test('of a category nobody declared, it stays held in every region', () => {
    const { session, on, decide } = openSession(site, 'US')
    session.declare({ id: 'lost', category: 'anlytics' })
    decide('accept')
    expect(on()).not.toContain('lost')
    expect(said()).toEqual([
      expect.stringContaining('declare(lost).category: "anlytics" is not declared'),
    ])
  })
})

describe('another region', () => {
  test('brings its own model; an answer stands in every one', () => {
    const { decide, enter, on, snapshot } = openSession(site, 'US')
    enter('DE')
    expect([on(), snapshot().model, snapshot().region]).toEqual([['essential'], 'opt-in', 'DE'])
    decide('reject')
    enter('US')
    expect(on()).toEqual(['essential'])
    expect(snapshot().status).toBe('decided')
  })

  test('tells what it stopped', () => {
    const { enter, changes } = openSession(site, 'US')
    enter('FR')
    expect(changes[0]).toMatchObject({
      isDecision: false,
      receipt: null,
      stopped: ['analytics', 'advertising', 'stats'],
    })
  })
})

describe('another tab', () => {
  test('decided: this one follows, without a receipt of its own', () => {
    const browser = newBrowser()
    const [one, two] = [openSession(site, 'DE', browser), openSession(site, 'DE', browser)]
    one.decide('accept')
    two.session.reread()
    expect(two.on()).toEqual(one.on())
    expect(two.snapshot()).toEqual(one.snapshot())
    expect(two.changes).toMatchObject([{ isDecision: false, receipt: null }])
    expect(browser.receipts).toHaveLength(1)
  })

  test('forgot the answer: this one asks again', () => {
    const browser = newBrowser()
    const [one, two] = [openSession(site, 'DE', browser), openSession(site, 'DE', browser)]
    one.decide('accept')
    two.session.reread()
    one.session.reset()
    two.session.reread()
    expect(two.snapshot()).toMatchObject({ status: 'undecided', why: 'first-visit' })
    expect(two.changes.at(-1)?.stopped).toEqual(['analytics', 'advertising', 'stats'])
  })

  test('did nothing: nothing follows', () => {
    const { session, changes, decide } = openSession(site)
    decide('accept')
    session.reread()
    session.reread()
    expect(changes).toHaveLength(1)
  })
})
