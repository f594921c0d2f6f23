import { decodeRecord, decodeSaid, encodeRecord, encodeSaid, encodeShort } from '../consent/codec'
import type { ConsentRecord } from '../consent/record'
import { eraseCookie, readCookie, writeCookie, type CookieSettings } from './cookie'
import type { Local } from './local'
import type { Said } from '../policy/choice-states'

export interface Records {
  /** The newest record that can be read; `unreadable` when there was one and none could be. */
  load(): ConsentRecord | 'unreadable' | null
  /** False when neither cookie nor mirror outlives the page. */
  save(record: ConsentRecord, categoryOf: (service: string) => string): boolean
  /** The cookie holds an older record than the mirror: a server has set what it was sent before. */
  isBehind(): boolean
  /** Forgets the answer, and keeps what was said about other things than cookies. */
  forget(keep?: Said): void
  /** What was kept when the last answer was forgotten. */
  kept(): Said
}

const KEPT = 'cct.choices'

/** One first-party cookie, mirrored in localStorage; the newest valid one wins. */
export const createRecords = (settings: () => CookieSettings, local: Local): Records => {
  const nameOf = () => settings().name ?? 'cct'
  return {
    load: () => {
      const name = nameOf()
      const texts = [local.get(name), readCookie(name)].filter((text) => text !== null)
      // At the same instant the mirror, read first, is the whole record; the cookie may be shortened.
      const [newest] = texts
        .map(decodeRecord)
        .filter((record) => record !== null)
        .sort((a, b) => b.at - a.at)
      return newest ?? (texts.length ? 'unreadable' : null)
    },
    save: (record, categoryOf) => {
      const name = nameOf()
      const mirrored = local.set(name, encodeRecord(record))
      const text = encodeShort(record, categoryOf)
      return writeCookie(name, text, new Date(record.expires), settings()) || mirrored
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
    kept: () => decodeSaid(local.get(KEPT)),
  }
}
