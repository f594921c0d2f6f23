/** When in a page's life something may happen. */

/** Once the document is parsed, before its deferred scripts run. */
export const whenParsed = (then: () => void): void => {
  if (document.readyState !== 'loading') then()
  else document.addEventListener('readystatechange', then, { once: true })
}

/** False while the page is only being prerendered. */
export const isSeen = (): boolean => !(document as { prerendering?: boolean }).prerendering

/** A page that is only being prerendered has not been seen: nothing is shown, run or recorded. */
export const whenSeen = (then: () => void): void => {
  if (!isSeen()) document.addEventListener('prerenderingchange', then, { once: true })
  else then()
}

/** When the page has loaded and has nothing better to do. */
export const whenIdle = (then: () => void): void => {
  // Safari has no idle callback.
  const wait = () =>
    'requestIdleCallback' in globalThis ? requestIdleCallback(then) : setTimeout(then, 200)
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait, { once: true })
}
