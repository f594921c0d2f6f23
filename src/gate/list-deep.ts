/** Data bases and caches of this origin. */
import type { StoredItem } from './inventory'

/** A data base that is in use makes the one who would delete it wait. */
const PATIENCE_MS = 1000

/** Does not wait for ever. */
export const soon = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([
    work.catch(() => otherwise),
    new Promise<T>((resolve) => setTimeout(resolve, PATIENCE_MS, otherwise)),
  ])

/** What can only be listed and erased in time. Blocked, or unknown to the browser: nothing. */
export const listDeep = async (): Promise<[StoredItem['type'], string][]> => {
  // Without an origin the first word throws: Chromium's list would reject a promise that nobody holds.
  const databases = async () =>
    (localStorage && (await indexedDB.databases())).map(({ name = '' }) => name)
  const [names, stores] = await Promise.all([
    soon(databases(), []),
    soon((async () => caches.keys())(), []),
  ])
  return [
    ...names.map((name): [StoredItem['type'], string] => ['indexeddb', name]),
    ...stores.map((name): [StoredItem['type'], string] => ['cache', name]),
  ]
}
