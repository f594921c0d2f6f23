import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTooWidePattern, nameIndex } from '../../src/catalog/name-index'

describe('nameIndex', () => {
  const find = nameIndex([
    ['_ga', 'exact'],
    ['_ga*', 'short'],
    ['_ga_*', 'long'],
    ['_ga_*', 'late'],
    ['mp_*_mixpanel', 'middle'],
    ['*_lang', 'end'],
    ['a*b*c', 'twice'],
    ['', 'nothing'],
  ])
  test.each([
    ['_ga', 'exact'],
    ['_gat', 'short'],
    ['_ga_', 'long'],
    ['_ga_X', 'long'],
    ['mp_1_mixpanel', 'middle'],
    ['mp_1', undefined],
    ['mp_mixpanel', undefined],
    ['site_lang', 'end'],
    ['_lang', 'end'],
    ['abc', 'twice'],
    ['a1b2c', 'twice'],
    ['acb', undefined],
    ['ac', undefined],
    ['_g', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
    ['toString', undefined],
  ])('%s → %s', (name, owner) => expect(find(name)?.owner).toBe(owner))

  test('only a name without a star is exact', () => {
    expect(find('_ga')?.isExact).toBe(true)
    expect(find('_ga_X')?.isExact).toBe(false)
    expect(find('_ga_*')?.isExact).toBe(false)
  })

  test('names such as __proto__ can be declared', () => {
    const odd = nameIndex([
      ['__proto__', 1],
      ['constructor*', 2],
    ])
    expect(odd('__proto__')?.owner).toBe(1)
    expect(odd('constructors')?.owner).toBe(2)
    expect(odd('hasOwnProperty')).toBeUndefined()
  })

  test('a pattern matches what a regular expression would', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '_'), { maxLength: 6 })
      .map((parts) => parts.join(''))
    const pattern = fc
      .array(fc.constantFrom('a', 'b', '_', '*'), { maxLength: 6 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(pattern, text, (pattern, name) => {
        const expected = new RegExp('^' + pattern.replaceAll('*', '.*') + '$').test(name)
        expect(nameIndex([[pattern, true]])(name) !== undefined).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['*', true],
  ['**', true],
  ['_*', true],
  ['__*', true],
  ['a*', true],
  ['*a', true],
  ['a*b', true],
  ['', true],
  ['_ga_*', false],
  ['s_*', false],
  ['*_id', false],
  ['id', false],
  ['x', false],
  ['_', false],
])('%j is too wide: %s', (pattern, isWide) => expect(isTooWidePattern(pattern)).toBe(isWide))
