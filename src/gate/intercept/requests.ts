/** Requests that scripts make: held until allowed, failed like a broken network once refused. */
import { getAttribute } from '../natives'
import type { Guard } from '../judge'
import { once } from './once'
import { wrapMethod, type Around, type Realm } from './wrap'

/** Bytes of a body, where they can be told. */
const sizeOf = (body: unknown): number => {
  const { length, byteLength, size } = (body ?? {}) as Record<string, unknown>
  return Number(length ?? byteLength ?? size) || 0
}

/** Across realms: opened by one frame's function, sent by another's. */
const opened = new WeakMap<object, { url: unknown; isAsync: boolean }>()

/** Functions that fetch and return a promise. */
const installFetch = (realm: Realm, guard: Guard) => {
  const { window } = realm
  // Kept: the page may put another in its place.
  const { Request } = realm.window
  const page = window as unknown as Record<string, { prototype: object } | undefined>
  const urlOfRequest = Object.getOwnPropertyDescriptor(Request.prototype, 'url')?.get
  const addressOf = (list: unknown[], at = 0): string => {
    try {
      // A request of any realm, and nothing that only looks like one.
      return urlOfRequest?.call(list[at]) as string
    } catch {
      return String(once(list, at))
    }
  }
  const passes = (args: readonly unknown[]) =>
    typeof args[0] === 'string' && !guard.judgeUrl(args[0])
  const holdPromise = (owner: object | undefined, name: string) => {
    // All of it inside: what an argument throws comes by the promise, as the browser has it.
    const hold: Around = (_, args, go) =>
      new window.Promise((resolve, reject) => {
        const pass = () => resolve(go())
        if (!args.length) return pass()
        const [input, init] = args as [unknown, RequestInit | undefined]
        let list = args.slice(0, 1)
        if (name === 'addAll')
          try {
            args[0] = list = [...(input as unknown[])]
          } catch {
            return pass() // it fails by itself
          }
        const urls = list.map((_, at) => addressOf(list, at))
        if (name !== 'addAll') args[0] = list[0]
        const held = urls.find((url) => guard.judgeUrl(url)) ?? ''
        const verdict = guard.judgeUrl(held)
        if (!verdict) return pass()
        const signal = init?.signal ?? (input as Partial<Request> | undefined)?.signal
        const abort = () => reject(signal?.reason as Error)
        if (signal?.aborted) return abort()
        // As it is now: senders use options and buffers again.
        if (name === 'fetch') {
          args[0] = new Request(args[0] as string, init)
          args.length = 1
        }
        signal?.addEventListener('abort', abort)
        void guard
          .wait(verdict, name, held, sizeOf(init?.body))
          .then((isAllowed) =>
            isAllowed ? pass() : reject(new window.TypeError('Failed to fetch')),
          )
      })
    wrapMethod(realm, owner, name, hold, passes)
  }
  holdPromise(window, 'fetch')
  holdPromise(page['Worklet']?.prototype, 'addModule')
  for (const name of ['add', 'addAll']) holdPromise(page['Cache']?.prototype, name)
  wrapMethod(realm, window, 'fetchLater', (_, args, go) => {
    const url = args.length ? addressOf(args) : ''
    const verdict = guard.judgeUrl(url)
    if (!verdict) return go()
    guard.note('refused', 'fetchLater', url, verdict)
    return { activated: false }
  })
}

const installXhr = (realm: Realm, guard: Guard) => {
  const { XMLHttpRequest, DOMException, ProgressEvent, Event } = realm.window
  const { prototype } = XMLHttpRequest
  wrapMethod(realm, prototype, 'open', (self, args, go) => {
    const url = once(args, 1)
    const result = go()
    // What stood there after a refusal.
    if (Object.hasOwn(self as object, 'readyState'))
      delete (self as { readyState?: number }).readyState
    opened.set(self as object, { url, isAsync: args.length < 3 || !!args[2] })
    return result
  })
  wrapMethod(realm, prototype, 'abort', (self, _, go) => {
    opened.delete(self as object)
    return go()
  })
  wrapMethod(realm, prototype, 'send', (self, args, go) => {
    const xhr = self as XMLHttpRequest
    const request = opened.get(xhr)
    const verdict = request && guard.judgeUrl(request.url)
    if (!verdict) return go()
    const url = String(request.url)
    if (!request.isAsync) {
      guard.note('refused', 'XMLHttpRequest', url, verdict)
      throw new DOMException('Failed to send', 'NetworkError')
    }
    void guard.wait(verdict, 'XMLHttpRequest', url, sizeOf(args[0])).then((isAllowed) => {
      if (opened.get(xhr) !== request) return // aborted, or opened again for something else
      if (isAllowed) return go()
      xhr.dispatchEvent(new ProgressEvent('loadstart'))
      Object.defineProperty(xhr, 'readyState', { value: 4, configurable: true })
      xhr.dispatchEvent(new Event('readystatechange'))
      for (const name of ['error', 'loadend']) xhr.dispatchEvent(new ProgressEvent(name))
    })
    return undefined
  })
}

const installBeacon = (realm: Realm, guard: Guard) =>
  wrapMethod(realm, realm.window.Navigator.prototype, 'sendBeacon', (_, args, go) => {
    const verdict = args.length ? guard.judgeUrl(once(args)) : undefined
    if (!verdict) return go()
    void guard
      .wait(verdict, 'sendBeacon', String(args[0]), sizeOf(args[1]))
      .then((isAllowed) => isAllowed && go())
    return true
  })

/** What the visitor's own click or a form sends. */
const installForms = (realm: Realm, guard: Guard) => {
  const { window } = realm
  const mayGo = (target: unknown, attribute: string) => {
    // An event may bear this name without a form, and a page may call with anything.
    const isElement = (target as Partial<Node> | null | undefined)?.nodeType === 1
    const url = isElement && getAttribute.call(target as Element, attribute)
    const verdict = url ? guard.judgeUrl(url) : undefined
    if (verdict) guard.note('refused', attribute, url as string, verdict)
    return !verdict
  }
  wrapMethod(realm, window.HTMLFormElement.prototype, 'submit', (self, _, go) =>
    mayGo(self, 'action') ? go() : undefined,
  )
  // From a shadow tree no event comes up to the window.
  wrapMethod(realm, window.HTMLFormElement.prototype, 'requestSubmit', (self, [submitter], go) =>
    mayGo(self, 'action') && mayGo(submitter, 'formaction') ? go() : undefined,
  )
  const onSubmit = (event: SubmitEvent) => {
    const isFree = mayGo(event.target, 'action') && mayGo(event.submitter, 'formaction')
    if (!isFree) event.preventDefault()
  }
  const onClick = (event: Event) => {
    const link = (event.composedPath()[0] as Partial<Element> | undefined)?.closest?.('[ping]')
    if (link && !mayGo(link, 'ping')) link.removeAttribute('ping')
  }
  // The prototype's: markup can take this name from a window.
  const { addEventListener } = window.EventTarget.prototype
  const listen = () => {
    addEventListener.call(window, 'submit', onSubmit as EventListener, true)
    addEventListener.call(window, 'click', onClick, true)
  }
  listen()
  // Every listener of the page goes with its document. In the same task, and in frames: `env/lasting` sees it
  // later, and on the page alone.
  wrapMethod(realm, window.Document.prototype, 'open', (_, __, go) => {
    const opened = go()
    listen()
    return opened
  })
  return listen
}

/** Returns what is to be called when a document may have been written anew. */
export const installRequests = (realm: Realm, guard: Guard) => {
  installFetch(realm, guard)
  installXhr(realm, guard)
  installBeacon(realm, guard)
  return installForms(realm, guard)
}
