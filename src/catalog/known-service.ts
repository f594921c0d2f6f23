/**
 * The shape of one known service: a row of data, no code. One interpreter (signals) runs the
 * calls of every row, so the next forty services are forty rows.
 */

export type KnownCategory = 'essential' | 'functional' | 'analytics' | 'advertising'

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * One call on the page: `[target, ...args]`.
 *
 * | target | meaning |
 * | --- | --- |
 * | `fbq`, `uetq.push` | the function at this dotted path of `window`, called on its owner; skipped when it is not there |
 * | `gtag` | push an `arguments` object holding the args on the data layer, which is created when absent |
 * | `=a.b` | assign the one arg; missing objects on the way are created |
 * | `new a.b` | construct it with the args after the first; the first is the dotted path that receives it (further rows only) |
 *
 * Strings anywhere (target, args, nested keys and values) may hold `{setting}` placeholders.
 * A target is split at its dots before they are filled, so a setting never reaches another object.
 * A call with a placeholder that has no value is skipped. A string that is exactly one of these
 * stands for a value:
 *
 * | string | value |
 * | --- | --- |
 * | `@now` | `new Date()` |
 * | `@time` | milliseconds since 1970 |
 * | `@analytics`, `@advertising` … | `'granted'` or `'denied'`, the state of that category |
 * | `?analytics`, `?advertising` … | the same as `true` or `false` |
 * | `$a.b` | what stands at this path of `window` (further rows only) |
 *
 * @example ['fbq', 'init', '{pixelId}']
 */
export type Call = readonly [target: string, ...args: Json[]]

/**
 * What stands in for the vendor's function until its script arrives; made only when
 * `window[name]` is undefined.
 *
 * - `{ name }`: an empty array.
 * - `{ name, methods }`: an array; each of the space-separated methods is a function on it that
 *   pushes `[method, ...args]` on the array.
 * - `{ name, queue }`: a function that pushes its `arguments` on its own property `queue` (an array).
 * - `{ name, queue, live }`: the same, but once its property `live` is a function it calls
 *   `fn.live(...args)` instead. The vendor's script sets it.
 *
 * `set` is copied onto the array or function; `also` lists further dotted paths of `window`
 * that are given the same value.
 */
export interface Stub {
  readonly name: string
  readonly queue?: string
  readonly live?: string
  readonly methods?: string
  readonly set?: { readonly [key: string]: Json }
  readonly also?: string
}

export interface KnownService {
  readonly id: string
  readonly category: KnownCategory
  /** The tag is a carrier of others: it may load when either category is granted. */
  readonly also?: KnownCategory
  /** Space-separated; a host covers its sub-domains, `host/segment` only that first path segment. */
  readonly hosts?: string
  /** Space-separated cookie and storage names; `*` stands for anything, at most one per name. */
  readonly cookies?: string
  /** Settings without which the service cannot be loaded by us, space-separated. */
  readonly needs?: string
  /** 1. made first */
  readonly stub?: Stub
  /** 2. only when this `src` (up to its `?`) was not loaded before: two services may share a library */
  readonly init?: readonly Call[]
  /** 3. before the script */
  readonly setup?: readonly Call[]
  /** 4. the script, `async`; not loaded again when another service loaded it (same up to the `?`) */
  readonly src?: string
  /** Attributes of that script; placeholders are filled (further rows only). */
  readonly attributes?: { readonly [name: string]: string }
  /** 5. on the script's `load` */
  readonly after?: readonly Call[]
  /** After each decision, while the tag is on the page: for vendors that take several categories. */
  readonly update?: readonly Call[]
  /** Undoes `stop`: allowed again on a page where the tag already ran. */
  readonly grant?: readonly Call[]
  /** Withdrawn while the tag is on the page. */
  readonly stop?: readonly Call[]
  /** Iframe or widget that the site places: nothing to load, a placeholder stands in for it. */
  readonly embed?: true
}
