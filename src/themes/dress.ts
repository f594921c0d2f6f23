/** Puts a theme onto everything that is drawn: banner, center, re-open control, placeholders. */
import type { Problem } from '../config/problems'
import type { ThemeTokens } from '../config/schema'
import { readTheme } from './read-theme'
import { tokens, type TokenName } from './tokens'

let sheet: CSSStyleSheet | undefined

const hex = /#\w+/

/** `light-dark()` takes colours only, so a pair of shadows becomes one shadow of two colours. */
const pair = (name: TokenName, light: string, dark: string): string =>
  !CSS.supports('color', 'light-dark(#000,#fff)')
    ? light
    : tokens[name] === 'color'
      ? `light-dark(${light},${dark})`
      : light.replace(hex, (colour) => `light-dark(${colour},${hex.exec(dark)?.[0] ?? colour})`)

export type Dress = typeof dress

/**
 * Custom properties at the root of the page, which every shadow tree of ours inherits. The selector
 * weighs nothing, so a page's own `--cct-…` stays stronger. A second call replaces the first.
 */
export const dress = (theme: string | ThemeTokens, report: (problem: Problem) => void): void => {
  const wanted = readTheme(theme, (property, value) => CSS.supports(property, value), report)
  sheet ??= new CSSStyleSheet()
  if (!document.adoptedStyleSheets.includes(sheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  sheet.replaceSync(':where(:root){}')
  const { style } = sheet.cssRules[0] as CSSStyleRule
  for (const [name, value] of Object.entries(wanted) as [
    TokenName,
    string | readonly [string, string],
  ][])
    style.setProperty(`--cct-${name}`, typeof value === 'string' ? value : pair(name, ...value))
}
