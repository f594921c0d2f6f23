/**
 * Stands in front of the page's own functions without being seen: a stand-in has name, length and
 * prototype of the function behind it, and `toString` answers for that one. Methods are no proxies:
 * engines make a proxy's call several times as dear.
 */
type Native = (...args: never[]) => unknown

/** Called instead of the native; `go()` makes the call as it was meant. */
export type Around = (self: unknown, args: unknown[], go: () => unknown) => unknown

export interface Realm {
  readonly window: Window & typeof globalThis
  /** The native behind each stand-in. */
  readonly behind: WeakMap<object, object>
}

/** Arguments of which it is plain that they may go: the common case, and the shortest way. */
type Passes = (args: readonly unknown[]) => boolean

const { apply } = Function.prototype

const stand = (realm: Realm, native: Native, around: Around, passes?: Passes): Native => {
  // In Firefox, `Reflect.apply` and every further function on the stack cost as much as all the rest.
  // A page may have put another `apply` in its place.
  const isPlain = () => native.apply === apply
  const ask = (self: unknown, args: never[]) =>
    around(self, args, () =>
      isPlain() ? native.apply(self, args) : Reflect.apply(native, self, args),
    )
  // A method written so is no constructor and has no `prototype`, as the browser's own.
  const { [native.name]: method } = {
    [native.name](this: unknown, ...args: never[]) {
      if (!passes?.(args)) return ask(this, args)
      return isPlain() ? native.apply(this, args) : Reflect.apply(native, this, args)
    },
  }
  const made = method as Native
  if (native.length)
    Object.defineProperty(made, 'length', { value: native.length, configurable: true })
  const prototype = Object.getPrototypeOf(native) as object
  if (prototype !== Function.prototype) Object.setPrototypeOf(made, prototype)
  // Of a stand-in behind a stand-in, too.
  realm.behind.set(made, realm.behind.get(native) ?? native)
  return made
}

/** The object on the prototype chain that has the property as its own. */
const ownerOf = (object: object | undefined, name: string): object | undefined => {
  let owner: object | null | undefined = object
  while (owner && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner) as object | null
  return owner ?? undefined
}

/** Descriptors the page has frozen stay as they are. */
const redefine = (owner: object, name: string, change: PropertyDescriptor) => {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  if (before?.configurable) Object.defineProperty(owner, name, { ...before, ...change })
}

export const wrapMethod = (
  realm: Realm,
  object: object | undefined,
  name: string,
  around: Around,
  passes?: Passes,
) => {
  const owner = ownerOf(object, name)
  const native =
    owner && (Object.getOwnPropertyDescriptor(owner, name)?.value as Native | undefined)
  if (typeof native === 'function')
    redefine(owner as object, name, { value: stand(realm, native, around, passes) })
}

export const wrapSetter = (
  realm: Realm,
  object: object | undefined,
  name: string,
  around: Around,
  passes?: Passes,
) => {
  const owner = ownerOf(object, name)
  const native = owner && (Object.getOwnPropertyDescriptor(owner, name)?.set as Native | undefined)
  if (native)
    redefine(owner as object, name, {
      set: stand(realm, native, around, passes) as (value: unknown) => void,
    })
}

export const wrapGetter = (
  realm: Realm,
  object: object | undefined,
  name: string,
  around: Around,
) => {
  const native = object && Object.getOwnPropertyDescriptor(object, name)?.get
  if (native) redefine(object, name, { get: stand(realm, native as Native, around) })
}

/** `make()` builds the object as it was meant. */
export const wrapConstructor = (
  realm: Realm,
  name: string,
  around: (args: unknown[], make: (args?: unknown[]) => object) => object,
) => {
  const native = (realm.window as unknown as Record<string, unknown>)[name]
  if (typeof native !== 'function') return
  const proxy = new Proxy(native, {
    construct: (target, args, newTarget) =>
      around(args, (other = args) => Reflect.construct(target, other, newTarget) as object),
  })
  realm.behind.set(proxy, native)
  redefine(realm.window, name, { value: proxy })
  // `new Worker(…).constructor === Worker`, as ever.
  const { prototype } = native as { prototype?: object }
  if (prototype?.constructor === native) redefine(prototype, 'constructor', { value: proxy })
}

/** `toString` of a stand-in reads as the function behind it, and so does `toString` of `toString`. */
export const hideStandIns = ({ window, behind }: Realm) => {
  const { prototype } = window.Function
  const native = prototype.toString
  const proxy = new Proxy(native, {
    apply: (target, self: object, args) => Reflect.apply(target, behind.get(self) ?? self, args),
  })
  behind.set(proxy, native)
  redefine(prototype, 'toString', { value: proxy })
}
