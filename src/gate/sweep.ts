/** Erases what was stored for something that may no longer run, looks again, and says what is left. */
import type { Ledger } from './ledger'
import type { StoredItem } from './inventory'
import { soon, type listDeep } from './list-deep'

export type Remaining = StoredItem & { readonly why: string }

export interface Swept {
  readonly erased: readonly StoredItem[]
  /** What is still there, and why. */
  readonly remaining: readonly Remaining[]
}

/** What a withdrawal did. */
export interface WithdrawalReport extends Swept {
  /** Services and categories that were on and are now off. */
  readonly stopped: readonly string[]
  /** The page reloads, because code that ran cannot be recalled. */
  readonly reload: boolean
}

export interface SweepPort {
  stored(): readonly StoredItem[]
  /** Data bases and caches, as they are now. */
  deep: typeof listDeep
  sort(name: string): Omit<StoredItem, 'name' | 'type'>
  erase(item: StoredItem): void
  mayStay(item: StoredItem): boolean
  /** What the stopped keep where no script of this page reaches. */
  beyond(stopped: readonly string[]): readonly Remaining[]
  ledger: Ledger
}

/** Trackers write once more when they are told to stop. */
const SECOND_LOOK_MS = 300

const REACH = 'its domain, path or partition is out of reach of a script'
const IN_USE = 'a script of this page has it open; it goes when the next page has loaded'

const keyOf = ({ type, name }: StoredItem) => `${type} ${name}`

const report = ({ ledger }: Pick<SweepPort, 'ledger'>, swept: Swept): Swept => {
  const note = (action: 'erased' | 'kept', item: StoredItem, why?: string) =>
    ledger.add({
      action,
      what: item.type,
      target: item.name,
      category: item.category,
      ...(item.service && { service: item.service }),
      ...(why && { why }),
    })
  swept.erased.forEach((item) => note('erased', item))
  swept.remaining.forEach((item) => note('kept', item, item.why))
  return swept
}

const split = (targets: readonly StoredItem[], left: ReadonlySet<string>, why: string): Swept => ({
  erased: targets.filter((item) => !left.has(keyOf(item))),
  remaining: targets.filter((item) => left.has(keyOf(item))).map((item) => ({ ...item, why })),
})

/** One look: erases everything that may not stay. Returns what it erased and what would not go. */
export const sweep = (port: Omit<SweepPort, 'sort' | 'beyond' | 'deep'>): Swept => {
  const targets = port.stored().filter((item) => !port.mayStay(item))
  targets.forEach(port.erase)
  return report(port, split(targets, new Set(port.stored().map(keyOf)), REACH))
}

const eraseDeep = ({ type, name }: StoredItem): Promise<unknown> =>
  type === 'cache'
    ? caches.delete(name)
    : new Promise((resolve) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = request.onerror = request.onblocked = resolve
      })

/** Data bases and caches. */
export const sweepDeep = async (port: SweepPort): Promise<Swept> => {
  const items = (await port.deep()).map(([type, name]) => ({ type, name, ...port.sort(name) }))
  const targets = items.filter((item) => !port.mayStay(item))
  if (!targets.length) return { erased: [], remaining: [] }
  await Promise.all(targets.map((item) => soon(eraseDeep(item), undefined)))
  const left = (await port.deep()).map(([type, name]) => `${type} ${name}`)
  return report(port, split(targets, new Set(left), IN_USE))
}

let latest = 0

/** Erases, waits for those who write once more, and erases again. */
export const sweepTwice = async (port: SweepPort, stopped: readonly string[]): Promise<Swept> => {
  latest += 1
  const mine = latest
  const first = sweep(port)
  await new Promise((resolve) => setTimeout(resolve, SECOND_LOOK_MS))
  // Decided again meanwhile: the later one looks, and reports.
  if (mine !== latest) return first
  const second = sweep(port)
  const deep = await sweepDeep(port)
  const beyond = report(port, { erased: [], remaining: port.beyond(stopped) }).remaining
  const again = new Set([...second.erased, ...deep.erased].map(keyOf))
  return {
    erased: [
      ...first.erased.filter((item) => !again.has(keyOf(item))),
      ...second.erased,
      ...deep.erased,
    ],
    remaining: [...second.remaining, ...deep.remaining, ...beyond],
  }
}
