/** HTML strings: governed tags are rewritten as the markup a site would have held itself. */
import { disarm, mark } from '../disarm'
import { FETCHERS } from '../fetches'
import { judgeElement } from '../judge-element'
import type { Guard } from '../judge'
import { isTrusted, once } from './once'
import { wrapMethod, wrapSetter, type Realm } from './wrap'

/** As the parser reads it: a quote begins a value behind `=` alone. Each part can be read in one way, so that no text takes long. */
const REST = `\\b((?:[^>=]|=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'>][^\\s>]*(?=[\\s>])|(?=>)))*)>`
/** Tags that fetch; what comments, scripts and the values of other tags hold is text. */
const TAG = new RegExp(
  `<!--(?:-?>|[^]*?--!?>)|<(script)${REST}([^]*?)(?=<[/]script|$)|<(${FETCHERS.replaceAll(',', '|')})${REST}|<textarea${REST}[^]*?(?=<[/]textarea|$)|<[/]?[a-z][^\\s/>]*${REST}`,
  'gi',
)
/** Something that may lead elsewhere: `//`, a scheme, or an entity that hides one. */
const AWAY = /[:&]|[/\\][\t\r\n]*[/\\]/

export type Parse = (html: string) => Element | null

/**
 * The same HTML with every tag that may not go marked and disarmed. Each is read by the browser's
 * own parser, in a document where nothing is fetched.
 */
export const holdInHtml = (html: string, judgeUrl: Guard['judgeUrl'], parse: Parse): string => {
  // Behind the last end of a tag there is none, however long the text.
  const end = html.lastIndexOf('>') + 1
  const held = html
    .slice(0, end)
    .replace(TAG, (all, script?: string, code = '', text = '', other?: string, inner = '') => {
      const name = script ?? other
      const rest = script ? code : inner
      if (!name || !AWAY.test(rest)) return all
      const tag = `<${name}${rest}>`
      let element = parse(tag)
      let verdict = element && judgeElement(element, judgeUrl)
      // What is another element among drawings: `<image>` alone is an `<img>`.
      if (!verdict && /^(image|use|feimage)$/i.test(name)) {
        element = parse(`<svg>${tag}`)?.firstElementChild ?? null
        verdict = element && judgeElement(element, judgeUrl)
      }
      if (!element || !verdict || element.hasAttribute('data-category')) return all
      mark(element, verdict)
      disarm(element)
      const attributes = [...element.attributes].map(
        (one) =>
          ` ${one.name}="${one.value.replace(/[&"'<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`,
      )
      return `<${name}${attributes.join('')}${rest.endsWith('/') ? '/' : ''}>${text}`
    })
  return held + html.slice(end)
}

/** Where a page hands HTML to the browser: setters, and methods with the argument that holds it. */
const SETTERS = [
  ['Element', 'innerHTML'],
  ['Element', 'outerHTML'],
  ['ShadowRoot', 'innerHTML'],
] as const
const METHODS = [
  ['Element', 'insertAdjacentHTML', 1],
  ['Element', 'setHTMLUnsafe', 0],
  ['Element', 'setHTML', 0],
  ['ShadowRoot', 'setHTMLUnsafe', 0],
  ['ShadowRoot', 'setHTML', 0],
  ['Range', 'createContextualFragment', 0],
  ['Document', 'execCommand', 2],
] as const

/** A tag that is not complete yet. */
const OPEN = /<[a-z!/][^>]*$/i

/** `document.write`: HTML in pieces, and after its place was parsed, ruin. */
export const installWrites = (realm: Realm, guard: Guard, enter: () => void) => {
  let rest = ''
  for (const [name, end] of [
    ['write', ''],
    ['writeln', '\n'],
  ] as const)
    wrapMethod(realm, realm.window.Document.prototype, name, (self, args, go) => {
      const text = args.map((_, at) => once(args, at)).join('')
      const areTrusted = args.every((_, at) => isTrusted(args, at))
      if (self === document && guard.write(text + end, areTrusted)) return undefined
      // A tag in pieces is looked at when it is whole, which is when the browser would, too.
      const whole = rest + text
      rest = OPEN.exec(whole)?.[0] ?? ''
      const ready = rest ? whole.slice(0, -rest.length) : whole
      const html = guard.html(ready, areTrusted)
      if (html !== text) args.splice(0, args.length, html)
      const result = go()
      enter()
      return result
    })
}

export const installMarkup = (
  realm: Realm,
  guard: Guard,
  adopt: (node: unknown) => void,
  enter: () => void,
) => {
  const page = realm.window as unknown as Record<string, { prototype: object } | undefined>
  const around = (at: number) => (self: unknown, args: unknown[], go: () => unknown) => {
    const text = once(args, at)
    const html = guard.html(text, isTrusted(args, at))
    const isHeld = html !== text
    const root = isHeld && (self as Node).getRootNode?.()
    if (isHeld) args[at] = html
    const result = go()
    // Detached, or in a shadow: no observer sees it.
    if (isHeld) [root, self, result].forEach(adopt)
    enter()
    return result
  }
  for (const [iface, name] of SETTERS) wrapSetter(realm, page[iface]?.prototype, name, around(0))
  for (const [iface, name, at] of METHODS)
    wrapMethod(realm, page[iface]?.prototype, name, around(at))
}
