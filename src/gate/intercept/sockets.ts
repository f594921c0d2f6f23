/** Lasting connections: opened late when they are held, and closed when consent is taken back. */
import type { Guard, Verdict } from '../judge'
import { once } from './once'
import { wrapConstructor, type Realm } from './wrap'

type Socket = Omit<WebSocket, `on${string}`> & { readonly withCredentials?: boolean }
const EVENTS = ['open', 'message', 'error', 'close'] as const
const FACTS = ['bufferedAmount', 'protocol', 'extensions', 'withCredentials'] as const

/**
 * Stands in for a connection that is held: connecting until it is allowed, then the real one behind
 * it, or broken once it is refused.
 */
const later = (
  { window }: Realm,
  native: { prototype: object },
  url: string,
  allowed: Promise<boolean>,
  make: () => object,
): object => {
  const isStream = native === (window.EventSource as unknown)
  const own = Object.setPrototypeOf(new window.EventTarget(), native.prototype) as Socket
  const followed = new Set<string>(EVENTS)
  let real: Socket | undefined
  let state = 0
  let binaryType: BinaryType = 'blob'
  const tell = (event: Event) => {
    const handler = (own as unknown as Record<string, unknown>)[`on${event.type}`]
    if (typeof handler === 'function') handler.call(own, event)
    window.EventTarget.prototype.dispatchEvent.call(own, event)
  }
  const follow = (type: string) =>
    real?.addEventListener(type, (event) => {
      const Kind = event.constructor as typeof Event
      tell(new Kind(type, event as EventInit))
    })
  const fail = () => {
    state = isStream ? 2 : 3
    tell(new window.Event('error'))
    if (!isStream) tell(new window.CloseEvent('close', { code: 1006 }))
  }
  const define = (name: string, descriptor: PropertyDescriptor) =>
    Object.defineProperty(own, name, descriptor)

  for (const type of EVENTS) define(`on${type}`, { value: null, writable: true })
  for (const name of FACTS) define(name, { get: () => real?.[name] ?? ('' as unknown) })
  define('url', { get: () => real?.url ?? url })
  define('readyState', { get: () => real?.readyState ?? state })
  define('binaryType', {
    get: () => binaryType,
    set: (type: BinaryType) => {
      binaryType = type
      if (real) real.binaryType = type
    },
  })
  define('addEventListener', {
    value: (type: string, ...rest: [EventListener]) => {
      if (!followed.has(type)) follow(type)
      followed.add(type)
      window.EventTarget.prototype.addEventListener.call(own, type, ...rest)
    },
  })
  define('send', {
    value: (data: string) => {
      if (!real && !state)
        throw new window.DOMException('Still in CONNECTING state', 'InvalidStateError')
      real?.send(data)
    },
  })
  define('close', {
    value: (...args: []) => {
      if (real) return real.close(...args)
      if (!state) setTimeout(fail)
      state = 2
    },
  })
  void allowed.then((isAllowed) => {
    if (state) return
    if (!isAllowed) return fail()
    real = make() as Socket
    if (!isStream) real.binaryType = binaryType
    followed.forEach(follow)
  })
  return own
}

export const installSockets = (realm: Realm, guard: Guard) => {
  const open = new Set<{ socket: Socket; url: string; by: Verdict | undefined }>()
  guard.onChange(() => {
    for (const one of open) {
      const { by, url } = one
      const verdict = guard.judgeUrl(url) ?? (by && !guard.mayPass(by) ? by : undefined)
      if (!verdict) continue
      open.delete(one)
      guard.note('stopped', 'connection', url, verdict)
      one.socket.close()
    }
  })
  for (const name of ['WebSocket', 'EventSource', 'WebTransport', 'WebSocketStream']) {
    const native = (realm.window as unknown as Record<string, { prototype: object }>)[name]
    wrapConstructor(realm, name, (args, make) => {
      const url = String(once(args))
      const by = guard.asker()
      const follow = () => {
        const socket = make() as Socket
        if (guard.isAway(url)) open.add({ socket, url, by })
        return socket
      }
      const verdict: Verdict | undefined = args.length ? guard.judgeUrl(url) : undefined
      if (!verdict || !native) return follow()
      if (/T|m$/.test(name)) {
        guard.note('refused', name, url, verdict)
        // A port that every browser refuses, at once.
        return make([`${name === 'WebTransport' ? 'https' : 'wss'}://localhost:1`])
      }
      return later(realm, native, url, guard.wait(verdict, name, url), follow)
    })
  }
}
