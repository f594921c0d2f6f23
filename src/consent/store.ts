/** The one mutable cell. What it holds is replaced whole, never changed. */
export interface Store<T> {
  get(): T
  replace(next: T): void
  subscribe(listener: (after: T, before: T) => void): () => void
}

export const createStore = <T>(initial: T): Store<T> => {
  const listeners = new Set<(after: T, before: T) => void>()
  let cell = initial
  return {
    get: () => cell,
    replace: (next) => {
      const before = cell
      cell = next
      for (const listener of listeners) listener(next, before)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
