/** Requests that scripts make: held until allowed, failed like a broken network once refused. */
import type { Guard } from '../judge'
import { wrapConstructor, wrapMethod, type Realm } from './wrap'

const installFetch = (realm: Realm, guard: Guard) => {
  const { window } = realm
  const urlOf = (input: unknown) => (input instanceof window.Request ? input.url : String(input))
  for (const name of ['fetch', 'fetchLater'])
    wrapMethod(realm, window, name, (_, args, go) => {
      const verdict = args.length ? guard.judgeUrl(urlOf(args[0])) : undefined
      if (!verdict) return go()
      if (name === 'fetchLater') {
        guard.note('refused', name, urlOf(args[0]), verdict)
        return { activated: false }
      }
      const signal = (args[1] as RequestInit | undefined)?.signal
      return new window.Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
        void guard
          .wait(verdict, name, urlOf(args[0]))
          .then((isAllowed) =>
            isAllowed ? resolve(go()) : reject(new window.TypeError('Failed to fetch')),
          )
      })
    })
}

const installXhr = (realm: Realm, guard: Guard) => {
  const { prototype } = realm.window.XMLHttpRequest
  const opened = new WeakMap<object, { url: string; isAsync: boolean }>()
  wrapMethod(realm, prototype, 'open', (self, [, url, isAsync = true], go) => {
    opened.set(self as object, { url: String(url), isAsync: !!isAsync })
    return go()
  })
  wrapMethod(realm, prototype, 'abort', (self, _, go) => {
    opened.delete(self as object)
    return go()
  })
  wrapMethod(realm, prototype, 'send', (self, _, go) => {
    const xhr = self as XMLHttpRequest
    const request = opened.get(xhr)
    const verdict = request && guard.judgeUrl(request.url)
    if (!verdict) return go()
    if (!request.isAsync) {
      guard.note('refused', 'XMLHttpRequest', request.url, verdict)
      throw new realm.window.DOMException('Failed to execute send', 'NetworkError')
    }
    void guard.wait(verdict, 'XMLHttpRequest', request.url).then((isAllowed) => {
      if (opened.get(xhr) !== request) return // aborted, or opened again for something else
      if (isAllowed) go()
      else for (const name of ['error', 'loadend']) xhr.dispatchEvent(new ProgressEvent(name))
    })
    return undefined
  })
}

const installBeacon = (realm: Realm, guard: Guard) =>
  wrapMethod(realm, realm.window.Navigator.prototype, 'sendBeacon', (_, args, go) => {
    const verdict = guard.judgeUrl(args[0])
    if (!verdict) return go()
    void guard.wait(verdict, 'sendBeacon', String(args[0])).then((isAllowed) => isAllowed && go())
    return true
  })

/**
 * A connection that failed at once: real as far as a page can tell, and it tries again later by
 * itself, as every client of a socket does.
 */
const broken = (native: { prototype: object }, url: string): object =>
  Object.defineProperties(Object.setPrototypeOf(new EventTarget(), native.prototype) as object, {
    url: { value: url },
    readyState: { value: native.prototype.constructor.name === 'EventSource' ? 2 : 3 },
    bufferedAmount: { value: 0 },
    send: { value: () => {} },
    close: { value: () => {} },
    ...Object.fromEntries(
      ['onopen', 'onmessage', 'onerror', 'onclose'].map((name) => [
        name,
        { value: null, writable: true },
      ]),
    ),
  }) as object

const installSockets = (realm: Realm, guard: Guard) => {
  for (const name of ['WebSocket', 'EventSource', 'WebTransport'])
    wrapConstructor(realm, name, (args, make) => {
      const verdict = args.length ? guard.judgeUrl(args[0]) : undefined
      if (!verdict) return make()
      guard.note('refused', name, String(args[0]), verdict)
      const native = (realm.window as unknown as Record<string, { prototype: object }>)[name]
      const socket = broken(native as { prototype: object }, String(args[0])) as EventTarget & {
        onerror: unknown
        onclose: unknown
      }
      setTimeout(() => {
        for (const type of ['error', 'close'] as const) {
          const event = new Event(type)
          const handler = socket[`on${type}`]
          if (typeof handler === 'function') handler.call(socket, event)
          socket.dispatchEvent(event)
        }
      })
      return socket
    })
}

const installForms = (realm: Realm, guard: Guard) => {
  const mayGo = (form: HTMLFormElement) => {
    const { action } = form.attributes as unknown as Record<string, Attr | undefined>
    const verdict = action && guard.judgeUrl(action.value)
    if (verdict) guard.note('refused', 'form', action.value, verdict)
    return !verdict
  }
  wrapMethod(realm, realm.window.HTMLFormElement.prototype, 'submit', (self, _, go) =>
    mayGo(self as HTMLFormElement) ? go() : undefined,
  )
  realm.window.addEventListener(
    'submit',
    (event) => {
      if (!mayGo(event.target as HTMLFormElement)) event.preventDefault()
    },
    true,
  )
}

export const installRequests = (realm: Realm, guard: Guard) => {
  installFetch(realm, guard)
  installXhr(realm, guard)
  installBeacon(realm, guard)
  installSockets(realm, guard)
  installForms(realm, guard)
}
