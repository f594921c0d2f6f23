/** Which choices a person has had before their eyes: notice of a choice counts from then on. */
export interface Reading {
  /** The last line of the text of a choice: where it is in view, the rest has been. */
  watch(lastLine: Element | null, id: string): void
  /** Ids of those that have been in view. */
  told(): readonly string[]
}

export const watchReading = (): Reading => {
  const seen = new Set<string>()
  const ids = new WeakMap<Element, string>()
  const see = (line: Element) => seen.add(ids.get(line) ?? '')
  const eye =
    globalThis.IntersectionObserver &&
    new IntersectionObserver(
      (lines) => lines.forEach(({ isIntersecting, target }) => isIntersecting && see(target)),
      { threshold: 0.5 },
    )
  return {
    watch: (lastLine, id) => {
      if (!lastLine) return
      ids.set(lastLine, id)
      if (eye) eye.observe(lastLine)
      else see(lastLine)
    },
    told: () => [...seen],
  }
}
