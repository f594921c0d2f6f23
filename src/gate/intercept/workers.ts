/**
 * Workers made from a blob: the blob gets a first part that stands in front of what a worker can
 * send with. A worker from a file of the site keeps its address, and is out of reach.
 */
import type { Guard, Verdict } from '../judge'
import { here } from '../natives'
import { once } from './once'
import { wrapConstructor, wrapMethod, type Realm } from './wrap'

type Hosts = ReturnType<Guard['hosts']>
type Scope = Record<string, unknown> & EventTarget
type Work = (...args: unknown[]) => unknown

/** Runs in the worker, as text: it may name nothing outside itself. */
const prelude = (hosts: Hosts, home: string) => {
  const scope = self as unknown as Scope
  const table = new Map<string, boolean>()
  const fill = (rows: Hosts) => {
    table.clear()
    for (const [names, isAllowed] of rows)
      for (const name of names.split(' ')) if (!table.has(name)) table.set(name, isAllowed)
  }
  fill(hosts)
  scope.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<{ cct?: Hosts } | null>
    if (!data?.cct) return
    event.stopImmediatePropagation()
    fill(data.cct)
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
  const stand = (owner: Scope | undefined, name: string, at: number, isPromise?: boolean) => {
    const native = owner?.[name] as Work | undefined
    if (!owner || !native) return
    const refuse = () => {
      const error = new DOMException('Failed to load', 'NetworkError')
      if (isPromise) return Promise.reject(new TypeError('Failed to fetch'))
      throw error
    }
    owner[name] = new Proxy(native, {
      apply: (target, self_, args: unknown[]) =>
        args.slice(at, at ? at + 1 : undefined).some(isRefused)
          ? refuse()
          : Reflect.apply(target, self_, args),
      construct: (target, args: unknown[]) =>
        isRefused(args[0]) ? (refuse() as object) : (Reflect.construct(target, args) as object),
    })
  }
  stand(scope, 'importScripts', 0)
  stand(scope, 'fetch', 0, true)
  stand(scope, 'WebSocket', 0)
  stand(scope, 'EventSource', 0)
  stand((scope['XMLHttpRequest'] as { prototype: Scope }).prototype, 'open', 1)
}

/** By address, without fragment; one realm's worker may run another's blob. */
const blobs = new Map<string, Blob>()

export const installWorkers = (realm: Realm, guard: Guard) => {
  const { window } = realm
  const workers = new Set<{ ref: WeakRef<Worker>; by: Verdict | undefined; hasPrelude: boolean }>()
  const { createObjectURL } = window.URL
  wrapMethod(realm, window.URL, 'createObjectURL', (_, args, go) => {
    const url = go() as string
    blobs.set(url, args[0] as Blob)
    return url
  })
  wrapMethod(realm, window.URL, 'revokeObjectURL', (_, args, go) => {
    blobs.delete(String(args[0]))
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
      const blob = blobs.get(String(once(args)).split('#')[0] ?? '')
      const by = name === 'Worker' ? guard.asker() : undefined
      const follow = (worker: object, hasPrelude: boolean) => {
        if (name === 'Worker' && (by || hasPrelude))
          workers.add({ ref: new WeakRef(worker as Worker), by, hasPrelude })
        return worker
      }
      if (!blob) return follow(make(), false)
      const first = `(${prelude})(${JSON.stringify(guard.hosts(by))},${JSON.stringify(here.baseURI)});`
      const url = createObjectURL.call(
        window.URL,
        new Blob([first, blob], { type: blob.type || 'text/javascript' }),
      )
      // A string stays one: whether it may be is the page's policy.
      const [given, ...more] = args
      return follow(make([typeof given === 'string' ? url : guard.toUrl(url), ...more]), true)
    })
}
