/** Can the tokens of a theme be read? Without a browser, colours that only a browser can read are told. */
import type { Problem } from '../config/problems'
import type { ThemeTokens } from '../config/schema'
import { readTheme } from '../themes/read-theme'
import { usual, type Theme } from '../themes/ready'
import type { TokenName } from '../themes/tokens'
import { contrast, lay } from './contrast'
import { readColour } from './measure'
import { finding, type Finding } from './rules'

const pairs: readonly (readonly [over: TokenName, under: TokenName, least: number])[] = [
  ['on-fill', 'fill', 4.5],
  ['text', 'surface', 4.5],
  ['muted', 'surface', 4.5],
  ['muted', 'sunken', 4.5],
  ['link', 'surface', 4.5],
  ['link', 'sunken', 4.5],
  ['ok', 'surface', 4.5],
  ['off', 'surface', 3],
  ['on', 'surface', 3],
  ['knob', 'on', 3],
  ['knob', 'off', 3],
]

const white = [255, 255, 255, 1] as const

/** One value for both schemes, or `light-dark(…, …)`. */
const bySchemes = (token: string): readonly string[] => {
  const [, inner] = /^light-dark\((.*)\)$/i.exec(token.trim()) ?? []
  // A comma inside a colour's own brackets separates nothing.
  return inner?.split(/,(?![^(]*\))/) ?? [token, token]
}

/** Smaller than this, the smallest print of the center is under 11 px. */
const isSmall = (size: string) =>
  (size.endsWith('%') && parseFloat(size) < 85) || (size.endsWith('px') && parseFloat(size) < 13.6)

export const judgeTheme = (theme: string | ThemeTokens): Finding[] => {
  const problems: Problem[] = []
  const own = readTheme(
    theme,
    () => true,
    (problem) => problems.push(problem),
  )
  const tokens: Theme = { ...usual, ...own }
  // On the page a switch that is on has the colour of the buttons.
  const all: Theme = { on: tokens.fill ?? '', ...tokens }
  const { size } = all
  const schemes = all.scheme === 'light' ? [0] : all.scheme === 'dark' ? [1] : [0, 1]
  const textOf = (name: TokenName, i: number) => {
    const token = all[name] ?? ''
    return (typeof token === 'string' ? bySchemes(token) : token)[i] ?? ''
  }
  const value = (name: TokenName, i: number) => readColour(textOf(name, i))
  const unread = problems.map(({ path, message }) => finding('legible', { path }, message))
  const small =
    typeof size === 'string' && isSmall(size)
      ? [finding('legible', { path: 'theme.size' }, `${size} makes the smallest print unreadable`)]
      : []
  /** The token that the site has set; a switch that is on takes its colour from `fill`. */
  const pathOf = (names: readonly TokenName[]) => {
    const set = [...names, 'fill'].find((name) => typeof theme === 'object' && name in theme)
    return set ? `theme.${set}` : 'theme'
  }
  const faint = schemes.flatMap((i) =>
    pairs.flatMap(([over, under, least]) => {
      const [a, b] = [value(over, i), value(under, i)]
      if (!a || !b) return []
      const behind = lay(b, white)
      const ratio = contrast(lay(a, behind), behind)
      return ratio < least
        ? finding(
            over === 'on-fill' ? 'equal-buttons' : 'legible',
            { path: pathOf([over, under]) },
            `“${over}” on “${under}” has a contrast of ${ratio.toFixed(1)} in the ${i ? 'dark' : 'light'} scheme, at least ${least} is needed`,
          )
        : []
    }),
  )
  const names = new Set(pairs.flatMap(([over, under]) => [over, under]))
  const unknown = [...names].flatMap((name) => {
    const i = name in own ? schemes.find((scheme) => !value(name, scheme)) : undefined
    return i === undefined
      ? []
      : finding(
          'legible',
          { path: `theme.${name}` },
          `“${textOf(name, i)}” can only be judged in a browser: run checkFairness() on the page`,
        )
  })
  return [...unread, ...small, ...unknown, ...faint]
}
