import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/config/resolve'
import { shape } from '../../src/config/shape'
import { grantedBeforeAnswer, madeOf } from '../policy/policy-of'

const settings = Object.keys(shape)
const words = ['opt-out', 'notice', 'opt-in', 'essential', 'analytics', 'advertising', 'off', '?']
const key = fc.oneof(
  fc.constantFrom(...settings, ...words, '__proto__', 'constructor', 'model', 'default', 'id'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const leaf = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.double(),
  fc.bigInt(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
  fc.constant(Symbol('odd')),
  fc.constant(() => 'code'),
)
/** Whatever a page could hand over: text where a list belongs, lists where text belongs. */
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('anything'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('anything'), { maxKeys: 5 }),
}))
const configLike = fc.dictionary(fc.constantFrom(...settings), anything, { maxKeys: 6 })

/** Every property read, and every listing of keys, throws something that is no plain error. */
const hostile = (thrown: unknown) => {
  const fail = () => {
    throw thrown
  }
  return new Proxy({ services: [] }, { get: fail, ownKeys: fail, has: fail, getPrototypeOf: fail })
}

const circle: Record<string, unknown> = { layout: 'bar' }
circle['services'] = [circle]
circle['categories'] = { analytics: circle }
circle['texts'] = circle
circle['theme'] = circle

describe('resolve() never throws', () => {
  test('on any value, as any layer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, configLike, fc.anything()), { maxLength: 3 }),
        (layers) => {
          const { config, problems } = resolve(layers)
          expect(typeof config.layout).toBe('string')
          expect(Array.isArray(config.services)).toBe(true)
          for (const { path, message } of problems) expect(typeof (path + message)).toBe('string')
        },
      ),
      { numRuns: 500 },
    )
  })

  test.each<[string, unknown]>([
    ['a circle', circle],
    ['an error thrown on sight', hostile(new Error('no'))],
    ['something thrown that has no text', hostile(Object.create(null))],
    ['a function', () => ({ services: [] })],
    ['a proxy of a proxy', new Proxy(hostile(new Error('no')), {})],
    [
      'a getter deep inside',
      {
        categories: {
          get analytics() {
            throw new Error('no')
          },
        },
      },
    ],
    ['a list with holes', { services: Array.from({ length: 3 }) }],
    [
      'a toJSON that throws',
      {
        layout: {
          toJSON() {
            throw new Error('no')
          },
        },
      },
    ],
  ])('on %s', (_, raw) => {
    expect(resolve([raw]).config.autoBlock).toBe('known')
    expect(grantedBeforeAnswer(raw)).toEqual([])
  })
})

describe('in an opt-in region nothing optional is permitted before an answer', () => {
  /** A model of its own is the one thing by which a site may say otherwise. */
  const says = (raw: unknown) => {
    const { config } = madeOf(raw)
    return (
      Object.keys(config.regions).length > 0 ||
      Object.values(config.categories).some((own) => own && own.model && own.model !== 'opt-in')
    )
  }
  const service = fc.record(
    {
      id: fc.constantFrom('google-analytics', 'google-tag-manager', 'a', 'essential', '__proto__'),
      category: fc.oneof(
        fc.constantFrom('analytics', 'advertising', 'nowhere', '__proto__'),
        fc.string(),
      ),
      measurementId: fc.string(),
      hosts: fc.array(fc.string()),
    },
    { requiredKeys: [] },
  )
  const category = fc.oneof(
    fc.constant<false>(false),
    fc.record(
      { default: fc.boolean(), sale: fc.boolean(), model: fc.constantFrom('opt-in', 'optout', 7) },
      { requiredKeys: [] },
    ),
  )

  test('with any settings that leave the model alone', () => {
    const site = fc.record(
      {
        categories: fc.dictionary(
          fc.oneof(fc.constantFrom('analytics', 'social', '__proto__'), fc.string()),
          category,
        ),
        services: fc.array(service),
        googleConsentMode: fc.constantFrom('basic', 'advanced', 'off'),
        autoBlock: fc.constantFrom('off', 'strict', 'x'),
        gpc: fc.boolean(),
        dnt: fc.constantFrom('ignore', 'deny-all'),
        banner: fc.constantFrom('auto', 'never'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(site, (raw) => {
        expect(grantedBeforeAnswer(raw)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('with any nonsense', () => {
    fc.assert(
      fc.property(
        fc.oneof(anything, configLike),
        fc.constantFrom('DE', 'GB', 'CA-QC', null),
        (raw, region) => {
          if (!says(raw)) expect(grantedBeforeAnswer(raw, region)).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('ids such as __proto__ and constructor, which no receipt can hold, are told and left out', () => {
  const raw = JSON.parse(
    '{"categories":{"__proto__":{"title":"P"},"constructor":{}},"services":[{"id":"__proto__","category":"constructor"}]}',
  )
  const { policy, problems } = madeOf(raw)
  expect(problems.map(({ path }) => path)).toEqual([
    'categories.__proto__',
    'categories.constructor',
    'services[0].id',
    'services[0].id',
  ])
  expect([...policy.categories.keys()]).toEqual(['essential', 'analytics', 'advertising'])
  expect(policy.services.size).toBe(0)
})
