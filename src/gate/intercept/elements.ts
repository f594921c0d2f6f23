/** Elements by every route: properties, attributes, insertion. Nothing governed is born alive. */
import { HELD, isScript } from '../disarm'
import { FETCHERS, FETCHES } from '../fetches'
import type { Guard } from '../judge'
import { judgeAttribute, judgeElement } from '../judge-element'
import {
  cloneNode,
  findAll,
  getAttribute,
  hasAttribute,
  removeAttribute,
  setAttribute,
  nameOf,
  valueOf,
} from '../natives'
import { isTrusted, once } from './once'
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
    const page = html && guard.page(html, true) // the parser has taken it already
    if (page !== html) setAttribute.call(element, 'srcdoc', page as string)
    const verdict = judgeElement(element, guard.judgeUrl)
    if (verdict) return guard.hold(element, verdict)
    if (element.localName === 'iframe') enter()
  }

  const scan = (node: unknown) => {
    const { localName, firstElementChild } = (node ?? {}) as Element
    if (localName) check(node as Element)
    if (firstElementChild) findAll(node as Element, FETCHERS).forEach(check)
  }

  const adopt = (node: unknown) => {
    const { localName, firstElementChild } = (node ?? {}) as Element
    if (localName && hasAttribute.call(node as Element, HELD)) guard.consider(node as Element)
    if (firstElementChild) findAll(node as Element, `[${HELD}]`).forEach(guard.consider)
  }

  /** What comes from a document without a window would fetch on its way into one with. */
  const isForeign = (arg: unknown, owner: Document | null) =>
    ((arg as Node | null)?.ownerDocument ?? owner) !== owner

  /** Text, or an element with nothing in it that fetches nothing: the common case, and a short one. */
  const isBare = (arg: unknown) => {
    const { nodeType, localName = '', firstChild } = (arg ?? {}) as Partial<Element>
    return nodeType === 3 || (nodeType === 1 && !firstChild && !FETCHES[localName])
  }

  for (const [iface, names, isParent] of INSERTIONS)
    for (const name of names.split(' '))
      wrapMethod(realm, page[iface]?.prototype, name, (self, args, go) => {
        const place = self as Node | null // called on nothing, it complains as ever
        const owner = place?.ownerDocument ?? null
        const isScripts = isParent && place && isScript(place as Element)
        let isPlain = !isScripts
        let isMoved = false
        for (const arg of args) {
          isMoved ||= isForeign(arg, owner)
          isPlain &&= isBare(arg)
        }
        if (isPlain && !isMoved) return go()
        const isLive = isParent ? place?.isConnected : place?.isConnected !== false
        if (!isLive && !isMoved) return go()
        // A fragment is empty afterwards: what was in it is looked at before.
        args.forEach(scan)
        // A held script that was changed back runs as soon as something is put into it.
        if (isScripts) check(place as Element)
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
    const value = once(args, at)
    if (localName === 'link' && attribute === 'rel') {
      const href = getAttribute.call(element, 'href')
      const verdict = href ? judge(element, 'href', href, String(value)) : undefined
      if (verdict) guard.hold(element, verdict)
      return go()
    }
    if (!names?.includes(attribute)) return go()
    const verdict = judge(element, attribute, value)
    if (!verdict) {
      const page = attribute === 'srcdoc' ? guard.page(value, isTrusted(args, at)) : value
      if (page !== value) args[at] = page
      if (attribute !== 'srcdoc') guard.free(element)
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

  for (const [name, ifaces] of Object.entries(SETTERS)) {
    const attribute = name.toLowerCase()
    for (const iface of ifaces.split(' '))
      wrapSetter(realm, page[`HTML${iface}Element`]?.prototype, name, (self, args, go) =>
        (self as Element | null)?.localName
          ? intercept(self as Element, attribute, args, 0, go)
          : go(),
      )
  }
  for (const [method, name, at] of ATTRIBUTE_SETTERS)
    wrapMethod(realm, window.Element.prototype, method, (self, args, go) =>
      FETCHES[(self as Element | null)?.localName ?? '']
        ? intercept(self as Element, bare(once(args, name)), args, at, go)
        : go(),
    )
  const byNode = (self: unknown, args: unknown[], go: () => unknown) => {
    const [node] = args
    if (!(node instanceof Attr || node instanceof window.Attr)) return go() // it fails by itself
    return intercept(self as Element, bare(nameOf?.call(node)), [valueOf?.call(node)], 0, go)
  }
  wrapMethod(realm, window.Element.prototype, 'setAttributeNode', byNode)
  wrapMethod(realm, window.Element.prototype, 'setAttributeNodeNS', byNode)
  wrapSetter(realm, window.Attr.prototype, 'value', (self, args, go) => {
    const { ownerElement = null, name = '' } = (self ?? {}) as Partial<Attr>
    return ownerElement ? intercept(ownerElement, bare(name), args, 0, go) : go()
  })
  // The address of an SVG image; whose it is cannot be told.
  wrapSetter(realm, window.SVGAnimatedString.prototype, 'baseVal', (_, args, go) => {
    const verdict = guard.judgeUrl(once(args))
    if (!verdict) return go()
    guard.note('refused', 'image', String(args[0]), verdict)
    return undefined
  })
  // Its address never passes the setter.
  wrapConstructor(realm, 'Audio', (args, make) => {
    const url = once(args)
    if (url === undefined || !guard.judgeUrl(url)) return make()
    const audio = make([]) as HTMLAudioElement
    audio.src = String(url)
    return audio
  })
  return { check, adopt }
}

const bareNames = new Map<unknown, string>()
/** Without prefix, in small letters; each name is worked out once. */
const bare = (name: unknown) => {
  let made = bareNames.get(name)
  if (made === undefined)
    bareNames.set(name, (made = String(name).replace(/^.*:/, '').toLowerCase()))
  return made
}
