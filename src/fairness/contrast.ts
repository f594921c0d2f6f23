/** Contrast by WCAG 2.2. Colours are red, green, blue from 0 to 255 and alpha from 0 to 1. */
export type Colour = readonly [number, number, number, number]

const named: Readonly<Record<string, string>> = {
  black: '#000',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  white: '#fff',
  maroon: '#800000',
  red: '#f00',
  purple: '#800080',
  fuchsia: '#f0f',
  green: '#008000',
  lime: '#0f0',
  olive: '#808000',
  yellow: '#ff0',
  navy: '#000080',
  blue: '#00f',
  teal: '#008080',
  aqua: '#0ff',
  orange: '#ffa500',
  transparent: '#0000',
}

/** CSS Color 4, §7.1. */
const fromHsl = (h: number, s: number, l: number, a: number): Colour => {
  const part = (n: number) => {
    const k = (n + h / 30) % 12
    return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [part(0), part(8), part(4), a]
}

/** `.5` and `50%`. */
const share = (text: string) => (text.endsWith('%') ? parseFloat(text) / 100 : Number(text))

/** `#abc`, `#aabbcc`, `#aabbccdd`, `rgb()`, `hsl()`, the basic names; anything else: undefined. */
export const parseColour = (text: string): Colour | undefined => {
  const plain = text.trim().toLowerCase()
  const digits = /^#([\da-f]{3,8})$/.exec(named[plain] ?? plain)?.[1]
  if (digits) {
    const wide = digits.length < 5 ? digits.replace(/./g, '$&$&') : digits
    const [r = 0, g = 0, b = 0, a = 255] =
      wide.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? []
    return [r, g, b, a / 255]
  }
  const [, kind, inner = ''] = /^(rgb|hsl)a?\(([^)]+)\)$/.exec(plain) ?? []
  const [x = '', y = '', z = '', a = '1'] = inner.trim().split(/[\s,/]+/)
  const made: Colour | undefined =
    kind === 'rgb'
      ? [Number(x), Number(y), Number(z), share(a)]
      : kind === 'hsl'
        ? fromHsl(parseFloat(x), share(y), share(z), share(a))
        : undefined
  return made?.some(Number.isNaN) ? undefined : made
}

/** What is seen when one colour lies over another that lets nothing through. */
export const lay = (over: Colour, under: Colour): Colour => {
  const mix = (i: 0 | 1 | 2) => over[i] * over[3] + under[i] * (1 - over[3])
  return [mix(0), mix(1), mix(2), 1]
}

const luminance = (colour: Colour): number => {
  const part = (i: 0 | 1 | 2) => {
    const c = colour[i] / 255
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
}

export const contrast = (a: Colour, b: Colour): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
