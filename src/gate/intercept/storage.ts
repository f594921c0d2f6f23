/** Writes under a name that sorts into something not granted are refused, silently to the writer. */
import type { Guard } from '../judge'
import { once } from './once'
import { wrapMethod, wrapSetter, type Realm } from './wrap'

/** What cookie parsers and `Date.parse` read alike; to `expires=0` the one is deaf, and keeps the cookie. */
const DATE = /(\d\d?[ -][a-z]{3,9}|[a-z]{3,9} \d\d?)[ -](\d{4}|[7-9]\d) \d\d?:\d\d?:\d\d?/i

/** Removing is always allowed: no age, or an expiry in the past; the last counts, and age over expiry. */
const isRemoval = (cookie: string) => {
  if (!/max-age|expires/i.test(cookie)) return false
  const last = (name: string) =>
    [...cookie.matchAll(new RegExp(`;\\s*${name}\\s*=\\s*([^;]*)`, 'gi'))].at(-1)?.[1]?.trim()
  const age = last('max-age')
  const date = last('expires') ?? ''
  return age && /^-?\d+$/.test(age)
    ? Number(age) <= 0
    : DATE.test(date) && Date.parse(date) < Date.now()
}

const nameOf = (cookie: string) => {
  const end = cookie.search(/[=;]/)
  return (end < 0 ? cookie : cookie.slice(0, end)).trim()
}

export const installStorage = (realm: Realm, guard: Guard) => {
  const { window } = realm
  const may = (name: string, what: string) => {
    const verdict = guard.judgeName(name, what)
    if (verdict) guard.note('refused', what, name, verdict)
    return !verdict
  }
  wrapSetter(
    realm,
    window.Document.prototype,
    'cookie',
    (_, args, go) => {
      const cookie = String(once(args))
      return isRemoval(cookie) || may(nameOf(cookie), 'cookie') ? go() : undefined
    },
    ([cookie]) => typeof cookie === 'string' && guard.isFree(nameOf(cookie)),
  )
  const store = (window as { CookieStore?: { prototype: object } }).CookieStore
  wrapMethod(realm, store?.prototype, 'set', (_, args, go) => {
    const [first] = args
    let name = first
    if (typeof first === 'object' && first) {
      name = String((first as { name: unknown }).name)
      args[0] = Object.create(first, { name: { value: name } }) // read once
    }
    return may(String(name), 'cookie') ? go() : window.Promise.resolve()
  })
  let local: Storage | undefined
  wrapMethod(
    realm,
    window.Storage?.prototype,
    'setItem',
    (self, args, go) => {
      let what = 'session'
      try {
        if (self === (local ??= window.localStorage)) what = 'local'
      } catch {
        // a blocked store has no name
      }
      return args.length < 2 || may(String(once(args)), what) ? go() : undefined
    },
    (args) => typeof args[0] === 'string' && guard.isFree(args[0]),
  )
  wrapMethod(realm, window.IDBFactory?.prototype, 'open', (_, args, go) => {
    if (!args.length) return go()
    const base = String(once(args))
    if (may(base, 'indexeddb')) {
      const opening = go() as IDBOpenDBRequest
      guard.noteOpening(base, opening)
      return opening
    }
    const handler = { value: null, writable: true }
    // A request that fails, as where the browser has no room: its caller is not left waiting.
    const request = Object.defineProperties(
      Object.setPrototypeOf(new EventTarget(), window.IDBOpenDBRequest.prototype) as EventTarget,
      {
        readyState: { value: 'done' },
        result: {}, // undefined, as where opening failed
        error: { value: new window.DOMException('', 'UnknownError') },
        onsuccess: handler,
        onerror: handler,
        onupgradeneeded: handler,
        onblocked: handler,
      },
    ) as IDBOpenDBRequest
    request.addEventListener('error', (event) => request.onerror?.(event))
    setTimeout(() => request.dispatchEvent(new Event('error')))
    return request
  })
}
