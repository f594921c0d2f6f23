/**
 * Runs in the page before anything else. A banner is usable in the first frame in which its button
 * lies on top at its own centre and it, or something around it, listens for clicks.
 */
export const watch = (selector) => {
  const listening = new WeakSet()
  const { addEventListener } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (/^(click|pointer(down|up)|mouse(down|up))$/.test(type)) listening.add(this ?? window)
    return addEventListener.call(this ?? window, type, ...rest)
  }
  const isHeard = (button) => {
    for (let node = button; node; node = node.parentNode ?? node.host)
      if (node.onclick || (node !== document && listening.has(node))) return true
    return false
  }
  const find = () =>
    selector
      .split(' >>> ')
      .reduce(
        (root, part, i) => (i ? root?.shadowRoot : root)?.querySelector(part) ?? null,
        document,
      )
  const isOnTop = (button, x, y) => {
    let hit = document.elementFromPoint(x, y)
    while (hit?.shadowRoot && hit !== button) {
      const inner = hit.shadowRoot.elementFromPoint(x, y)
      if (!inner || inner === hit) break
      hit = inner
    }
    return !!hit && button.contains(hit)
  }
  const place = () => {
    const button = selector ? find() : null
    const { left, top, width, height } = button?.getBoundingClientRect() ?? {}
    return { button, x: left + width / 2, y: top + height / 2, isDrawn: !!width }
  }
  /** Banners move while they appear. */
  globalThis.whereToClick = () => {
    const { x, y } = place()
    return { x, y }
  }
  const look = () => {
    const { button, x, y, isDrawn } = place()
    if (isDrawn && isOnTop(button, x, y) && isHeard(button)) globalThis.usableAt = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  addEventListener.call(
    window,
    'click',
    ({ timeStamp }) => (globalThis.clickedAt = timeStamp),
    true,
  )
}
