import { lasting } from '../env/lasting'

/** Tabs of one site follow each other at once, and a page that slept catches up. */
export interface Tabs {
  tell(): void
}

export const followTabs = (recordName: () => string, onChange: () => void): Tabs => {
  const { listen } = lasting()
  let channel: BroadcastChannel | null = null
  const open = () => {
    try {
      channel ??= new BroadcastChannel('cct')
      channel.onmessage = onChange
    } catch {
      // blocked with storage in some browsers; the storage event and re-reading remain
    }
  }
  open()
  listen('window', 'storage', (event) => {
    if (event.key === recordName() || event.key === null) onChange()
  })
  listen('window', 'pageshow', (event) => {
    open()
    if (event.persisted) onChange()
  })
  // An open channel keeps a page out of the back/forward cache in some browsers.
  listen('window', 'pagehide', () => {
    channel?.close()
    channel = null
  })
  listen('document', 'visibilitychange', () => {
    if (document.visibilityState === 'visible') onChange()
  })
  return { tell: () => channel?.postMessage(1) }
}
