/** Reading alone, without a library: the core does it before anything else. Blocked cookies read as absent. */
const decode = (text: string): string => text.replace(/(%[\dA-F]{2})+/gi, decodeURIComponent)

/** Past markup that has taken the name (`<img name="cookie">`). */
const read = (): string => Reflect.get(Document.prototype, 'cookie', document) as string

export const readCookie = (name: string): string | null => {
  try {
    for (const pair of read().split('; ')) {
      const at = pair.indexOf('=')
      try {
        if (at >= 0 && decode(pair.slice(0, at)) === name) return decode(pair.slice(at + 1))
      } catch {
        // a broken escape: someone else's
      }
    }
  } catch {
    // sandboxed frame
  }
  return null
}

/** Names of the cookies a script can see. */
export const cookieNames = (): string[] => {
  try {
    // As written: a decoded name would erase another cookie than the one that was found.
    return [...read().matchAll(/(?:^|; )([^=;]+)/g)].map(([, name = '']) => name)
  } catch {
    return []
  }
}
