/** What a browser has and the test page lacks, and a person's hand. */
import { afterEach, beforeEach } from 'vitest'

let trusting = false

/** `isTrusted` cannot be set, so listeners are handed the event through a glass that says so. */
const vouched = (event: Event): Event =>
  trusting
    ? new Proxy(event, {
        get(inner, key) {
          const value: unknown = key === 'isTrusted' || Reflect.get(inner, key, inner)
          return typeof value === 'function' ? value.bind(inner) : value
        },
      })
    : event

/** A click that the browser vouches for. */
export const personClicks = (element: Element) => {
  trusting = true
  ;(element as HTMLElement).click()
  trusting = false
}

/** A click made by a program, as auto-reject tools do. */
export const scriptClicks = (element: Element) => (element as HTMLElement).click()

export const find = (root: ShadowRoot, hook: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(`[data-cct="${hook}"]`)
  if (!found) throw new Error(`there is no ${hook}`)
  return found
}

export const has = (root: ShadowRoot, hook: string): boolean =>
  root.querySelector(`[data-cct="${hook}"]`) !== null

export const isOn = (root: ShadowRoot, hook: string): boolean =>
  (find(root, hook) as HTMLInputElement).checked

export const nextTask = () => new Promise((resolve) => setTimeout(resolve, 50))

export const useTestPage = () => {
  const original = EventTarget.prototype.addEventListener
  beforeEach(() => {
    HTMLDialogElement.prototype.showModal = function showModal() {
      this.open = true
    }
    EventTarget.prototype.addEventListener = function add(type, listener, options) {
      const heard =
        typeof listener === 'function'
          ? function hear(this: EventTarget, event: Event) {
              listener.call(this, vouched(event))
            }
          : listener
      original.call(this, type, heard, options)
    }
  })
  afterEach(() => {
    EventTarget.prototype.addEventListener = original
    document.body.replaceChildren()
  })
}
