/**
 * Workers made from a blob: the blob gets a first part that stands in front of what a worker can
 * send with. A worker from a file of the site keeps its address, and is out of reach.
 */
import type { Guard, Verdict } from '../judge'
import { here } from '../natives'
import { once } from './once'
import { wrapConstructor, wrapMethod, type Realm } from './wrap'

type Hosts = ReturnType<Guard['hosts']>
type Work = ((...args: unknown[]) => unknown) & { readonly prototype?: object }

/** Runs in the worker, as text, strict or not as the code behind it: it names nothing outside itself. */
const prelude = (hosts: Hosts, home: string) => {
  const table = new Map<string, boolean>()
  const fill = (rows: Hosts) => {
    table.clear()
    for (const [names, isAllowed] of rows)
      for (const name of names.split(' ')) if (!table.has(name)) table.set(name, isAllowed)
  }
  fill(hosts)
  addEventListener('message', (event: MessageEvent<{ cct?: Hosts } | null>) => {
    const rows = event.data?.cct
    if (!Array.isArray(rows)) return
    event.stopImmediatePropagation()
    fill(rows as Hosts)
  })
  const isRefused = (input: unknown) => {
    try {
      const { hostname, pathname } = new URL(String((input as Request)?.url ?? input), home)
      const segment = `/${pathname.split('/')[1]}`
      for (let host = hostname.replace(/\.$/, ''); host;) {
        const isAllowed = table.get(host + segment) ?? table.get(host)
        if (isAllowed !== undefined) return !isAllowed
        host = host.includes('.') ? host.slice(host.indexOf('.') + 1) : ''
      }
      return table.get('*') === false && hostname !== new URL(home).hostname && hostname !== ''
    } catch {
      return false
    }
  }
  const behind = new Map<unknown, unknown>()
  const stand = (object: object, name: string, at: number) => {
    // Where it lies: `Object.keys(self)` does not grow.
    let owner = object as Record<string, Work> | null
    while (owner && !Object.hasOwn(owner, name))
      owner = Object.getPrototypeOf(owner) as typeof owner
    const native = owner?.[name]
    if (!native) return
    const refuse = () => {
      const error = new DOMException('Failed to load', 'NetworkError')
      if (name === 'fetch') return Promise.reject(new TypeError('Failed to fetch'))
      throw error
    }
    const value = new Proxy(native, {
      apply: (target, self_, args: unknown[]) =>
        args.slice(at, at ? at + 1 : undefined).some(isRefused)
          ? refuse()
          : Reflect.apply(target, behind.get(self_) ?? self_, args),
      construct: (target, args: unknown[], newTarget) =>
        isRefused(args[0])
          ? (refuse() as object)
          : (Reflect.construct(target, args, newTarget) as object),
    })
    behind.set(value, native)
    Object.defineProperty(owner, name, { value })
    if (native.prototype) Object.defineProperty(native.prototype, 'constructor', { value })
  }
  for (const name of ['importScripts', 'fetch', 'WebSocket', 'EventSource']) stand(self, name, 0)
  stand(XMLHttpRequest.prototype, 'open', 1)
  // Asked for a stand-in, it answers for the function behind; it has no argument to look at.
  stand(Function.prototype, 'toString', 1)
}

/** White space and comments may stand before a directive; `(?=(…))\2` takes a comment whole. */
const HEAD = /^(#!.*)?(?:\s|\/\/.*[\n\r]|(?=(\/\*[^]*?\*\/))\2)*(["']use strict["'])?/

/**
 * What has to stand around the tool's lines so that the head of the blob's own text keeps its meaning.
 * A blob cannot be read at once, so its text is looked at as it is made.
 */
const heads = new WeakMap<object, readonly [before: string, after: string]>()

/**
 * By address, without fragment; one realm's worker may run another's blob. A shared worker is found by
 * its address: the one with the tool's lines is made once for each text of theirs, by the realm of the
 * blob's own, and goes with it.
 */
const blobs = new Map<
  string,
  { readonly blob: Blob; readonly made: Map<string, string>; toUrl(blob: Blob): string }
>()

export const installWorkers = (realm: Realm, guard: Guard) => {
  const { window } = realm
  const workers = new Set<{ ref: WeakRef<Worker>; by: Verdict | undefined; hasPrelude: boolean }>()
  const { createObjectURL: toUrl, revokeObjectURL } = window.URL
  wrapConstructor(realm, 'Blob', ([parts], make) => {
    const blob = make()
    const first: unknown = Array.isArray(parts) && parts[0]
    const [, line, , strict] = (typeof first === 'string' && HEAD.exec(first)) || []
    // The first line of a program for the shell becomes a comment.
    if (line || strict) heads.set(blob, [strict ? `'use strict';` : '', line ? '//' : ''])
    return blob
  })
  wrapMethod(realm, window.URL, 'createObjectURL', (_, args, go) => {
    const url = go() as string
    blobs.set(url, { blob: args[0] as Blob, made: new Map(), toUrl })
    return url
  })
  wrapMethod(realm, window.URL, 'revokeObjectURL', (_, args, go) => {
    const url = String(args[0])
    blobs.get(url)?.made.forEach(revokeObjectURL)
    blobs.delete(url)
    return go()
  })
  guard.onChange(() => {
    for (const one of workers) {
      const { ref, by, hasPrelude } = one
      const worker = ref.deref()
      if (worker && (!by || guard.mayPass(by))) {
        if (hasPrelude) worker.postMessage({ cct: guard.hosts(by) })
        continue
      }
      workers.delete(one)
      if (!worker || !by) continue
      guard.note('stopped', 'worker', by.service ?? by.category, by)
      worker.terminate()
    }
  })
  for (const name of ['Worker', 'SharedWorker'])
    wrapConstructor(realm, name, (args, make) => {
      const known = blobs.get(String(once(args)).split('#')[0] ?? '')
      const by = name === 'Worker' ? guard.asker() : undefined
      const follow = (worker: object, hasPrelude: boolean) => {
        if (name === 'Worker' && (by || hasPrelude))
          workers.add({ ref: new WeakRef(worker as Worker), by, hasPrelude })
        return worker
      }
      if (!known) return follow(make(), false)
      const { blob, made } = known
      const [before, after] = heads.get(blob) ?? ['', '']
      const lines = `${before}(${prelude})(${JSON.stringify(guard.hosts(by))},${JSON.stringify(here.baseURI)});${after}`
      // The blob as its own options: its type.
      const url = made.get(lines) ?? known.toUrl(new Blob([lines, blob], blob))
      made.set(lines, url)
      // A string stays one: whether it may be is the page's policy.
      const [given, ...more] = args
      return follow(make([typeof given === 'string' ? url : guard.toUrl(url), ...more]), true)
    })
}
