/** Installs every interceptor in a realm: the page's own, and those of frames that share its origin. */
import type { Guard } from '../judge'
import { installElements, type Elements } from './elements'
import { installMarkup, installWrites } from './markup'
import { installRequests } from './requests'
import { installSockets } from './sockets'
import { installStorage } from './storage'
import { installWorkers } from './workers'
import { hideStandIns, type Realm } from './wrap'

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
): Elements['check'] => {
  // A frame's window stays the same object through all its pages; what is in it does not.
  behind.set(window.Object, window)
  const realm: Realm = { window, behind }
  hideStandIns(realm)

  const open = (frame: HTMLIFrameElement) => {
    try {
      const inner = frame.contentWindow as Page | null
      // Reading a property of another origin throws.
      if (!inner?.document) return
      if (!behind.has(inner.Object)) guardRealm(inner, guard, what, behind)
      // Some browsers keep the functions and replace the document.
      if (!behind.has(inner.document)) guard.observe(inner.document)
      behind.set(inner.document, inner)
    } catch {
      // another origin: out of reach, and its own storage
    }
  }
  const followed = new WeakSet<Element>()
  const enter = () => {
    for (let i = 0; i < window.length; i += 1)
      try {
        const frame = window[i]?.frameElement as HTMLIFrameElement | null
        if (!frame || followed.has(frame)) continue
        followed.add(frame)
        open(frame)
        // A new page comes with new functions: its first script calls, or it has loaded.
        Object.defineProperty(frame, 'cct', { value: () => open(frame) })
        frame.addEventListener('load', () => open(frame))
      } catch {
        // another origin
      }
  }

  installWrites(realm, guard, enter)
  let check: (element: Element) => void = () => {}
  if (what.network) {
    const elements = installElements(realm, guard, enter)
    ;({ check } = elements)
    installMarkup(realm, guard, elements.adopt, enter)
    installRequests(realm, guard)
    installSockets(realm, guard)
    installWorkers(realm, guard)
  }
  if (what.storage) installStorage(realm, guard)
  enter()
  return check
}
