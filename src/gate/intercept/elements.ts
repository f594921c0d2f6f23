/** Elements by every route: properties, attributes, insertion. Nothing governed is born alive. */
import { HELD } from '../disarm'
import { FETCHERS, FETCHES } from '../fetches'
import type { Guard } from '../judge'
import { judgeAttribute, judgeElement } from '../judge-element'
import { cloneNode, getAttribute, hasAttribute, removeAttribute, setAttribute } from '../natives'
import { wrapConstructor, wrapMethod, wrapSetter, type Realm } from './wrap'

/** Property → interfaces that have it. */
const SETTERS: Readonly<Record<string, string>> = {
  src: 'Script IFrame Image Media Source Track Embed Input Frame',
  srcset: 'Image Source',
  href: 'Link',
  rel: 'Link',
  imageSrcset: 'Link',
  poster: 'Video',
  data: 'Object',
  srcdoc: 'IFrame',
}

/** Methods that put nodes into the tree, and whether their receiver becomes the parent. */
const INSERTIONS: readonly (readonly [iface: string, names: string, isParent: boolean])[] = [
  ['Node', 'appendChild insertBefore replaceChild', true],
  ['Element', 'append prepend replaceChildren moveBefore', true],
  ['Document', 'append prepend replaceChildren moveBefore', true],
  ['DocumentFragment', 'append prepend replaceChildren moveBefore', true],
  ['Element', 'before after replaceWith insertAdjacentElement', false],
  ['CharacterData', 'before after replaceWith', false],
  ['Range', 'insertNode surroundContents', false],
]

/** Attribute setters: where the name and the value stand among the arguments. */
const ATTRIBUTE_SETTERS = [
  ['setAttribute', 0, 1],
  ['setAttributeNS', 1, 2],
] as const

export interface Elements {
  check(element: Element): void
  /** Marked elements below a node, which no observer sees. */
  adopt(node: unknown): void
}

/** `enter` looks for new frames. */
export const installElements = (realm: Realm, guard: Guard, enter: () => void): Elements => {
  const { window } = realm
  const page = window as unknown as Record<string, { prototype: object } | undefined>

  const judge = (element: Element, attribute: string, value: unknown, rel?: string) =>
    judgeAttribute(element, attribute, value, guard.judgeUrl, rel)

  const check = (element: Element) => {
    if (!FETCHES[element.localName]) return
    if (hasAttribute.call(element, 'data-category')) return guard.consider(element)
    const html = getAttribute.call(element, 'srcdoc')
    const page = html && guard.page(html)
    if (page !== html) setAttribute.call(element, 'srcdoc', page as string)
    const verdict = judgeElement(element, guard.judgeUrl)
    if (verdict) return guard.hold(element, verdict)
    if (element.localName === 'iframe') enter()
  }

  const scan = (node: unknown) => {
    const { nodeType } = (node ?? {}) as Node
    if (nodeType === 1) check(node as Element)
    if ((nodeType === 1 || nodeType === 11) && (node as Element).firstElementChild)
      (node as Element).querySelectorAll(FETCHERS).forEach(check)
  }

  const adopt = (node: unknown) => {
    const { nodeType } = (node ?? {}) as Node
    if (nodeType === 1 && hasAttribute.call(node as Element, HELD)) guard.consider(node as Element)
    ;(node as Partial<ParentNode> | null)?.querySelectorAll?.(`[${HELD}]`).forEach(guard.consider)
  }

  /** What comes from a document without a window would fetch on its way into one with. */
  const isForeign = (arg: unknown, owner: Document | null) =>
    ((arg as Node | null)?.ownerDocument ?? owner) !== owner

  for (const [iface, names, isParent] of INSERTIONS)
    for (const name of names.split(' '))
      wrapMethod(realm, page[iface]?.prototype, name, (self, args, go) => {
        const place = self as Node | null // called on nothing, it complains as ever
        const isLive = isParent ? place?.isConnected : place?.isConnected !== false
        const isMoved = args.some((arg) => isForeign(arg, place?.ownerDocument ?? null))
        if (!isLive && !isMoved) return go()
        // A fragment is empty afterwards: what was in it is looked at before.
        args.forEach(scan)
        const result = go()
        if (isMoved) args.forEach(adopt)
        enter()
        return result
      })

  // Copies of a template's content fetch as soon as they belong to the page.
  for (const [iface, name, isSelf] of [
    ['Node', 'cloneNode', true],
    ['Document', 'importNode', false],
    ['Document', 'adoptNode', false],
  ] as const)
    wrapMethod(realm, page[iface]?.prototype, name, (self, args, go) => {
      const source = (isSelf ? self : args[0]) as Node | undefined
      if (source?.ownerDocument?.defaultView !== null) return go()
      scan(source)
      const result = go()
      adopt(result)
      return result
    })

  /** Sets a value, or takes it into custody instead. */
  const intercept = (
    element: Element,
    attribute: string,
    args: unknown[],
    at: number,
    go: () => unknown,
  ) => {
    const { localName } = element
    const names = FETCHES[localName]
    const value = args[at]
    if (localName === 'link' && attribute === 'rel') {
      const href = getAttribute.call(element, 'href')
      const verdict = href ? judge(element, 'href', href, String(value)) : undefined
      if (verdict) guard.hold(element, verdict)
      return go()
    }
    if (!names?.includes(attribute)) return go()
    const verdict = judge(element, attribute, value)
    if (!verdict) {
      if (attribute === 'srcdoc') args[at] = guard.page(value)
      else guard.free(element)
      return go()
    }
    if (localName === 'script') {
      guard.hold(element, verdict)
      return go()
    }
    const data = `data-${attribute}`
    // An image used again is a second pixel.
    if (attribute === 'src' && localName === 'img' && hasAttribute.call(element, data))
      guard.hold(cloneNode.call(element, false) as Element, verdict)
    // `data-…` first, so that the address is never the element's own.
    setAttribute.call(element, data, String(value))
    removeAttribute.call(element, attribute)
    guard.hold(element, verdict)
    return undefined
  }

  for (const [name, ifaces] of Object.entries(SETTERS))
    for (const iface of ifaces.split(' '))
      wrapSetter(realm, page[`HTML${iface}Element`]?.prototype, name, (self, args, go) =>
        (self as Element | null)?.localName
          ? intercept(self as Element, name.toLowerCase(), args, 0, go)
          : go(),
      )
  for (const [method, name, at] of ATTRIBUTE_SETTERS)
    wrapMethod(realm, window.Element.prototype, method, (self, args, go) =>
      FETCHES[(self as Element | null)?.localName ?? '']
        ? intercept(self as Element, bare(args[name]), args, at, go)
        : go(),
    )
  const byNode = (self: unknown, args: unknown[], go: () => unknown) => {
    const { name, value } = (args[0] ?? {}) as Attr
    return intercept(self as Element, bare(name), [value], 0, go)
  }
  wrapMethod(realm, window.Element.prototype, 'setAttributeNode', byNode)
  wrapMethod(realm, window.Element.prototype, 'setAttributeNodeNS', byNode)
  wrapSetter(realm, window.Attr.prototype, 'value', (self, args, go) => {
    const { ownerElement = null, name = '' } = (self ?? {}) as Partial<Attr>
    return ownerElement ? intercept(ownerElement, bare(name), args, 0, go) : go()
  })
  // The address of an SVG image; whose it is cannot be told.
  wrapSetter(realm, window.SVGAnimatedString.prototype, 'baseVal', (_, args, go) => {
    const verdict = guard.judgeUrl(args[0])
    if (!verdict) return go()
    guard.note('refused', 'image', String(args[0]), verdict)
    return undefined
  })
  // Its address never passes the setter.
  wrapConstructor(realm, 'Audio', ([url], make) => {
    if (url === undefined || !guard.judgeUrl(url)) return make()
    const audio = make([]) as HTMLAudioElement
    audio.src = String(url)
    return audio
  })
  return { check, adopt }
}

const bare = (name: unknown) => String(name).replace(/^.*:/, '').toLowerCase()
