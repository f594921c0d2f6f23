import { decodeRecord } from '../consent/codec'
import type { ConsentRecord } from '../consent/record'
import type { Local } from './local'
import { readCookie } from './read-cookie'

/** `unreadable`: there was something, and none of it could be read. */
export type Loaded = ConsentRecord | 'unreadable' | null

/** The newest record that can be read, out of the cookie and its mirror. */
export const loadRecord = (name: string, local: Local): Loaded => {
  const texts = [local.get(name), readCookie(name)].filter((text) => text !== null)
  // At the same instant the mirror, read first, is the whole record; the cookie may be shortened.
  const [newest] = texts
    .map(decodeRecord)
    .filter((record) => record !== null)
    .sort((a, b) => b.at - a.at)
  return newest ?? (texts.length ? 'unreadable' : null)
}
