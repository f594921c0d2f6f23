import { describe, expect, test } from 'vitest'
import { found, suggest, undeclared, wrongValue } from '../../src/config/problems'

describe('suggest', () => {
  const options = ['analytics', 'advertising', 'essential']
  test.each([
    ['anlytics', '; did you mean "analytics"?'],
    ['ANALYTICS', '; did you mean "analytics"?'],
    ['advertisng', '; did you mean "advertising"?'],
    ['ads', ''],
    ['marketing', ''],
    ['', ''],
  ])('%j → %j', (word, words) => expect(suggest(word, options)).toBe(words))

  test('without options there is nothing to suggest', () => expect(suggest('x', [])).toBe(''))
})

describe('found shows a value shortly, whatever it is', () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  test.each<[string, unknown, string]>([
    ['a text', 'x', '"x"'],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['a circle', circle, 'a value that is not plain JSON'],
    ['a bigint', 10n, 'a value that is not plain JSON'],
  ])('%s', (_, value, text) => expect(found(value)).toBe(text))

  test('a long one is cut', () => expect(found('x'.repeat(500))).toHaveLength(40))
})

test('an undeclared id stays held, and says so', () => {
  expect(undeclared('data-category', 'anlytics', ['analytics'])).toEqual({
    path: 'data-category',
    message: '"anlytics" is not declared and stays held; did you mean "analytics"?',
  })
})

test('where none is near, those that there are are named, unless they are many', () => {
  expect(undeclared('data-category', 'marketing', ['analytics', 'advertising']).message).toBe(
    '"marketing" is not declared and stays held; there is analytics, advertising',
  )
  const many = Array.from({ length: 20 }, (_, i) => `s${i}`)
  expect(undeclared('data-category', 'marketing', many).message).toBe(
    '"marketing" is not declared and stays held',
  )
})

test('a wrong value names what was found and what is expected', () => {
  expect(wrongValue('layout', 'boxx', 'bar or box')).toEqual({
    path: 'layout',
    message: '"boxx" should be bar or box; did you mean "box"?',
  })
})
