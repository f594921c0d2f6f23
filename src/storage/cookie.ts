/** The record cookie and the erasing of others'. Blocked cookies read as absent. */
import Cookies from 'js-cookie'
import type { SiteConfig } from '../config/schema'

export type CookieSettings = NonNullable<SiteConfig['cookie']>

/** `a.b.example.com` → that host and each parent that could hold a cookie. */
export const parentDomains = (host: string): string[] =>
  /^[\d.]+$|:|^[^.]+$/.test(host)
    ? [] // an address or a single label: host-only cookies alone
    : host
        .split('.')
        .flatMap((_, i, labels) => (i < labels.length - 1 ? [labels.slice(i).join('.')] : []))

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

/** The shortest parent that takes a cookie is the registrable domain; public suffixes refuse. */
export const registrableDomain = (host: string): string | undefined => {
  for (const domain of parentDomains(host).toReversed()) {
    Cookies.set('cct_probe', '1', { domain, path: '/' })
    const took = Cookies.get('cct_probe')
    Cookies.remove('cct_probe', { domain, path: '/' })
    if (took) return domain
  }
  return undefined
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

export const readCookie = (name: string): string | null => {
  try {
    return Cookies.get(name) ?? null
  } catch {
    return null // sandboxed frame
  }
}

/** False when the browser did not keep it. */
export const writeCookie = (
  name: string,
  value: string,
  expires: Date,
  to: CookieSettings,
): boolean => {
  try {
    Cookies.set(name, value, { ...place(to), expires })
    return Cookies.get(name) === value
  } catch {
    return false
  }
}

/** Expires one name on this host and every parent domain, on every parent path. */
export const eraseCookie = (name: string): void => {
  try {
    for (const domain of [undefined, ...parentDomains(location.hostname)])
      for (const path of parentPaths(location.pathname))
        // One of the same name may lie in the partition of a frame (CHIPS), which needs `Secure`.
        for (const partition of ['', ';secure;partitioned'])
          document.cookie = `${name}=;max-age=0;path=${path}${domain ? `;domain=${domain}` : ''}${partition}`
  } catch {
    // sandboxed frame: there is nothing to erase
  }
}

/** Names of the cookies a script can see. */
export const cookieNames = (): string[] => {
  try {
    // As written: a decoded name would erase another cookie than the one that was found.
    return [...document.cookie.matchAll(/(?:^|; )([^=;]+)/g)].map(([, name = '']) => name)
  } catch {
    return []
  }
}
