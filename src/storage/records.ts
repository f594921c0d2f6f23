import { decodeRecord, encodeRecord, encodeSaid, encodeShort } from '../consent/codec'
import type { ConsentRecord } from '../consent/record'
import { eraseCookie, writeCookie, type CookieSettings } from './cookie'
import type { Local } from './local'
import type { Said } from '../policy/choice-states'
import { loadKept, KEPT } from './load-kept'
import { loadRecord, type Loaded } from './load-record'
import { readCookie } from './read-cookie'

export interface Records {
  load(): Loaded
  /** False when neither cookie nor mirror outlives the page. */
  save(record: ConsentRecord, categoryOf: (service: string) => string): boolean
  /** The cookie holds an older record than the mirror: a server has set what it was sent before. */
  isBehind(): boolean
  /** Forgets the answer, and keeps what was said about other things than cookies. */
  forget(keep?: Said): void
  /** What was kept when the last answer was forgotten. */
  kept(): Said
}

/** One first-party cookie, mirrored in localStorage; the newest valid one wins. */
export const createRecords = (settings: () => CookieSettings, local: Local): Records => {
  const nameOf = () => settings().name ?? 'cct'
  return {
    load: () => loadRecord(nameOf(), local),
    save: (record, categoryOf) => {
      const name = nameOf()
      const mirrored = local.set(name, encodeRecord(record))
      const text = encodeShort(record, categoryOf)
      const isKept = writeCookie(name, text, new Date(record.expires), settings())
      return mirrored || isKept()
    },
    isBehind: () => {
      const [mirror, cookie] = [local.get(nameOf()), readCookie(nameOf())].map(decodeRecord)
      return !!mirror && !!cookie && cookie.at < mirror.at
    },
    forget: (keep) => {
      local.remove(nameOf())
      eraseCookie(nameOf())
      const hasAny = keep && Object.keys({ ...keep.choices, ...keep.noticed }).length
      if (hasAny) local.set(KEPT, encodeSaid(keep))
    },
    kept: () => loadKept(local),
  }
}
