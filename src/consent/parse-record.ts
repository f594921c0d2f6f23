import { decodeRecord } from './codec'
import type { ConsentRecord } from './record'

/**
 * The visitor's record out of a `Cookie` header, for servers; null when there is none that can be
 * read. It is not checked for expiry or policy version: compare `expires` and `policyVersion`.
 * @example parseRecord(request.headers.cookie)?.categories.analytics === true
 */
export const parseRecord = (
  cookieHeader: string | null | undefined,
  name = 'cct',
): ConsentRecord | null => {
  for (const pair of (cookieHeader ?? '').split(/;\s*/)) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at) !== name) continue
    try {
      return decodeRecord(decodeURIComponent(pair.slice(at + 1)))
    } catch {
      return null // a broken escape: written by someone else
    }
  }
  return null
}
