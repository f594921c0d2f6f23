import { describe, expect, test } from 'vitest'
import type { Choice } from '../../src/config/schema'
import { choiceStates } from '../../src/policy/choice-states'
import { madeOf, today } from './policy-of'

const DAY = 864e5
const told = today / 6e4

const choice = (more: Partial<Choice>): Choice => ({
  id: 'cpni',
  title: 'T',
  text: 't',
  model: 'opt-out',
  ...more,
})
const at = (days: number, more: Partial<Choice>, said: object = {}) => {
  const made = choiceStates([choice(more)], { choices: {}, ...said }, today + days * DAY)
  return { isOn: made.choices['cpni'], from: made.pending['cpni'] }
}

describe('silence', () => {
  test('is approval in an opt-out choice, and never in an opt-in choice', () => {
    expect(at(0, {})).toEqual({ isOn: true, from: undefined })
    expect(
      at(9999, { model: 'opt-in', effectiveAfter: 'P30D', noticeGiven: '2020-01-01' }),
    ).toEqual({
      isOn: false,
      from: undefined,
    })
  })

  test('is none while nobody was told', () => {
    expect(at(9999, { effectiveAfter: 'P30D' })).toEqual({ isOn: false, from: undefined })
  })

  test('counts thirty days after notice, and not a moment sooner', () => {
    const noticed = { noticed: { cpni: told } }
    expect(at(0, { effectiveAfter: 'P30D' }, noticed)).toEqual({
      isOn: false,
      from: '2026-12-25T00:00:00.000Z',
    })
    expect(at(29.99, { effectiveAfter: 'P30D' }, noticed).isOn).toBe(false)
    expect(at(30, { effectiveAfter: 'P30D' }, noticed)).toEqual({ isOn: true, from: undefined })
  })

  test('counts from the notice a site has given by other means, whichever came first', () => {
    const letter = { effectiveAfter: 'P30D', noticeGiven: '2026-11-01' }
    expect(at(0, letter).from).toBe('2026-12-01T00:00:00.000Z')
    expect(at(0, letter, { noticed: { cpni: told } }).from).toBe('2026-12-01T00:00:00.000Z')
    expect(at(6, letter).isOn).toBe(true)
  })

  test.each([
    ['P1W', '2026-12-02'],
    ['P1M', '2026-12-26'],
    ['P1Y', '2027-11-26'],
    ['P1M2D', '2026-12-28'],
    ['P0D', undefined],
  ])('%s is its longest: %s', (effectiveAfter, day) => {
    expect(at(0, { effectiveAfter }, { noticed: { cpni: told } }).from?.slice(0, 10)).toBe(day)
  })

  test.each(['30 days', 'P', 'PT720H', 'never', '', 'P-30D', 'P30D '])(
    'never counts where the time cannot be read: %j',
    (effectiveAfter) =>
      expect(at(9999, { effectiveAfter }, { noticed: { cpni: told } })).toEqual({
        isOn: false,
        from: undefined,
      }),
  )

  test('a notice on no day at all is none', () => {
    expect(at(9999, { effectiveAfter: 'P30D', noticeGiven: '2026-13-45' }).isOn).toBe(false)
  })
})

describe('an answer', () => {
  test('counts at once, yes and no alike, and ends the waiting', () => {
    const noticed = { cpni: told }
    for (const isOn of [true, false])
      expect(at(0, { effectiveAfter: 'P30D' }, { noticed, choices: { cpni: isOn } })).toEqual({
        isOn,
        from: undefined,
      })
  })

  test('only true is a yes, and what objects inherit is no answer', () => {
    expect(at(0, { model: 'opt-in' }, { choices: { cpni: 'true' } }).isOn).toBe(false)
    expect(
      choiceStates([choice({ id: 'toString', model: 'opt-in' })], { choices: {} }, today).choices,
    ).toEqual({
      toString: false,
    })
  })
})

describe('a choice that cannot be read, or told from another, is left out and named', () => {
  const good = { id: 'a', title: 'A', text: 'a', model: 'opt-in' }
  test.each<[object, string, RegExp]>([
    [
      { title: 'A', text: 'a', model: 'opt-in' },
      'choices[1].id',
      /missing; the choice is left out/,
    ],
    [{ id: 'b', text: 'a', model: 'opt-in' }, 'choices[1].title', /missing/],
    [{ id: 'b', title: 'B', text: ' ', model: 'opt-in' }, 'choices[1].text', /missing/],
    [good, 'choices[1].id', /"a" is taken/],
    [{ ...good, id: 'analytics' }, 'choices[1].id', /"analytics" is taken/],
    [{ ...good, id: 'own' }, 'choices[1].id', /"own" is taken/],
  ])('%j', (wrong, path, message) => {
    const { policy, problems } = madeOf({
      choices: [good, wrong],
      services: [{ id: 'own', category: 'analytics' }],
    })
    expect(policy.choices.map(({ id }) => id)).toEqual(['a'])
    expect(problems).toEqual([{ path, message: expect.stringMatching(message) }])
  })

  test('without a model it waits for a yes', () => {
    const { policy, problems } = madeOf({ choices: [{ ...good, model: undefined }] })
    expect(choiceStates(policy.choices, { choices: {} }, today).choices).toEqual({ a: false })
    expect(problems).toEqual([
      { path: 'choices[0].model', message: expect.stringMatching(/opt-in/) },
    ])
  })

  test('a time that is none is told, and silence never counts', () => {
    const { policy, problems } = madeOf({
      choices: [
        { ...good, model: 'opt-out', effectiveAfter: '30 days', noticeGiven: '2020-01-01' },
      ],
    })
    expect(problems).toEqual([
      { path: 'choices[0].effectiveAfter', message: expect.stringMatching(/"30 days".*P30D/) },
    ])
    expect(choiceStates(policy.choices, { choices: {} }, today).choices).toEqual({ a: false })
  })

  test('an e-mail address that is none is told', () => {
    const { config, problems } = madeOf({
      requests: [{ title: 'T', text: 't', email: 'write to us' }],
    })
    expect(problems).toEqual([
      { path: 'requests[0].email', message: expect.stringMatching(/e-mail address/) },
    ])
    expect(config.requests).toEqual([{ title: 'T', text: 't' }])
  })
})
