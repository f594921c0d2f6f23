/** Installs every interceptor in a realm: the page's own, and those of frames that share its origin. */
import type { Guard } from '../judge'
import { installElements } from './elements'
import { installMarkup, installWrites } from './markup'
import { installRequests } from './requests'
import { installStorage } from './storage'
import { hideStandIns, type Realm } from './wrap'

export interface What {
  readonly network: boolean
  readonly storage: boolean
}

/** Returns how to look at one element that came by the parser. */
export const guardRealm = (
  window: Window & typeof globalThis,
  guard: Guard,
  what: What,
  behind: Realm['behind'] = new WeakMap(),
): ((element: Element) => void) => {
  behind.set(window, window)
  const realm: Realm = { window, behind }
  hideStandIns(realm)
  const enter = (frame: HTMLIFrameElement) => {
    const open = () => {
      try {
        const inner = frame.contentWindow as (Window & typeof globalThis) | null
        // Reading a property of another origin throws.
        if (inner?.document && !behind.has(inner)) guardRealm(inner, guard, what, behind)
      } catch {
        // another origin: out of reach, and its own storage
      }
    }
    open()
    // Firefox replaces the first empty document once it has loaded.
    frame.addEventListener('load', open)
  }
  installWrites(realm, guard)
  let check = (_: Element) => {}
  if (what.network) {
    ;({ check } = installElements(realm, guard, enter))
    installMarkup(realm, guard)
    installRequests(realm, guard)
  }
  if (what.storage) installStorage(realm, guard)
  return check
}
