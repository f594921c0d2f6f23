/** Five ready themes. They differ in shape, type, line and density, not in the colour of a button. */
import type { TokenName } from './tokens'

/** One value, or one for light and one for dark. */
export type Theme = Readonly<Partial<Record<TokenName, string | readonly [string, string]>>>

/** Like a printed page: a book face, warm paper, hairlines, square corners. */
const paper: Theme = {
  font: "Charter, 'Bitstream Charter', 'Iowan Old Style', Cambria, Georgia, serif",
  size: '106%',
  weight: '700',
  surface: ['#fbf7ee', '#1f1c17'],
  sunken: ['#f3ecdd', '#29251e'],
  text: ['#221c12', '#f3ecdd'],
  muted: ['#574a33', '#c9bda3'],
  line: ['#d3c5a6', '#4d4536'],
  link: ['#7a2e1d', '#f0b49d'],
  fill: ['#2b2418', '#efe6d2'],
  'on-fill': ['#fffaf0', '#1f1c17'],
  on: ['#2b2418', '#efe6d2'],
  off: ['#8a7c62', '#8f8469'],
  knob: ['#fff', '#1f1c17'],
  ok: ['#3d5c1f', '#b5d08a'],
  radius: '2px',
  'card-radius': '0',
  'button-radius': '2px',
  'reopen-radius': '2px',
  shadow: '0 1px 0 #22180a1a, 0 18px 40px #22180a26',
  space: '1.15',
}

/** Like a terminal: one width of letter, outlines, a hard shadow, close together. */
const mono: Theme = {
  font: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  size: '92%',
  surface: ['#fff', '#0d1110'],
  sunken: ['#f2f2f2', '#161c1a'],
  text: ['#000', '#dcf5e8'],
  muted: ['#3a3a3a', '#a2c4b3'],
  line: ['#000', '#4b7a66'],
  link: ['#000', '#6dffb8'],
  fill: ['#fff', '#0d1110'],
  'on-fill': ['#000', '#6dffb8'],
  'button-line': ['#000', '#6dffb8'],
  'button-line-width': '2px',
  on: ['#000', '#6dffb8'],
  off: ['#767676', '#6f8a7d'],
  knob: ['#fff', '#0d1110'],
  ok: ['#0b5d33', '#6dffb8'],
  radius: '0',
  'card-radius': '0',
  'button-radius': '0',
  'reopen-radius': '0',
  'line-width': '2px',
  shadow: ['6px 6px 0 #000', '6px 6px 0 #2c4d3f'],
  space: '.8',
}

/** Round and light: pills, a tinted surface, no lines, a wide shadow. */
const soft: Theme = {
  font: "ui-rounded, 'SF Pro Rounded', Nunito, Quicksand, 'Hiragino Maru Gothic ProN', system-ui, sans-serif",
  surface: ['#f3fbf8', '#12241f'],
  sunken: ['#e3f4ed', '#1a3029'],
  text: ['#0d2b24', '#e8fbf4'],
  muted: ['#3d5f56', '#a9cdc1'],
  line: ['#cbe5dc', '#2f5047'],
  link: ['#0b6b57', '#8fe9cf'],
  fill: ['#0b6b57', '#7fe0c3'],
  'on-fill': ['#fff', '#06251d'],
  on: ['#0b6b57', '#7fe0c3'],
  off: ['#728b84', '#7a928b'],
  knob: ['#fff', '#12241f'],
  ok: ['#0b6b57', '#8fe9cf'],
  radius: '28px',
  'card-radius': '22px',
  'button-radius': '99px',
  'reopen-radius': '99px',
  'line-width': '0px',
  shadow: '0 2px 8px #06332814, 0 28px 70px #06332840',
  space: '1.15',
}

/** Dark on every page: ink, thin lines, one warm light. */
const night: Theme = {
  scheme: 'dark',
  surface: '#10131c',
  sunken: '#181d2a',
  text: '#f5f7ff',
  muted: '#aeb8d0',
  line: '#39435f',
  link: '#ffd166',
  fill: '#ffd166',
  'on-fill': '#1b1500',
  on: '#ffd166',
  off: '#7d87a1',
  knob: '#10131c',
  ok: '#7ee2a8',
  radius: '12px',
  'card-radius': '10px',
  'button-radius': '6px',
  'reopen-radius': '10px',
  shadow: '0 0 0 1px #ffffff14, 0 24px 70px #000000a6',
  backdrop: '#05070ccc',
}

/** Like a public service: large letters, heavy lines, no corner rounded, flush with the edge. */
const civic: Theme = {
  font: 'Arial, Helvetica, sans-serif',
  size: '112%',
  weight: '700',
  surface: ['#fff', '#0b0c0c'],
  sunken: ['#f0f1f2', '#1b1d1e'],
  text: ['#0b0c0c', '#fff'],
  muted: ['#383f43', '#dcdfe0'],
  line: ['#0b0c0c', '#fff'],
  link: ['#1a4f8b', '#8ec5ff'],
  fill: ['#003a70', '#9fd0ff'],
  'on-fill': ['#fff', '#001a33'],
  on: ['#003a70', '#9fd0ff'],
  off: ['#6f777b', '#8a9093'],
  knob: ['#fff', '#0b0c0c'],
  ok: ['#00612e', '#7fe3a5'],
  radius: '0',
  'card-radius': '0',
  'button-radius': '0',
  'reopen-radius': '0',
  'line-width': '3px',
  shadow: 'none',
  edge: '0px',
  width: '27em',
  space: '1.05',
}

export const ready = { paper, mono, soft, night, civic } satisfies Record<string, Theme>

export type ReadyName = keyof typeof ready

/** What stands where nothing is set: the fallbacks of the style sheets, for those who compare. */
export const usual = {
  surface: ['#fff', '#181b21'],
  sunken: ['#f6f7f9', '#20242c'],
  text: ['#14181f', '#f2f4f7'],
  muted: ['#4c5563', '#b4bcc8'],
  line: ['#d9dee5', '#373d48'],
  link: ['#1d4ed8', '#a9c1ff'],
  fill: ['#1d4ed8', '#3a66e8'],
  'on-fill': '#fff',
  off: ['#7c8696', '#7d8695'],
  ok: ['#0f7b4d', '#6fd3a4'],
  knob: '#fff',
} satisfies Theme
