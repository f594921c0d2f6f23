/** Web Storage that is never absent: where it is forbidden or full, memory, and it says so. */
export interface Local {
  get(key: string): string | null
  /** False when the value is in memory only and will not survive the page. */
  set(key: string, value: string): boolean
  remove(key: string): void
  keys(): string[]
}

export const createLocal = (open: () => Storage): Local => {
  const memory = new Map<string, string>()
  let disk: Storage | null = null
  try {
    disk = open() // reading the property itself throws where storage is blocked
  } catch {
    // memory serves
  }
  const attempt = <T>(use: (disk: Storage) => T, otherwise: T): T => {
    try {
      return disk ? use(disk) : otherwise
    } catch {
      return otherwise // quota, or permission taken back while the page is open
    }
  }
  return {
    get: (key) => memory.get(key) ?? attempt((s) => s.getItem(key), null),
    set: (key, value) => {
      const kept = attempt((s) => (s.setItem(key, value), true), false)
      if (kept) memory.delete(key)
      else memory.set(key, value)
      return kept
    },
    remove: (key) => {
      memory.delete(key)
      attempt((s) => s.removeItem(key), undefined)
    },
    keys: () => [...new Set([...memory.keys(), ...attempt((s) => Object.keys(s), [])])],
  }
}
