/** The only file that knows how a lazy bundle arrives. */
import { insertScript, notLoaded } from '../env/insert-script'
import type { KnownService } from '../catalog/known-service'
import type { TakeOver } from '../elsewhere/take-over'
import type { Dress } from '../themes/dress'
import type { CreateActs } from './acts'
import type { Mount, Texts } from './port'

/** What the build knows of the files beside the core; the interface and the center know those they ask for. */
export interface Build {
  readonly version: string
  /** SHA-256 of `cct.ui.js`, and so on; empty in development. */
  readonly ui: string
  readonly acts: string
  readonly themes: string
  readonly elsewhere: string
  readonly services: string
  /**
   * Tag → SHA-256 of `lang/<tag>.js`: here, so that texts and interface are asked for at once. English is
   * in the interface.
   */
  readonly languages: Readonly<Record<string, string>>
}

export interface Bundles {
  /** The interface will be wanted: it may be on its way already. */
  ahead(): void
  ui(): Promise<Mount>
  /** What an answer needs. */
  acts(): Promise<CreateActs>
  /** Puts a theme on. */
  themes(): Promise<Dress>
  /** Answers given in another consent tool, or on another domain of the site. */
  elsewhere(): Promise<TakeOver>
  texts(tag: string): Promise<Texts>
  /** Rows of the services that the core does not carry. */
  services(): Promise<readonly KnownService[]>
  /** A file that the interface alone asks for, and so knows the hash of; see `Port.lazy`. */
  lazy<T>(file: string, hash: string): Promise<T>
}

/** Here as soon as it hands itself over: a document written anew meanwhile takes `load` events away. */
const load = <T>(src: string, nonce: string, hash: string): Promise<T> =>
  new Promise((receive, reject) => {
    const integrity = hash && `sha256-${hash}`
    insertScript(src, { nonce, integrity, receive: receive as (given: unknown) => void }).then(
      () => reject(notLoaded(src)),
      reject,
    )
  })

export const createBundles = (build: Build, base: string | null, nonce: string): Bundles => {
  const arriving = new Map<string, Promise<unknown>>()
  const from = <T>(file: string, hash: string): Promise<T> => {
    const known = arriving.get(file)
    if (known) return known as Promise<T>
    if (base === null)
      return Promise.reject(
        new Error(`${file} cannot be found: set data-base to the folder of the tool's files`),
      )
    const coming = load<T>(base + file, nonce, hash)
    arriving.set(file, coming)
    // The next request tries again.
    coming.catch(() => arriving.delete(file))
    return coming
  }
  return {
    ahead: () => void from('cct.ui.js', build.ui).catch(() => {}), // told by who uses it
    ui: () => from('cct.ui.js', build.ui),
    acts: () => from('cct.acts.js', build.acts),
    themes: () => from('cct.themes.js', build.themes),
    elsewhere: () => from('cct.elsewhere.js', build.elsewhere),
    services: () => from('cct.services.js', build.services),
    lazy: from,
    texts: (tag) => from(`lang/${tag}.js`, build.languages[tag] ?? ''),
  }
}
