/** HTML strings: governed tags are rewritten as the markup a site would have held itself. */
import { disarm, mark } from '../disarm'
import { FETCHERS } from '../fetches'
import { judgeElement } from '../judge-element'
import type { Guard } from '../judge'
import { isTrusted, once } from './once'
import { isUnsure, readTags } from './read-tags'
import { wrapMethod, wrapSetter, type Realm } from './wrap'

const isFetcher = RegExp(`^(${FETCHERS.replaceAll(',', '|')})$`, 'i')
/** Something that may lead elsewhere: `//`, a scheme, or an entity that hides one. */
const AWAY = /[:&]|[/\\][\t\r\n]*[/\\]/

export type Parse = (html: string) => Element | null

/**
 * The same HTML with every tag that may not go marked and disarmed. Each is read by the browser's
 * own parser, in a document where nothing is fetched.
 */
export const holdInHtml = (
  html: string,
  judgeUrl: Guard['judgeUrl'],
  parse: Parse,
  unsure?: string,
): string =>
  readTags(
    html,
    (name, rest, isClosed) => {
      if (!isFetcher.test(name) || !AWAY.test(rest)) return undefined
      const tag = `<${name}${rest}>`
      let element = parse(tag)
      let verdict = element && judgeElement(element, judgeUrl)
      // What is another element among drawings: `<image>` alone is an `<img>`.
      if (!verdict && /^(image|use|feimage)$/i.test(name)) {
        element = parse(`<svg>${tag}`)?.firstElementChild ?? null
        verdict = element && judgeElement(element, judgeUrl)
      }
      if (!element || !verdict || element.hasAttribute('data-category')) return undefined
      mark(element, verdict)
      disarm(element)
      const attributes = [...element.attributes].map(
        (one) =>
          ` ${one.name}="${one.value.replace(/[&"'<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`,
      )
      return `<${name}${attributes.join('')}${isClosed ? '/' : ''}>`
    },
    unsure,
  ).html

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

export const installMarkup = (
  realm: Realm,
  guard: Guard,
  adopt: (node: unknown) => void,
  enter: () => void,
) => {
  const page = realm.window as unknown as Record<string, { prototype: object } | undefined>
  const around = (at: number) => (self: unknown, args: unknown[], go: () => unknown) => {
    const text = once(args, at)
    const place = (self as Partial<Range> | null)?.startContainer ?? (self as Node | null)
    const html = guard.html(
      text,
      isTrusted(args, at),
      [place, place?.parentNode].some(isUnsure) ? '*' : '',
    )
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
