import { describe, expect, test } from 'vitest'
import type { Permissions } from '../../src/policy/may-run'
import { actionOf } from '../../src/receipts/receipt'
import { madeOf, policyOf } from '../policy/policy-of'
import { firstReceipt, receiptOf, secondReceipt } from './sample'

/** `a` and `b` are optional categories, `s` and `t` services; what is named is on. */
const state = (on: string): Permissions => {
  const flag = (id: string) => [id, on.includes(id)]
  return {
    categories: { essential: true, ...Object.fromEntries(['a', 'b'].map(flag)) },
    services: Object.fromEntries(['s', 't'].map(flag)),
    choices: {},
  }
}

const { policy: nobody } = madeOf(
  {
    categories: { analytics: false, advertising: false, a: {}, b: {} },
    services: [
      { id: 's', category: 'a' },
      { id: 't', category: 'b' },
    ],
  },
  'DE',
)

describe('actionOf', () => {
  test.each([
    ['', 'abst', 'grant'],
    ['as', 'abst', 'grant'],
    ['abst', 'abst', 'grant'],
    ['', '', 'deny'],
    ['', 'as', 'partial'],
    ['', 's', 'partial'],
    ['', 'abs', 'partial'],
    ['as', 'as', 'partial'],
    ['abst', '', 'withdraw'],
    ['abst', 'bst', 'withdraw'],
    ['abst', 'abs', 'withdraw'],
    ['as', 'bt', 'withdraw'],
    ['s', '', 'withdraw'],
  ])('%j → %j is %s', (before, after, action) =>
    expect(actionOf(nobody, state(before), state(after))).toBe(action),
  )

  test('a service of no known category takes nothing from a full yes', () => {
    const { policy } = madeOf({ services: [{ id: 's', category: 'nowhere' }] }, 'DE')
    expect(actionOf(policy, state(''), state('ab'))).toBe('grant')
  })

  test('an essential service counts for nothing', () => {
    const { policy } = madeOf({ services: [{ id: 's', category: 'essential' }] }, 'DE')
    expect(actionOf(policy, state('s'), state('s'))).toBe('deny')
    expect(actionOf(policy, state('as'), state('s'))).toBe('withdraw')
  })
})

describe('makeReceipt', () => {
  test('the first of a consent id', () => {
    expect(firstReceipt).toMatchObject({
      schema: 'consent-receipt/1',
      prev: null,
      prevHash: null,
      seq: 0,
      action: 'grant',
    })
    expect(firstReceipt).not.toHaveProperty('gpcOverride')
    expect(firstReceipt).not.toHaveProperty('userRef')
  })

  test('the next one points at it', () => {
    expect(secondReceipt).toMatchObject({
      prev: firstReceipt.id,
      seq: 1,
      action: 'withdraw',
      userRef: 'account-8842',
    })
  })

  test('each category with what its grant rests on', () => {
    const policy = policyOf({ categories: { analytics: { model: 'opt-out' } } })
    const permissions = {
      categories: { essential: true, analytics: true },
      services: {},
      choices: {},
    }
    expect(receiptOf({ policy, permissions }).categories).toEqual({
      essential: { granted: true, basis: 'essential' },
      analytics: { granted: true, basis: 'optout' },
      advertising: { granted: false, basis: 'consent' },
    })
  })

  test('services and choices only where the site has any', () => {
    const policy = policyOf({})
    const permissions = { categories: {}, services: {}, choices: {} }
    const bare = receiptOf({ policy, permissions })
    expect(bare).not.toHaveProperty('services')
    expect(bare).not.toHaveProperty('choices')
    expect(firstReceipt.choices).toEqual({ 'cpni-affiliates': true })
    expect(secondReceipt.choices).toEqual({ 'cpni-affiliates': false })
  })

  test('every id is kept, also one that objects inherit', () => {
    const policy = policyOf({
      categories: JSON.parse('{"toString":{}}'),
      services: [{ id: 'valueOf', category: 'toString' }],
    })
    const services = Object.assign(Object.create(null), { valueOf: true })
    const made = receiptOf({
      policy,
      permissions: { categories: Object.create(null), services, choices: {} },
    })
    expect(Object.keys(made.categories)).toContain('toString')
    expect(JSON.parse(JSON.stringify(made)).services).toEqual({ valueOf: true })
  })

  test('an opt-in in spite of Global Privacy Control is marked', () => {
    expect(receiptOf({ gpcOverride: true }).gpcOverride).toBe(true)
  })

  test('it does not change with what it was made of', () => {
    const services = { 'google-analytics': true }
    const made = receiptOf({ permissions: { categories: {}, services, choices: {} } })
    services['google-analytics'] = false
    expect(made.services).toEqual({ 'google-analytics': true })
  })
})
