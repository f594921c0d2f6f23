/** Other tools' markup, which is inert by itself → `data-category`, by which the gate knows it. */
import type { CompatTool } from '../config/schema'
import { idsFor, type CompatSettings } from './names'

/** Ids that must all be allowed; null: not this tool's. */
type Read = (element: Element) => string[] | null

const words = (text: string | null) => (text === null ? null : text.split(/[\s,]+/).filter(Boolean))

const readers: Partial<Record<CompatTool, Read>> = {
  'vanilla-cookieconsent': (element) => words(element.getAttribute('data-category')),
  klaro: (element) => words(element.getAttribute('data-name')),
  cookiebot: (element) => words(element.getAttribute('data-cookieconsent')),
  onetrust: (element) => {
    const codes = [...element.classList].flatMap(
      (name) => /^optanon-category-([\w-]+)$/.exec(name)?.[1]?.split('-') ?? [],
    )
    return codes.length ? codes : null
  },
}

const SELECTOR =
  'script[type="text/plain"],[data-category],[data-src],[data-href],[data-cookieblock-src],.youtube_player,.vimeo_player'

/** Players that tarteaucitron draws into an empty element. */
const PLAYERS = [
  ['youtube', /^[\w-]{1,20}$/, 'https://www.youtube-nocookie.com/embed/'],
  ['vimeo', /^\d{1,12}$/, 'https://player.vimeo.com/video/'],
] as const

const drawPlayer = (element: Element, settings: CompatSettings): void => {
  for (const [name, form, base] of PLAYERS) {
    const id = element.getAttribute('videoID') ?? ''
    if (!element.classList.contains(`${name}_player`) || !form.test(id)) continue
    const frame = document.createElement('iframe')
    for (const size of ['width', 'height', 'title'])
      if (element.hasAttribute(size)) frame.setAttribute(size, element.getAttribute(size) ?? '')
    frame.allowFullscreen = true
    frame.dataset['src'] = base + id
    frame.dataset['category'] = idsFor(settings, name).join(' ')
    element.replaceWith(frame)
    return
  }
}

/** The one name under which the gate finds an address that is kept aside. */
const place = (element: Element) => {
  const kept = element.getAttribute('data-cookieblock-src')
  if (kept !== null && !element.hasAttribute('data-src')) element.setAttribute('data-src', kept)
}

const isInert = (element: Element) =>
  element.localName === 'script'
    ? element.getAttribute('type') === 'text/plain'
    : !element.hasAttribute('src')

const translateOne = (element: Element, all: readonly CompatSettings[]): void => {
  for (const settings of all) {
    const { tool } = settings
    if (tool === 'tarteaucitron') drawPlayer(element, settings)
    const isOurs = tool === 'vanilla-cookieconsent'
    // Marked already; only vanilla-cookieconsent uses the same attribute.
    if (element.hasAttribute('data-category') !== isOurs) continue
    const names = readers[tool]?.(element)
    if (!names?.length || (!isOurs && !isInert(element)) || names.includes('ignore')) continue
    place(element)
    const ids = names.flatMap((name) => {
      const not = name.startsWith('!') ? '!' : ''
      return idsFor(settings, name.slice(not.length)).map((id) => not + id)
    })
    const text = ids.join(' ')
    // A word that leads nowhere stays as it is: it is told as undeclared, and held.
    if (element.getAttribute('data-category') !== text)
      element.setAttribute('data-category', text || names.join(' '))
    return
  }
}

/** Marks what is here, and what comes. Returns its own stop. */
export const translate = (all: readonly CompatSettings[]): (() => void) => {
  const look = (root: ParentNode) => {
    for (const element of root.querySelectorAll(SELECTOR)) translateOne(element, all)
  }
  look(document)
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue
        if (node.matches(SELECTOR)) translateOne(node, all)
        look(node)
      }
  })
  observer.observe(document, { childList: true, subtree: true })
  return () => observer.disconnect()
}
