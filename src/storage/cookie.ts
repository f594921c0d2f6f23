/** Writing the record cookie, and erasing others'. */
import Cookies from 'js-cookie'
import type { SiteConfig } from '../config/schema'
import { parentDomains, registrableDomain } from './registrable-domain'

export type CookieSettings = NonNullable<SiteConfig['cookie']>

/** `/a/b` → `/`, `/a`, `/a/`, `/a/b`, `/a/b/`. */
export const parentPaths = (path: string): string[] => {
  const steps = path.split('/').filter(Boolean)
  return [
    '/',
    ...steps
      .flatMap((_, i) => [`/${steps.slice(0, i + 1).join('/')}`])
      .flatMap((p) => [p, `${p}/`]),
  ]
}

/** Where the record cookie lies. Undefined domain: this host alone. */
const place = (settings: CookieSettings) => {
  const { domain = 'auto', path = '/', sameSite = 'lax' } = settings
  const at =
    domain === 'host'
      ? undefined
      : domain === 'auto'
        ? registrableDomain(location.hostname)
        : domain
  return {
    path,
    sameSite,
    secure: settings.secure ?? location.protocol === 'https:',
    ...(at && { domain: at }),
  }
}

/** Returns how to ask whether the browser kept it, which takes as long as writing. */
export const writeCookie = (
  name: string,
  value: string,
  expires: Date,
  to: CookieSettings,
): (() => boolean) => {
  try {
    Cookies.set(name, value, { ...place(to), expires })
    return () => Cookies.get(name) === value
  } catch {
    return () => false
  }
}

/** Expires one name on this host and every parent domain, on every parent path. */
export const eraseCookie = (name: string): void => {
  try {
    for (const domain of [undefined, ...parentDomains(location.hostname)])
      for (const path of parentPaths(location.pathname))
        // One of the same name may lie in the partition of a frame (CHIPS), which needs `Secure`.
        for (const partition of ['', ';secure;partitioned'])
          Reflect.set(
            Document.prototype,
            'cookie',
            `${name}=;max-age=0;path=${path}${domain ? `;domain=${domain}` : ''}${partition}`,
            document, // whose own name may belong to an image
          )
  } catch {
    // sandboxed frame: there is nothing to erase
  }
}
