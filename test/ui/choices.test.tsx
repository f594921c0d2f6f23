// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import type { Choice } from '../../src/config/schema'
import { checkRequests, isRightIn } from '../../src/ui/check-requests'
import { category, fakePort, service, usual, type Setup } from './fake-port'
import { mount } from './mount'
import { find, isOn, personClicks, scriptClicks, useTestPage } from './page'

useTestPage()

const open = (setup: Setup) => {
  const port = fakePort({ screen: 'preferences', ...setup })
  mount(port)
  return { port, root: port.root, text: () => port.root.textContent ?? '' }
}

const choice = (id: string, model: Choice['model'], more: object = {}) => ({
  id,
  title: `Title of ${id}`,
  text: `Text of ${id}`,
  model,
  ...more,
})
const choices = [choice('affiliates', 'opt-out'), choice('others', 'opt-in')]
const config = { choices }
const state = { choices: { affiliates: true, others: false } }

describe('choices that are not cookies', () => {
  test('an opt-out choice stands on, an opt-in choice off, each saying what silence means', () => {
    const { root, text } = open({ config, state })
    expect([isOn(root, 'toggle:affiliates'), isOn(root, 'toggle:others')]).toEqual([true, false])
    expect(text()).toContain('On unless you switch it off.')
    expect(text()).toContain('Off unless you switch it on.')
  })

  test('one that will count later stands on and names the day', () => {
    const pending = choice('affiliates', 'opt-out', { countsFrom: '2026-12-25T12:00:00.000Z' })
    const { root, text } = open({
      config: { choices: [pending] },
      state: { choices: { affiliates: false } },
    })
    expect(isOn(root, 'toggle:affiliates')).toBe(true)
    // Neither on nor off: the day stands where the word would, and is read out with the switch.
    const toggle = find(root, 'toggle:affiliates') as HTMLInputElement
    expect(toggle.indeterminate).toBe(true)
    expect(root.querySelector('#s-affiliates')?.textContent).toBe('December 25, 2026')
    expect(text()).not.toContain('On unless')
    personClicks(toggle)
    expect([toggle.checked, toggle.indeterminate]).toEqual([false, false])
    personClicks(toggle)
    expect(text()).toContain('Counts from December 25, 2026, unless you say no before then.')
  })

  test('only a switch that was moved is an answer', () => {
    const { port, root } = open({ config, state })
    personClicks(find(root, 'save'))
    expect(port.decisions[0]?.answer).toEqual({ analytics: false, advertising: false })
    port.become({ screen: 'preferences' })
    personClicks(find(root, 'toggle:others'))
    personClicks(find(root, 'save'))
    expect(port.decisions[1]?.answer).toEqual({
      analytics: false,
      advertising: false,
      others: true,
    })
  })

  test('an answered one says that it stays', () => {
    const { root, text } = open({ config, state, answered: { affiliates: false } })
    expect(isOn(root, 'toggle:affiliates')).toBe(false)
    expect(text()).toContain('Your answer is saved and stays valid until you change it.')
  })

  test('what was moved says that it is not saved, until it is moved back', () => {
    const { root } = open({ config, state })
    const note = () => root.querySelector('[part=choice] .n')?.textContent
    const before = note()
    personClicks(find(root, 'toggle:affiliates'))
    expect(note()).toContain('Not saved yet')
    personClicks(find(root, 'toggle:affiliates'))
    expect(note()).toBe(before)
  })

  test('a script can take a choice back, never give it', () => {
    const { port, root } = open({ config, state })
    scriptClicks(find(root, 'toggle:others'))
    scriptClicks(find(root, 'toggle:affiliates'))
    scriptClicks(find(root, 'save'))
    expect(port.decisions[0]?.answer).toMatchObject({ affiliates: false })
    expect(port.decisions[0]?.answer).not.toHaveProperty('others')
  })

  test.each(['reject-all', 'accept-all'] as const)(
    'what was moved before %s is not lost, and is not saved with it',
    (button) => {
      const { port, root, text } = open({ config, state })
      personClicks(find(root, 'toggle:affiliates'))
      personClicks(find(root, button))
      expect(port.decisions.map(({ answer }) => answer)).toEqual([button.split('-')[0]])
      expect(port.screen()).toBe('preferences')
      expect(text()).toContain('Not saved yet')
      const note = [...root.querySelectorAll('.n')].find((line) =>
        /Not saved/.test(line.textContent),
      )
      // The line was there, and told of, before its words changed.
      expect(note?.getAttribute('aria-live')).toBe('polite')
      expect(isOn(root, 'toggle:affiliates')).toBe(false)
      personClicks(find(root, 'save'))
      expect(port.decisions[1]?.answer).toMatchObject({ affiliates: false })
      expect(port.screen()).toBeNull()
    },
  )

  test('closing saves nothing and forgets what was moved', () => {
    const { port, root } = open({ config, state })
    personClicks(find(root, 'toggle:affiliates'))
    personClicks(find(root, 'reject-all'))
    personClicks(find(root, 'close'))
    port.become({ screen: 'preferences' })
    expect(isOn(root, 'toggle:affiliates')).toBe(true)
    expect(port.decisions).toHaveLength(1)
  })
})

describe('back in after an opt-out', () => {
  const sold = usual.map((row) => (row.essential ? row : { ...row, preset: true }))
  const out: Setup = {
    categories: sold,
    services: [service('ad', 'advertising')],
    state: {
      model: 'opt-out',
      region: 'US-CA',
      status: 'decided',
      categories: { essential: true, analytics: true, advertising: false },
      services: { ad: false },
    },
  }
  const button = (root: ShadowRoot, label: string) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label)!

  test('by its switch takes a second step', () => {
    const { root, text } = open(out)
    personClicks(find(root, 'toggle:advertising'))
    expect(isOn(root, 'toggle:advertising')).toBe(false)
    expect(text()).toContain('You said no to the sale and sharing of your data on this site.')
    personClicks(button(root, 'Allow here'))
    expect(isOn(root, 'toggle:advertising')).toBe(true)
  })

  test('by Accept all takes a second step; without it all the rest is accepted', () => {
    const { port, root } = open(out)
    personClicks(find(root, 'accept-all'))
    expect(port.decisions).toEqual([])
    personClicks(button(root, 'Keep off'))
    expect(port.decisions[0]?.answer).toEqual({ analytics: true, advertising: false })
  })

  test('by Accept all, confirmed', () => {
    const { port, root } = open(out)
    personClicks(find(root, 'accept-all'))
    scriptClicks(button(root, 'Allow here'))
    expect(port.decisions).toEqual([])
    personClicks(button(root, 'Allow here'))
    expect(port.decisions[0]?.answer).toEqual({ analytics: true, advertising: true })
  })

  test('by Accept all on a banner leads to where the second step is', () => {
    const { port, root } = open({ ...out, screen: 'banner' })
    personClicks(find(root, 'accept-all'))
    expect(port.decisions).toEqual([])
    expect(port.screen()).toBe('preferences')
  })

  test('is one step where nothing was refused, and out again always is', () => {
    const on = { essential: true, analytics: true, advertising: true }
    const { port, root } = open({
      ...out,
      state: { ...out.state, categories: on, services: { ad: true } },
    })
    personClicks(find(root, 'toggle:advertising'))
    personClicks(find(root, 'toggle:advertising'))
    expect(isOn(root, 'toggle:advertising')).toBe(true)
    personClicks(find(root, 'accept-all'))
    expect(port.decisions).toHaveLength(1)
    expect(port.decisions[0]?.answer).toBe('accept')
  })
})

describe('what is said of the rule that holds', () => {
  test('statistics by objection under opt-in rules stand on and say so', () => {
    const rows = [usual[0]!, category('analytics', { preset: true }), category('advertising')]
    const { root, text } = open({ categories: rows })
    expect(isOn(root, 'toggle:analytics')).toBe(true)
    expect(isOn(root, 'toggle:advertising')).toBe(false)
    expect(text()).toContain('You may object at any time, free of charge')
  })

  test('the banner asks for the one and tells of the other', () => {
    const rows = [usual[0]!, category('analytics', { preset: true }), category('advertising')]
    const { text } = open({ categories: rows, screen: 'banner' })
    expect(text()).toContain('With your permission we also show ads that fit your interests.')
    expect(text()).toContain('We also count visits. You can say no at any time.')
  })

  test.each([
    ['opt-out', 'You can say no to the sale and sharing of your personal information'],
    ['notice', 'You can say no to the sale and sharing of your personal information'],
    ['opt-in', 'Choose what this site may keep on your device.'],
  ] as const)('%s', (model, words) => expect(open({ state: { model } }).text()).toContain(words))

  test('a signal is explained, and one that was overruled is named', () => {
    const signals = { gpc: true, dnt: null }
    expect(open({ state: { signals } }).text()).toContain(
      'Global Privacy Control is a browser setting',
    )
    const on = { essential: true, analytics: true, advertising: true }
    const { text } = open({ state: { signals, status: 'decided', categories: on } })
    expect(text()).toContain('You allowed this here all the same.')
    expect(text()).not.toContain('Opt-out preference signal honored')
  })
})

test('asked again, the banner names what is new', () => {
  const { text } = open({
    screen: 'banner',
    state: { why: 'services-changed' },
    services: [service('hotjar', 'analytics', { name: 'Hotjar' })],
    added: ['hotjar', 'advertising'],
  })
  expect(text()).toContain('New or changed: Hotjar and show ads that fit your interests.')
})

describe('requests', () => {
  const said = (requests: object[]) => {
    const report = vi.fn()
    checkRequests(requests as never, report)
    return report.mock.calls.map(([path]) => path as string)
  }
  test.each<[object, string[]]>([
    [{ title: 'T', text: 't', email: 'a@b.example' }, []],
    [{ text: 't', email: 'a@b.example' }, ['requests[0].title']],
    [{ title: 'T', email: 'a@b.example' }, ['requests[0].text']],
    [{ title: 'T', text: 't' }, ['requests[0]']],
    [{ title: 'T', text: 't', phone: 'call us' }, ['requests[0].phone']],
    [{ title: 'T', text: 't', url: '/x', regions: ['California', 'uk'] }, ['requests[0].regions']],
  ])('%j is wrong in %j', (request, paths) => expect(said([request])).toEqual(paths))

  test.each<[string[] | undefined, string | null, boolean]>([
    [undefined, 'DE', true],
    [['US'], 'US-CA', true],
    [['us-ca'], 'US-CA', true],
    [['US-CA'], 'US-NV', false],
    [['US-CA'], 'US', false],
    [['UK'], 'GB', true],
    [['US-CA'], null, true],
  ])('for %j in %s: %s', (regions, region, isShown) =>
    expect(isRightIn({ title: 'T', text: 't', ...(regions && { regions }) }, region)).toBe(isShown),
  )

  test('an address that could run code, and a phone without digits, are plain words', () => {
    const { root } = open({
      config: {
        requests: [
          { title: 'T', text: 't', url: 'javascript:alert(1)', email: 'a@b.example', phone: 'ask' },
        ],
      },
    })
    const links = [...root.querySelectorAll('[part="requests"] a')].map((a) =>
      a.getAttribute('href'),
    )
    expect(links).toEqual(['mailto:a@b.example'])
    // Written from left to right in every language: a number's signs and groups would change places.
    expect(root.querySelector('[part="requests"] a bdi')?.getAttribute('dir')).toBe('ltr')
  })
})
