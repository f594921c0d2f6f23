import { readCookie } from './read-cookie'

/** `a.b.example.com` → that host and each parent that could hold a cookie. */
export const parentDomains = (host: string): string[] =>
  /^[\d.]+$|:|^[^.]+$/.test(host)
    ? [] // an address or a single label: host-only cookies alone
    : host
        .split('.')
        .flatMap((_, i, labels) => (i < labels.length - 1 ? [labels.slice(i).join('.')] : []))

const PROBE = 'cct_probe'

/** The shortest parent that takes a cookie is the registrable domain; public suffixes refuse. */
export const registrableDomain = (host: string): string | undefined => {
  for (const domain of parentDomains(host).toReversed()) {
    const at = `;path=/;domain=${domain}`
    document.cookie = `${PROBE}=1${at}`
    const took = readCookie(PROBE)
    document.cookie = `${PROBE}=;max-age=0${at}`
    if (took) return domain
  }
  return undefined
}
