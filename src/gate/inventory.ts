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
  names: Readonly<Record<'cookie' | 'local' | 'session', readonly string[]>>,
  sort: Sort,
): StoredItem[] =>
  (['cookie', 'local', 'session'] as const).flatMap((type) =>
    names[type].map((name) => ({ name, type, ...sort(name) })),
  )

export const groupByCategory = (
  items: readonly StoredItem[],
  categories: Iterable<string>,
): Inventory => {
  const groups = Object.create(null) as Record<string, StoredItem[]>
  for (const id of [...categories, 'unknown']) groups[id] = []
  for (const item of items) (groups[item.category] ??= []).push(item)
  return groups
}
