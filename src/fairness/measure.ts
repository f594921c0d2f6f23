/** What a person would see of an element, in numbers. */
import { contrast, lay, parseColour, type Colour } from './contrast'

const NO_COLOUR = '#010203'

let pen: CanvasRenderingContext2D | null | undefined

/** Any colour the browser can read: what `rgb()` does not say, a canvas paints. Undefined for what is none. */
export const readColour = (text: string): Colour | undefined => {
  const known = parseColour(text)
  if (known || !globalThis.CSS?.supports('color', text)) return known
  pen ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!pen) return undefined
  pen.clearRect(0, 0, 1, 1)
  // What a canvas cannot read, such as `var(--brand)`, leaves this as it was.
  pen.fillStyle = NO_COLOUR
  pen.fillStyle = text
  if (pen.fillStyle === NO_COLOUR) return undefined
  pen.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data
  return [r, g, b, a / 255]
}

export const colourOf = (computed: string): Colour => readColour(computed) ?? [0, 0, 0, 0]

export const parentOf = (element: Element): Element | null =>
  element.parentElement ??
  (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null)

export const opacityOf = (element: Element): number => {
  let opacity = 1
  for (let at: Element | null = element; at; at = parentOf(at))
    opacity *= Number(getComputedStyle(at).opacity)
  return opacity
}

/** The first colour behind it that lets nothing through, with what lies over it. */
export const backgroundOf = (element: Element): Colour => {
  const layers: Colour[] = []
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const colour = colourOf(getComputedStyle(at).backgroundColor)
    if (colour[3] > 0) layers.push(colour)
    if (colour[3] === 1) break
  }
  return layers.reduceRight((under, over) => lay(over, under), [255, 255, 255, 1] as Colour)
}

/** Of its text against what is behind it, with everything that makes it fainter. */
export const contrastOf = (element: Element): number => {
  const behind = backgroundOf(element)
  const style = getComputedStyle(element)
  // Letters can be filled with another colour than the one they have.
  const [r, g, b, a] = colourOf(style.webkitTextFillColor || style.color)
  return contrast(lay([r, g, b, a * opacityOf(element)], behind), behind)
}

export const boxOf = (element: Element): DOMRect => element.getBoundingClientRect()

/** Wholly on screen, and what is found at its middle is the element itself. */
export const isInSight = (element: Element): boolean => {
  const { left, top, right, bottom, width, height } = boxOf(element)
  if (width < 1 || height < 1) return false
  if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) return false
  if (getComputedStyle(element).visibility !== 'visible') return false
  const root = element.getRootNode() as Document | ShadowRoot
  const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return hit !== null && element.contains(hit)
}
