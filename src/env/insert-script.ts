/** Puts a script into the page under its nonce and, where the page asks, Trusted Types. */
interface Policy {
  createScriptURL(url: string): string
  createHTML(html: string): string
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy
}

const plain: Policy = { createScriptURL: (url) => url, createHTML: (html) => html }

const makePolicy = (): Policy => {
  try {
    // The one exception a strict page grants: a policy named `cct`, for addresses the site set.
    return (
      (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('cct', plain) ?? plain
    )
  } catch {
    return plain // not in the page's `trusted-types` list: the browser then says so itself
  }
}

let policy: Policy | undefined
const trusted = (): Policy => (policy ??= makePolicy())

/** HTML the page itself handed to the browser, with tags disarmed: never more than it was. */
export const trustedHtml = (html: string): string => trusted().createHTML(html)
/** The address of a script or plug-in, as the site has set or marked it. */
export const trustedUrl = (url: string): string => trusted().createScriptURL(url)

export interface ScriptOptions {
  readonly nonce: string
  readonly integrity?: string
  /** Handed to the script as a property of its own element, the one door into a lazy bundle. */
  readonly receive?: (value: unknown) => void
  readonly attributes?: Readonly<Record<string, string>>
}

export const notLoaded = (src: string): Error =>
  new Error(`${src} did not load or is of another version; copy all of dist`)

export const insertScript = (
  src: string,
  { nonce, integrity, receive, attributes = {} }: ScriptOptions,
): Promise<HTMLScriptElement> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    if (nonce) script.nonce = nonce
    if (integrity) {
      script.integrity = integrity
      script.crossOrigin = 'anonymous'
    }
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
    // The tool's own files are UTF-8, whatever the page is.
    if (receive) Object.assign(script, { cct: receive, charset: 'utf-8' })
    script.addEventListener('load', () => resolve(script))
    script.addEventListener('error', () => reject(notLoaded(src)))
    script.async = true
    script.src = trustedUrl(src)
    ;(document.head ?? document.documentElement).append(script)
  })
