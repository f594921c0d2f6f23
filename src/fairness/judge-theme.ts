/** Can the tokens of a theme be read? Pure; colours it cannot parse are left to the page. */
import type { ThemeTokens } from '../config/schema'
import { readTheme } from '../themes/read-theme'
import { usual, type Theme } from '../themes/ready'
import type { TokenName } from '../themes/tokens'
import { contrast, lay, parseColour } from './contrast'
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
]

const white = [255, 255, 255, 1] as const

export const judgeTheme = (theme: string | ThemeTokens): Finding[] => {
  const all: Theme = {
    ...usual,
    ...readTheme(
      theme,
      () => true,
      () => {},
    ),
  }
  const schemes = all.scheme === 'light' ? [0] : all.scheme === 'dark' ? [1] : [0, 1]
  const value = (name: TokenName, i: number) => {
    const token = all[name]
    return parseColour((typeof token === 'string' ? token : token?.[i]) ?? '')
  }
  return schemes.flatMap((i) =>
    pairs.flatMap(([over, under, least]) => {
      const [a, b] = [value(over, i), value(under, i)]
      if (!a || !b) return []
      const behind = lay(b, white)
      const ratio = contrast(lay(a, behind), behind)
      return ratio < least
        ? finding(
            over === 'on-fill' ? 'equal-buttons' : 'legible',
            { path: typeof theme === 'string' ? 'theme' : `theme.${over in theme ? over : under}` },
            `${over} on ${under} has a contrast of ${ratio.toFixed(1)} in the ${i ? 'dark' : 'light'} scheme, at least ${least} is needed`,
          )
        : []
    }),
  )
}
