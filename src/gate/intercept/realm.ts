/** Installs every interceptor in a realm: the page's own, and those of frames that share its origin. */
import type { Guard } from '../judge'
import { installElements, type Elements } from './elements'
import { installMarkup } from './markup'
import { installRequests } from './requests'
import { installSockets } from './sockets'
import { installStorage } from './storage'
import { installWorkers } from './workers'
import { hideStandIns, wrapGetter, type Realm } from './wrap'
import { installWrites } from './writes'

export interface What {
  readonly network: boolean
  readonly storage: boolean
}

type Page = Window & typeof globalThis

/** Returns how to look at one element that came by the parser. */
export const guardRealm = (
  window: Page,
  guard: Guard,
  what: What,
  behind: Realm['behind'] = new WeakMap(),
  /** What has been seen of every realm: its functions, its document, the frame it is in. */
  known = new WeakSet(),
): Elements['check'] => {
  // A frame's window stays the same object through all its pages; what is in it does not.
  known.add(window.Object)
  const realm: Realm = { window, behind }
  hideStandIns(realm)

  const open = (inner: Page | null | undefined) => {
    try {
      // Reading a property of another origin throws.
      if (!inner?.document) return
      if (!known.has(inner.Object)) guardRealm(inner, guard, what, behind, known)
      // Some browsers keep the functions and replace the document.
      if (!known.has(inner.document)) guard.observe(inner.document)
      known.add(inner.document)
    } catch {
      // another origin: out of reach, and its own storage
    }
  }
  const follow = (frame: Element, inner: Page) => {
    if (known.has(frame)) return
    known.add(frame)
    // A new page comes with new functions: its first script calls, or it has loaded.
    const again = () =>
      open(
        ((frame as Partial<HTMLIFrameElement>).contentWindow as Page | null | undefined) ?? inner,
      )
    Object.defineProperty(frame, 'cct', { value: again })
    frame.addEventListener('load', again)
  }
  const enter = () => {
    // No `length`: a page may set it to anything.
    for (let i = 0; window[i]; i += 1)
      try {
        const inner = window[i] as Page
        if (known.has(inner)) continue
        known.add(inner) // once is enough: its place tells when it changes
        open(inner)
        if (inner.frameElement) follow(inner.frameElement, inner)
      } catch {
        // another origin
      }
  }
  // Whoever takes hold of a frame before the insertion is over, or of one in a shadow tree.
  const page = window as unknown as Record<string, { prototype: object } | undefined>
  for (const iface of ['IFrame', 'Frame', 'Object']) {
    const prototype = page[`HTML${iface}Element`]?.prototype
    const inside = prototype && Object.getOwnPropertyDescriptor(prototype, 'contentDocument')?.get
    for (const name of ['contentWindow', 'contentDocument'])
      wrapGetter(realm, prototype, name, (self, _, go) => {
        const inner = (inside?.call(self) as Document | null | undefined)?.defaultView
        if (inner) {
          follow(self as Element, inner as Page)
          open(inner as Page)
        }
        return go()
      })
  }

  let listen = () => {}
  installWrites(realm, guard, () => {
    enter()
    listen()
  })
  let check: (element: Element) => void = () => {}
  if (what.network) {
    const elements = installElements(realm, guard, enter)
    ;({ check } = elements)
    installMarkup(realm, guard, elements.adopt, enter)
    listen = installRequests(realm, guard)
    installSockets(realm, guard)
    installWorkers(realm, guard)
  }
  if (what.storage) installStorage(realm, guard)
  enter()
  return check
}
