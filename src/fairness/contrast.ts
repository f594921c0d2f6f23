/** Contrast by WCAG 2.2. Colours are red, green, blue from 0 to 255 and alpha from 0 to 1. */
export type Colour = readonly [number, number, number, number]

/** `#abc`, `#aabbcc`, `#aabbccdd`, `rgb()`, `rgba()`; anything else: undefined. */
export const parseColour = (text: string): Colour | undefined => {
  const digits = /^#([\da-f]{3,8})$/i.exec(text.trim())?.[1]
  if (digits) {
    const wide = digits.length < 5 ? digits.replace(/./g, '$&$&') : digits
    const [r = 0, g = 0, b = 0, a = 255] =
      wide.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? []
    return [r, g, b, a / 255]
  }
  const [r, g, b, a = '1'] = /^rgba?\(([^)]+)\)$/.exec(text.trim())?.[1]?.split(/[\s,/]+/) ?? []
  return r === undefined ? undefined : [Number(r), Number(g), Number(b), Number(a)]
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
