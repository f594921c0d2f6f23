/** Interprets the rows of the catalogue: `['fbq', 'consent', 'revoke']` on the page's own functions. */
import type { Call, Json, Stub } from '../catalog/known-service'

export interface CallScope {
  /** `{measurementId}` and its like. */
  setting(name: string): string | undefined
  isAllowed(category: string): boolean
  /** `gtag(...)`: pushes an `arguments` object. */
  gtag(...args: unknown[]): void
}

type Bag = Record<string, unknown>
const page = globalThis as unknown as Bag

/** Fills `{placeholders}`; null when one has no value. */
export const fill = (text: string, scope: CallScope): string | null => {
  let isWhole = true
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = scope.setting(name)
    if (value === undefined) isWhole = false
    return value ?? ''
  })
  return isWhole ? filled : null
}

class Missing extends Error {}

const value = (json: Json, scope: CallScope): unknown => {
  if (typeof json === 'string') {
    if (json === '@now') return new Date()
    if (json === '@time') return Date.now()
    if (json[0] === '@') return scope.isAllowed(json.slice(1)) ? 'granted' : 'denied'
    if (json[0] === '?') return scope.isAllowed(json.slice(1))
    if (json[0] === '$') return read(json.slice(1), scope)
    const filled = fill(json, scope)
    if (filled === null) throw new Missing()
    return filled
  }
  if (Array.isArray(json)) return json.map((item: Json) => value(item, scope))
  if (json && typeof json === 'object')
    return Object.fromEntries(
      Object.entries(json).map(([key, item]) => [value(key, scope), value(item, scope)]),
    )
  return json
}

/** `a.b.c` on the page → its owner and last name. */
const resolve = (path: string, scope: CallScope, make: boolean): [Bag, string] | null => {
  const steps = path.split('.').map((step) => fill(step, scope))
  const last = steps.pop()
  let owner: unknown = page
  for (const step of steps) {
    if (step === null) return null
    if (make) (owner as Bag)[step] ??= {}
    owner = (owner as Bag)?.[step]
  }
  return owner && last != null ? [owner as Bag, last] : null
}

/** What stands at a path of the page. */
const read = (path: string, scope: CallScope): unknown => {
  const place = resolve(path, scope, false)
  return place?.[0][place[1]]
}

const assign = (path: string, made: unknown, scope: CallScope) => {
  const place = resolve(path, scope, true)
  if (place) place[0][place[1]] = made
}

/** Runs the calls in order. One that cannot be made is skipped; one that throws stops nothing. */
export const runCalls = (calls: readonly Call[] | undefined, scope: CallScope): void => {
  for (const [target, ...args] of calls ?? [])
    try {
      const values = args.map((arg) => value(arg, scope))
      if (target === 'gtag') scope.gtag(...values)
      else if (target[0] === '=') assign(target.slice(1), values[0], scope)
      else if (target.startsWith('new ')) {
        const Class = read(target.slice(4), scope)
        const [into, ...rest] = values
        if (typeof Class === 'function') assign(String(into), Reflect.construct(Class, rest), scope)
      } else {
        const place = resolve(target, scope, false)
        const fn = place?.[0][place[1]]
        if (typeof fn === 'function') fn.apply(place?.[0], values)
      }
    } catch {
      // a setting without a value, or the vendor's own code: neither is ours to break on
    }
}

/** What stands in for a vendor's function until its script arrives. */
export const makeStub = (stub: Stub | undefined, scope: CallScope): void => {
  if (!stub || page[stub.name] !== undefined) return
  const { queue, live } = stub
  const list: unknown[] = []
  const made = (queue
    ? function (this: unknown, ...args: unknown[]) {
        const fn = made as unknown as Bag
        if (live && typeof fn[live] === 'function')
          return (fn[live] as (...a: unknown[]) => unknown)(...args)
        // eslint-disable-next-line prefer-rest-params -- vendors read an `arguments` object
        return list.push(arguments)
      }
    : list) as unknown as Bag
  if (queue) made[queue] = list
  for (const method of stub.methods?.split(' ') ?? [])
    made[method] = (...args: unknown[]) => list.push([method, ...args])
  Object.assign(made, stub.set)
  page[stub.name] = made
  for (const path of stub.also?.split(' ') ?? []) {
    assign(path, made, scope)
  }
}
