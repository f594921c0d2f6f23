/** Listeners that outlast `document.open()`, which takes every listener of a page away. */
type Events = WindowEventMap & DocumentEventMap

export interface Lasting {
  /** As `addEventListener`, and once more whenever the document has been written anew. */
  listen<K extends keyof Events>(
    target: 'window' | 'document',
    type: K,
    heard: (event: Events[K]) => void,
    options?: AddEventListenerOptions | boolean,
  ): void
  /** Calls back when the document has a new root element; the parser may still be at work on it. */
  whenRewritten(then: () => void): void
}

const outlast = (): Lasting => {
  const targets = { window: document.defaultView as Window, document }
  // The prototype's: markup can take this name from a document and from a window.
  const { addEventListener } = EventTarget.prototype
  const again: (() => void)[] = []
  new MutationObserver(() => {
    if (document.documentElement) for (const act of again) act()
  }).observe(document, { childList: true })
  return {
    listen: (target, type, heard, options) => {
      const add = () =>
        addEventListener.call(targets[target], type, heard as EventListener, options)
      add()
      again.push(add)
    },
    whenRewritten: (then) => void again.push(then),
  }
}

let own: Lasting | undefined

/** Of this page. */
export const lasting = (): Lasting => (own ??= outlast())
