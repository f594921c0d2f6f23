/** A library that pollutes `Object.prototype` must not be able to grant, or to loosen anything. */
import { afterEach, describe, expect, test } from 'vitest'
import { acceptAll, rejectAll } from '../../src/consent/decision'
import { decodeRecord } from '../../src/consent/codec'
import { mayRun } from '../../src/policy/may-run'
import type { SiteConfig } from '../../src/config/schema'
import { grantedBeforeAnswer, madeOf, silent } from './policy-of'

const page = Object.prototype as unknown as Record<string, unknown>
const added: string[] = []

const pollute = (values: Record<string, unknown>) => {
  for (const key of Object.keys(values)) {
    added.push(key)
    Object.defineProperty(page, key, { value: values[key], configurable: true, writable: true })
  }
}
afterEach(() => added.splice(0).forEach((key) => Reflect.deleteProperty(page, key)))

const site: SiteConfig = {
  services: [
    { id: 'google-analytics', measurementId: 'G-1' },
    { id: 'google-tag-manager', containerId: 'GTM-1' },
    { id: 'meta-pixel', pixelId: '1' },
    { id: 'unsorted' },
  ],
  categories: { functional: {} },
}

const loose: [string, Record<string, unknown>][] = [
  ['a model', { model: 'notice' }],
  ['a default', { default: true }],
  ['a category', { analytics: { model: 'notice' }, advertising: { model: 'opt-out' } }],
  ['a region', { DE: 'opt-out', regions: { DE: 'opt-out' } }],
  ['a row of the catalogue', { also: 'essential' }],
  ['a sorting', { category: 'essential' }],
  ['an essential', { essential: true, beforeAnswer: true }],
  ['a rule for any key', { '*': 'text', '?': 'false' }],
  ['permissions', { 'google-analytics': true, functional: true, unsorted: true, isLate: false }],
]

describe('nothing optional is granted before an answer', () => {
  test.each(loose)('by %s', (_, values) => {
    pollute(values)
    expect(grantedBeforeAnswer(site)).toEqual([])
    expect(grantedBeforeAnswer({})).toEqual([])
  })
})

describe('nothing optional is granted after a refusal', () => {
  test.each(loose)('by %s', (_, values) => {
    pollute(values)
    const { config, policy } = madeOf(site)
    const { categories, services } = mayRun(policy, rejectAll(policy, {}), silent, config)
    expect(Object.keys(categories).filter((id) => categories[id])).toEqual(['essential'])
    expect(Object.keys(services).filter((id) => services[id])).toEqual([])
  })
})

test('a privacy signal is not overruled', () => {
  pollute({ gpcOverride: true, sale: false })
  const { config, policy } = madeOf(site)
  const signals = { gpc: true, dnt: null }
  const decision = acceptAll(policy, {}, false)
  expect(mayRun(policy, decision, signals, config).categories['advertising']).toBe(false)
  const record = decodeRecord('v=1&id=12345678&at=1&exp=2&c.advertising=1')
  expect(mayRun(policy, record, signals, config).categories['advertising']).toBe(false)
})
