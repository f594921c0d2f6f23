/** Elements by every route: properties, attributes, insertion. Nothing governed is born alive. */
import type { Guard } from '../judge'
import { wrapConstructor, wrapMethod, wrapSetter, type Realm } from './wrap'

/** Element → attributes that fetch. */
export const FETCHES: Readonly<Record<string, readonly string[]>> = {
  script: ['src', 'href'],
  iframe: ['src', 'srcdoc'],
  img: ['src', 'srcset'],
  link: ['href'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
  image: ['href'],
  frame: ['src'],
}

export const FETCHING = Object.keys(FETCHES).join()

/** Property → interfaces that have it. */
const SETTERS: Readonly<Record<string, string>> = {
  src: 'Script IFrame Image Media Source Track Embed Input Frame',
  srcset: 'Image Source',
  href: 'Link',
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

export const installElements = (
  realm: Realm,
  guard: Guard,
  onFrame: (frame: HTMLIFrameElement) => void,
): { check(element: Element): void } => {
  const { window } = realm
  const page = window as unknown as Record<string, { prototype: object } | undefined>
  const read = window.Element.prototype.getAttribute
  const judge = (attribute: string, value: unknown) => {
    if (attribute === 'srcdoc') return guard.html(value) === value ? undefined : { category: '*' }
    if (attribute !== 'srcset') return guard.judgeUrl(value)
    for (const part of String(value).split(','))
      if (guard.judgeUrl(part.trim().split(/\s/)[0]))
        return guard.judgeUrl(part.trim().split(/\s/)[0])
    return undefined
  }

  const check = (element: Element) => {
    for (const name of FETCHES[element.localName] ?? []) {
      const url = read.call(element, name) ?? (name === 'href' && read.call(element, 'xlink:href'))
      const verdict = url ? judge(name, url) : undefined
      if (verdict) return guard.hold(element, verdict)
    }
  }

  const scan = (node: unknown) => {
    if (!(node as Node | null)?.nodeType) return
    const { nodeType } = node as Node
    if (nodeType === 1) check(node as Element)
    if ((nodeType === 1 || nodeType === 11) && (node as Element).firstElementChild)
      (node as Element).querySelectorAll(FETCHING).forEach(check)
  }

  /** Frames that share the page's origin are realms of their own. */
  const enterFrames = (node: unknown) => {
    if (!(node as Node | null)?.nodeType || !window.length) return
    const element = node as Element
    if (element.localName === 'iframe') onFrame(element as HTMLIFrameElement)
    else element.querySelectorAll?.('iframe').forEach(onFrame)
  }

  for (const [iface, names, isParent] of INSERTIONS)
    for (const name of names.split(' '))
      wrapMethod(realm, page[iface]?.prototype, name, (self, args, go) => {
        const place = self as Node
        const isLive = isParent ? place.isConnected : place.isConnected !== false
        if (!isLive) return go()
        // A fragment is empty afterwards: what was in it is remembered.
        const nodes = args.flatMap((arg) =>
          (arg as Node | null)?.nodeType === 11 ? [...(arg as Node).childNodes] : [arg],
        )
        nodes.forEach(scan)
        const result = go()
        nodes.forEach(enterFrames)
        return result
      })

  /** True when the value was taken into custody instead of being set. */
  const intercept = (element: Element, attribute: string, value: unknown, set: () => unknown) => {
    const verdict = FETCHES[element.localName]?.includes(attribute)
      ? judge(attribute, value)
      : undefined
    if (!verdict) return set()
    if (element.localName === 'script') {
      guard.hold(element, verdict)
      return set()
    }
    // `data-…` first, so that the address is never the element's own.
    window.Element.prototype.setAttribute.call(element, `data-${attribute}`, String(value))
    guard.hold(element, verdict)
    return undefined
  }

  for (const [name, ifaces] of Object.entries(SETTERS))
    for (const iface of ifaces.split(' '))
      wrapSetter(realm, page[`HTML${iface}Element`]?.prototype, name, (self, [value], go) =>
        self instanceof window.Element ? intercept(self, name, value, go) : go(),
      )
  wrapMethod(realm, window.Element.prototype, 'setAttribute', (self, [name, value], go) =>
    intercept(self as Element, String(name).toLowerCase(), value, go),
  )
  wrapMethod(realm, window.Element.prototype, 'setAttributeNS', (self, [, name, value], go) =>
    intercept(self as Element, String(name).replace(/^.*:/, ''), value, go),
  )
  for (const name of ['setAttributeNode', 'setAttributeNodeNS'])
    wrapMethod(realm, window.Element.prototype, name, (self, [attr], go) =>
      intercept(self as Element, (attr as Attr).name, (attr as Attr).value, go),
    )
  // Its address never passes the setter.
  wrapConstructor(realm, 'Audio', ([url], make) => {
    if (url === undefined || !guard.judgeUrl(url)) return make()
    const audio = make([]) as HTMLAudioElement
    audio.src = String(url)
    return audio
  })
  return { check }
}
