/** HTML strings: governed tags are rewritten as the markup a site would have held itself. */
import type { Guard } from '../judge'
import { wrapMethod, wrapSetter, type Realm } from './wrap'

const TAG =
  /<(script|iframe|img|link|video|audio|source|track|embed|object|input|image)\b([^>]*)>/gi
const ADDRESS = /(^|[\s"'/])(src|srcset|href|poster|data|srcdoc)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi
const TYPE = /(^|[\s"'])type\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/i

const plain = (quoted: string) =>
  quoted
    .replace(/^["']|["']$/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&#x2f;|&#47;/gi, '/')

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')

/** The same HTML with every tag that may not go marked and disarmed. */
export const holdInHtml = (html: string, judgeUrl: Guard['judgeUrl']): string =>
  html.replace(TAG, (tag, name: string, rest: string) => {
    let held = undefined as ReturnType<typeof judgeUrl>
    const isScript = name.toLowerCase() === 'script'
    const moved = rest.replace(ADDRESS, (all, before: string, attribute: string, value: string) => {
      const verdict = judgeUrl(plain(value).trim().split(/\s/)[0])
      held ??= verdict
      return verdict && !isScript ? `${before}data-${attribute}=${value}` : all
    })
    if (!held || /\sdata-category\b/i.test(rest)) return tag
    const { category, service } = held
    const mark = ` data-category="${escape(category)}"${service ? ` data-service="${escape(service)}"` : ''}`
    const type = isScript
      ? ` type="text/plain" data-type="${escape(plain(TYPE.exec(rest)?.[2] ?? ''))}"`
      : ''
    return `<${name}${type}${mark}${moved}>`
  })

/** Where a page hands HTML to the browser: setters, and methods with the argument that holds it. */
const SETTERS = [
  ['Element', 'innerHTML'],
  ['Element', 'outerHTML'],
  ['ShadowRoot', 'innerHTML'],
] as const
const METHODS = [
  ['Element', 'insertAdjacentHTML', 1],
  ['Element', 'setHTMLUnsafe', 0],
  ['ShadowRoot', 'setHTMLUnsafe', 0],
  ['Range', 'createContextualFragment', 0],
] as const

/** `document.write`: HTML in pieces, and after its place was parsed, ruin. */
export const installWrites = (realm: Realm, guard: Guard) => {
  for (const [name, end] of [
    ['write', ''],
    ['writeln', '\n'],
  ] as const)
    wrapMethod(realm, realm.window.Document.prototype, name, (self, args, go) => {
      if (self === document && guard.write(args.join('') + end)) return undefined
      args.forEach((arg, i) => {
        args[i] = guard.html(arg)
      })
      return go()
    })
}

export const installMarkup = (realm: Realm, guard: Guard) => {
  const page = realm.window as unknown as Record<string, { prototype: object } | undefined>
  for (const [iface, name] of SETTERS)
    wrapSetter(realm, page[iface]?.prototype, name, (_, args, go) => {
      args[0] = guard.html(args[0])
      return go()
    })
  for (const [iface, name, at] of METHODS)
    wrapMethod(realm, page[iface]?.prototype, name, (_, args, go) => {
      args[at] = guard.html(args[at])
      return go()
    })
}
