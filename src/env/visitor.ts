import type { Signals } from '../policy/may-run'

/** What the browser says on the visitor's behalf. Read anew each time: a tab may be restored. */
export const readSignals = (): Signals => {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & {
    globalPrivacyControl?: unknown
  }
  return {
    gpc: typeof globalPrivacyControl === 'boolean' ? globalPrivacyControl : null,
    dnt: typeof doNotTrack === 'string' ? doNotTrack : null,
  }
}

/** `Europe/Berlin`, as the device is set; `''` when the browser does not say. */
export const readTimeZone = (): string => {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''
  } catch {
    return '' // hardened browsers
  }
}

/** Languages to try, best first: the page's own, then the visitor's. */
export const readLanguages = (): readonly string[] =>
  [document.documentElement?.lang, ...(navigator.languages ?? [])].filter((tag) => !!tag)
