import { expect, test } from 'vitest'
import { IN_QUERY, TOKEN } from '../../src/elsewhere/token'

test.each([
  [`?${TOKEN}=a.b-c_d`, '?', 'a.b-c_d'],
  [`?x=1&${TOKEN}=a.b&y=2`, '&', 'a.b'],
])('the token in %s is found', (query, before, token) => {
  expect(IN_QUERY.exec(query)?.slice(1)).toEqual([before, token])
})

test.each(['', '?x=1', `?not${TOKEN}=a.b`, `?x=${TOKEN}=a`])('there is none in "%s"', (query) => {
  expect(IN_QUERY.test(query)).toBe(false)
})
