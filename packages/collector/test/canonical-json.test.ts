import { expect, test } from 'vitest'
import { canonicalJson } from '../src/check/canonical-json.ts'

test.each([
  [
    'keys are sorted by UTF-16 code unit',
    '{"\u20ac":1,"\\r":2,"1":3,"\u{1f600}":4,"\ufb33":5,"b":{"d":1,"a":2}}',
    '{"\\r":2,"1":3,"b":{"a":2,"d":1},"\u20ac":1,"\u{1f600}":4,"\ufb33":5}',
  ],
  [
    'numbers are written as ECMAScript does',
    '[333333333.33333329,1E30,4.50,2e-3,-0]',
    '[333333333.3333333,1e+30,4.5,0.002,0]',
  ],
  [
    'strings are escaped no more than needed',
    '["\\u20ac$\\u000f\\nA\'\\u0042\\"\\/"]',
    '["\u20ac$\\u000f\\nA\'B\\"/"]',
  ],
  ['literals and empty values stay', '[null,true,false,{},[],""]', '[null,true,false,{},[],""]'],
])('%s', (_, text, canonical) => {
  expect(canonicalJson(JSON.parse(text))).toBe(canonical)
})

test('an order that was found once is not taken for that of other members', () => {
  const texts = ['{"b":1,"a":2}', '{"a":1,"b":2}', '{"b":1,"A":2}', '{"b":3,"a":4}']
  expect(texts.map((text) => canonicalJson(JSON.parse(text)))).toEqual([
    '{"a":2,"b":1}',
    '{"a":1,"b":2}',
    '{"A":2,"b":1}',
    '{"a":4,"b":3}',
  ])
})

test('lists of members beyond what is remembered are sorted all the same', () => {
  const objects = Array.from({ length: 200 }, (_, index) => `{"m${index}":1,"a":2}`)
  for (const text of [...objects, ...objects])
    expect(canonicalJson(JSON.parse(text))).toBe(`{"a":2,${text.slice(1, text.indexOf(','))}}`)
  const many = Array.from({ length: 40 }, (_, index) => `"m${99 - index}":1`)
  expect(canonicalJson(JSON.parse(`{${many.join(',')}}`))).toBe(`{${many.toReversed().join(',')}}`)
})
