/** Are yes and no the same kind of button? Everything a theme could make unequal, measured. */
import { boxOf, contrastOf, isInSight, opacityOf } from './measure'
import { finding, type Finding } from './rules'

const looks = [
  'fontSize',
  'fontWeight',
  'fontFamily',
  'fontStyle',
  'letterSpacing',
  'textTransform',
  'textDecorationLine',
  'color',
  'backgroundColor',
  'backgroundImage',
  'borderTopWidth',
  'borderTopStyle',
  'borderTopColor',
  'borderBottomWidth',
  'borderBottomColor',
  'borderLeftWidth',
  'borderLeftColor',
  'borderRightWidth',
  'borderRightColor',
  'borderTopLeftRadius',
  'boxShadow',
  'textShadow',
  'textIndent',
  'webkitTextFillColor',
  'webkitTextStrokeWidth',
  'clipPath',
  'maskImage',
  'mixBlendMode',
  'transform',
  'animationName',
  'paddingTop',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'cursor',
  'pointerEvents',
] as const

/** Shown only on the one that has focus. */
const outline = ['outlineStyle', 'outlineWidth', 'outlineColor', 'outlineOffset'] as const

const drawn = ['::before', '::after'] as const

const words = (property: string) => property.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)

/** A pointer over one of them, or a change on its way, is no difference of the theme. */
const isAtRest = (element: Element) =>
  !element.matches(':hover, :active') && !element.getAnimations().length

const differences = (accept: Element, reject: Element): string[] => {
  const [yes, no] = [getComputedStyle(accept), getComputedStyle(reject)]
  const [wide, other] = [boxOf(accept), boxOf(reject)]
  const found = looks
    .filter((property) => yes[property] !== no[property])
    .map((property) => `${words(property)} ${no[property]} against ${yes[property]}`)
  if (
    accept.tagName !== reject.tagName ||
    accept.getAttribute('role') !== reject.getAttribute('role')
  )
    found.push(`a ${reject.tagName} against a ${accept.tagName}`)
  if (Math.abs(wide.height - other.height) > 1)
    found.push(`height ${Math.round(other.height)} against ${Math.round(wide.height)} px`)
  if (Math.abs(wide.width - other.width) > wide.width / 10)
    found.push(`width ${Math.round(other.width)} against ${Math.round(wide.width)} px`)
  if (Math.abs(opacityOf(accept) - opacityOf(reject)) > 0.01) found.push('opacity')
  if (isAtRest(accept) && isAtRest(reject) && yes.filter !== no.filter) found.push('filter')
  const hasFocus = [accept, reject].some((button) => button.matches(':focus'))
  if (!hasFocus && outline.some((property) => yes[property] !== no[property])) found.push('outline')
  for (const part of drawn)
    if (getComputedStyle(accept, part).content !== getComputedStyle(reject, part).content)
      found.push(`what is drawn ${part.slice(2)} it`)
  return found
}

export const compareButtons = (screen: Element): Finding[] => {
  const find = (hook: string) => screen.querySelector(`[data-cct="${hook}"]`)
  const [accept, reject] = [find('accept-all'), find('reject-all')]
  if (!accept && !reject) return []
  const element = `${screen.getAttribute('data-cct')} reject-all`
  if (!accept || !reject || !isInSight(reject) || (isInSight(accept) && !isInSight(reject)))
    return [finding('same-layer', { element }, 'Reject all is not in sight where Accept all is')]
  const found: Finding[] = []
  const unlike = differences(accept, reject)
  if (unlike.length)
    found.push(
      finding(
        'equal-buttons',
        { element },
        `Reject all differs from Accept all: ${unlike.join('; ')}`,
      ),
    )
  for (const button of [accept, reject]) {
    const ratio = contrastOf(button)
    const name = `${screen.getAttribute('data-cct')} ${button.getAttribute('data-cct')}`
    if (ratio < 4.5)
      found.push(
        finding(
          'equal-buttons',
          { element: name },
          `contrast is ${ratio.toFixed(1)}, at least 4.5 is needed`,
        ),
      )
  }
  const root = screen.getRootNode() as ShadowRoot
  if (root.activeElement === accept || accept.hasAttribute('autofocus'))
    found.push(
      finding(
        'neutral-focus',
        { element: `${screen.getAttribute('data-cct')} accept-all` },
        'Accept all has the focus',
      ),
    )
  return found
}
