/** What is stored on this page now, sorted. */
export interface StoredItem {
  readonly name: string
  readonly type: 'cookie' | 'local' | 'session' | 'indexeddb' | 'cache'
  readonly category: string
  readonly service?: string | undefined
  /** 0 (no idea) to 1 (declared by the site). */
  readonly certainty: number
}

/** By category; `unknown` apart. */
export type Inventory = Readonly<Record<string, readonly StoredItem[]>>

type Sort = (name: string) => { category: string; service?: string | undefined; certainty: number }

export const listStored = (
  names: Readonly<Partial<Record<StoredItem['type'], Iterable<string>>>>,
  sort: Sort,
): StoredItem[] =>
  (Object.keys(names) as StoredItem['type'][]).flatMap((type) =>
    [...(names[type] ?? [])].map((name) => ({ name, type, ...sort(name) })),
  )

/** What can only be asked for in time, and erased in time: data bases and caches. */
export interface Deep {
  readonly indexeddb: Set<string>
  readonly cache: Set<string>
}

/** A data base that is in use makes the one who would delete it wait. */
const PATIENCE_MS = 1000

export const soon = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([
    work.catch(() => otherwise),
    new Promise<T>((resolve) => setTimeout(resolve, PATIENCE_MS, otherwise)),
  ])

/** Blocked, or unknown to the browser: nothing. */
export const listDeep = async (): Promise<Deep> => {
  const databases = async () => (await indexedDB.databases()).map(({ name = '' }) => name)
  const [names, stores] = await Promise.all([
    soon(databases(), []),
    soon((async () => caches.keys())(), []),
  ])
  return { indexeddb: new Set(names), cache: new Set(stores) }
}

export const groupByCategory = (
  items: readonly StoredItem[],
  categories: Iterable<string>,
): Inventory => {
  const groups = Object.create(null) as Record<string, StoredItem[]>
  for (const id of [...categories, 'unknown']) groups[id] = []
  for (const item of items) (groups[item.category] ??= []).push(item)
  return groups
}
