/** Released at once up to this many, or this long; then the page gets its turn. */
const AT_ONCE = 20
const SLICE_MS = 8

/** So that a thousand tags do not freeze the page; order is that of the list. */
export const inSlices = <T>(list: readonly T[], each: (item: T) => void, end: () => void): void => {
  const { port1, port2 } = new MessageChannel()
  let next = 0
  const slice = () => {
    const until = performance.now() + SLICE_MS
    while (next < list.length && (next < AT_ONCE || performance.now() < until))
      each(list[next++] as T)
    if (next < list.length) return port2.postMessage(0)
    port1.close()
    end()
  }
  port1.onmessage = slice
  slice()
}
