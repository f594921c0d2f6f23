/** The sign on the re-open control: two sliders, or the opt-out icon that California publishes. */

type Shape = readonly [path: string, fill: string, stroke: string, width: number]

const SLIDERS: readonly Shape[] = [
  [
    'M4 7h9m6 0h1M4 17h1m6 0h9M16 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M8 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5',
    'none',
    'currentColor',
    2,
  ],
]

/** A pill in #06f, 30 by 14, white with a check on its left and blue with a cross on its right. */
const OPT_OUT: readonly Shape[] = [
  ['M7.4.6h15.2a6.4 6.4 0 0 1 0 12.8H7.4A6.4 6.4 0 0 1 7.4.6z', '#fff', '#06f', 1.2],
  ['M17.4.6h5.2a6.4 6.4 0 0 1 0 12.8h-8.5z', '#06f', 'none', 0],
  ['m5.8 7.3 2.2 2.1 4.3-4.9', 'none', '#06f', 1.2],
  ['m19.1 4.4 5.1 5.2m0-5.2-5.1 5.2', 'none', '#fff', 1.2],
]

const make = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  // No name of this page's document, which markup can take: the way back would go with it.
  const element = new Document().createElementNS('http://www.w3.org/2000/svg', name)
  for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key] ?? '')
  return element
}

export const drawSign = (isOptOut: boolean): SVGElement => {
  const svg = make('svg', {
    viewBox: isOptOut ? '0 0 30 14' : '0 0 24 24',
    'aria-hidden': 'true',
  })
  for (const [d, fill, stroke, width] of isOptOut ? OPT_OUT : SLIDERS)
    svg.append(
      make('path', { d, fill, stroke, 'stroke-width': `${width}`, 'stroke-linecap': 'round' }),
    )
  return svg
}
