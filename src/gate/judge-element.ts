/** Where an element leads, and whether it may go there. */
import { getAttribute } from './natives'
import { FETCHES } from './fetches'
import type { Guard, Verdict } from './judge'

/** A link fetches by what it is: `canonical` or `me` only say something; without `rel` it may become anything. */
const LINKS = /^$|style|pre|icon|dns|manifest|dict/i

export const judgeAttribute = (
  element: Element,
  attribute: string,
  value: unknown,
  judgeUrl: Guard['judgeUrl'],
  rel?: string,
): Verdict | undefined => {
  const { localName } = element
  if (attribute === 'srcdoc') return undefined
  if (localName === 'link' && !LINKS.test(rel ?? getAttribute.call(element, 'rel') ?? ''))
    return undefined
  if (!attribute.endsWith('srcset')) return judgeUrl(value, localName)
  for (const part of String(value).split(',')) {
    const verdict = judgeUrl(part.trim().split(/\s/)[0])
    if (verdict) return verdict
  }
  return undefined
}

export const judgeElement = (
  element: Element,
  judgeUrl: Guard['judgeUrl'],
): Verdict | undefined => {
  for (const name of FETCHES[element.localName] ?? []) {
    const url =
      getAttribute.call(element, name) ??
      (name === 'href' ? getAttribute.call(element, 'xlink:href') : null)
    const verdict = url ? judgeAttribute(element, name, url, judgeUrl) : undefined
    if (verdict) return verdict
  }
  return undefined
}
