/** Tabs of one site follow each other at once, and a page that slept catches up. */
export interface Tabs {
  tell(): void
}

export const followTabs = (recordName: () => string, onChange: () => void): Tabs => {
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
  addEventListener('storage', (event) => {
    if (event.key === recordName() || event.key === null) onChange()
  })
  addEventListener('pageshow', (event) => {
    open()
    if (event.persisted) onChange()
  })
  // An open channel keeps a page out of the back/forward cache in some browsers.
  addEventListener('pagehide', () => {
    channel?.close()
    channel = null
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') onChange()
  })
  return { tell: () => channel?.postMessage(1) }
}
