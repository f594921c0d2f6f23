/** Makes an element inert by keeping aside what the browser would run or fetch, and arms it again. */
import type { GatePort } from './gate-port'
import type { Verdict } from './judge'
import { getAttribute, hasAttribute, insertBefore, removeAttribute, setAttribute } from './natives'

/**
 * Attributes that fetch, kept aside as `data-…` while held; `srcset` first: WebKit would fetch the
 * plain source at once.
 */
export const ATTRIBUTES = ['srcset', 'src', 'imagesrcset', 'href', 'poster', 'data', 'srcdoc']
/** Carried by what the tool took into custody by itself: `category|also service`. */
export const HELD = 'data-cct-held'

export const isScript = (element: Element): element is HTMLScriptElement =>
  element.localName === 'script'

/** Nothing anyone would see. */
export const isTiny = (frame: HTMLIFrameElement): boolean =>
  !!frame.hidden || [frame.width, frame.height].some((size) => /^[01](px)?$/.test(size))

/** Takes the element out of the page and puts it back where it was. */
export const insertAgain = (element: Element): void => {
  if (element.parentNode) insertBefore.call(element.parentNode, element, element.nextSibling)
}

/** A frame leaves its page only when it is inserted anew, a film when it is told to load nothing. */
const leave = (element: Element) => {
  if (/frame|embed|object/.test(element.localName)) insertAgain(element)
  if (!hasAttribute.call(element, 'src')) (element as Partial<HTMLMediaElement>).load?.()
}

export const describe = (element: Element): string => {
  for (const name of ATTRIBUTES) {
    const url = element.getAttribute(name) ?? element.getAttribute(`data-${name}`)
    if (url) return url
  }
  return (element.textContent ?? '').trim().slice(0, 60)
}

export const mark = (element: Element, { category, also, service }: Verdict): void =>
  setAttribute.call(
    element,
    HELD,
    `${category}${also ? `|${also}` : ''}${service ? ` ${service}` : ''}`,
  )

export const readMark = (text: string): Verdict => {
  const [categories = '', service] = text.split(' ')
  const [category = '', also] = categories.split('|')
  return { category, also, service }
}

/** Returns what the site should have written, as `this for that`. */
export const disarm = (element: Element): string[] => {
  if (isScript(element)) {
    const type = getAttribute.call(element, 'type') ?? ''
    if (type === 'text/plain') return []
    setAttribute.call(element, 'data-type', type)
    setAttribute.call(element, 'type', 'text/plain')
    return [`type="text/plain": ${describe(element)}`]
  }
  const wrong: string[] = []
  for (const name of ATTRIBUTES)
    for (const own of name === 'href' ? ['xlink:href', name] : [name]) {
      const url = getAttribute.call(element, own)
      const data = `data-${name}`
      if (url === null || hasAttribute.call(element, data)) continue
      setAttribute.call(element, data, url)
      removeAttribute.call(element, own)
      wrong.push(`${data} for ${name}: ${url}`)
    }
  if (wrong.length) leave(element)
  return wrong
}

type Trust = Pick<GatePort, 'toHtml' | 'toUrl'>

/** Lets an element fetch what it names; returns what takes that back. */
export const arm = (element: Element, { toHtml, toUrl }: Trust): (() => void) => {
  const names = ATTRIBUTES.filter((name) => hasAttribute.call(element, `data-${name}`))
  for (const name of names) {
    const text = getAttribute.call(element, `data-${name}`) ?? ''
    setAttribute.call(element, name, name === 'srcdoc' ? toHtml(text) : toUrl(text))
  }
  // A film does not look again at a source that it has passed over.
  if (element.localName === 'source') (element.parentNode as Partial<HTMLMediaElement>)?.load?.()
  return () => {
    names.forEach((name) => removeAttribute.call(element, name))
    leave(element)
  }
}

/** Copies a template's content after it; its scripts run by the same rules as any held one. */
export const armTemplate = (
  template: HTMLTemplateElement,
  trust: Trust,
  releaseScript: (script: HTMLScriptElement) => void,
): (() => void) => {
  const content = document.importNode(template.content, true)
  const scripts = [...content.querySelectorAll('script')].filter(
    (script) => !script.type || /module|(java|ecma)script/i.test(script.type),
  )
  scripts.forEach(disarm)
  const parser = document.createRange()
  // Under Trusted Types a copy's text is nobody's word, and does not run; what is parsed is the page's.
  const ready = scripts.map((script) => {
    if (script.src !== '') return script
    const [parsed] = parser.createContextualFragment(trust.toHtml(script.outerHTML)).children
    script.replaceWith(parsed as Element)
    return parsed as HTMLScriptElement
  })
  // A template's sources may be kept aside, because some browsers fetch ahead what it names.
  for (const name of ATTRIBUTES)
    for (const element of content.querySelectorAll(`[data-${name}]:not([data-category])`))
      arm(element, trust)
  const nodes = [...content.childNodes]
  template.after(content)
  ready.forEach(releaseScript)
  return () => nodes.forEach((node) => (node as ChildNode).remove())
}
