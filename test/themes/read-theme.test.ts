import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/config/problems'
import { readTheme } from '../../src/themes/read-theme'
import { ready } from '../../src/themes/ready'

/** A browser of cardboard: colours are hex or `red`, everything else is understood. */
const supports = (property: string, value: string) =>
  property !== 'color' || /^(#[\da-f]{3,8}|red)$/i.test(value)

const read = (theme: string | Record<string, string>) => {
  const problems: Problem[] = []
  const tokens = readTheme(theme, supports, (problem) => problems.push(problem))
  return { tokens, problems: problems.map(({ path, message }) => `${path}: ${message}`) }
}

describe('a theme by name', () => {
  test('is one of the ready ones', () => {
    expect(read('paper')).toEqual({ tokens: ready.paper, problems: [] })
  })
  test('may come with a scheme and a density', () => {
    expect(read('paper dark compact').tokens).toEqual({
      ...ready.paper,
      scheme: 'dark',
      space: '.75',
    })
  })
  test('that nobody knows leaves the usual one and gets a suggestion', () => {
    const { tokens, problems } = read('papper')
    expect(tokens).toEqual({})
    expect(problems[0]).toMatch(/^theme: "papper" is no theme.+did you mean "paper"\?/)
    expect(problems[0]).toContain('paper, mono, soft, night, civic')
  })
  test('is not looked for on Object.prototype', () => {
    expect(read('constructor toString').tokens).toEqual({})
  })
})

describe('a theme of tokens', () => {
  test('with and without the prefix', () => {
    expect(read({ fill: 'red', '--cct-radius': '0' })).toEqual({
      tokens: { fill: 'red', radius: '0' },
      problems: [],
    })
  })
  test('starts from a ready one, and its own tokens count more', () => {
    const { tokens } = read({ base: 'night', density: 'comfortable', fill: 'red' })
    expect(tokens).toEqual({ ...ready.night, space: '1.15', fill: 'red' })
  })
  test('keeps the usual value where the browser cannot read one', () => {
    const { tokens, problems } = read({ fill: '1d4ed8', line: 'blau' })
    expect(tokens).toEqual({})
    expect(problems).toEqual([
      'theme.fill: "1d4ed8" is no color that this browser reads; the usual value is kept; did you mean "#1d4ed8"?',
      'theme.line: "blau" is no color that this browser reads; the usual value is kept',
    ])
  })
  test('names a token that does not exist, and one that is near', () => {
    expect(read({ 'on-fil': 'red' })).toEqual({
      tokens: {},
      problems: ['theme.on-fil: is no token; it changes nothing; did you mean "on-fill"?'],
    })
  })
  test('and a base or density that does not exist', () => {
    const { problems } = read({ base: 'nigt', density: 'tight' })
    expect(problems[0]).toMatch(/^theme\.base: "nigt" is no theme.+"night"/)
    expect(problems[1]).toMatch(/^theme\.density: "tight" is no theme/)
  })
})
