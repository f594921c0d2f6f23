/**
 * Every token a site may set, without its `--cct-`, and a CSS property that takes such a value: the
 * browser is asked whether it understands it.
 */
export const tokens = {
  surface: 'color',
  sunken: 'color',
  text: 'color',
  muted: 'color',
  line: 'color',
  link: 'color',
  fill: 'color',
  'on-fill': 'color',
  'button-line': 'color',
  on: 'color',
  off: 'color',
  knob: 'color',
  ok: 'color',
  backdrop: 'color',
  scheme: 'color-scheme',
  font: 'font-family',
  size: 'font-size',
  weight: 'font-weight',
  radius: 'border-top-left-radius',
  'card-radius': 'border-top-left-radius',
  'button-radius': 'border-top-left-radius',
  'reopen-radius': 'border-top-left-radius',
  'line-width': 'border-top-width',
  'button-line-width': 'border-top-width',
  shadow: 'box-shadow',
  space: 'line-height',
  edge: 'margin-top',
  width: 'width',
}

export type TokenName = keyof typeof tokens

/** What `density` and a word in a theme's name make of `space`. */
export const densities = { compact: '.75', comfortable: '1.15' }
