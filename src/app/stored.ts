/** What is stored on this page, sorted by the site's declarations and the catalogue; and erasing it. */
import { classifierFor, type Classify, type Owner, type Sorting } from '../catalog/classify'
import { isTooWidePattern } from '../catalog/name-index'
import type { Config } from '../config/defaults'
import type { Store } from '../consent/store'
import { groupByCategory, listStored, type Inventory, type StoredItem } from '../gate/inventory'
import type { Ledger } from '../gate/ledger'
import type { SweepPort } from '../gate/sweep'
import { whenIdle } from '../env/lifecycle'
import { listDeep } from '../gate/list-deep'
import { bare } from '../policy/bare'
import type { Policy } from '../policy/policy'
import { createLocal, type Local } from '../storage/local'
import { cookieNames } from '../storage/read-cookie'
import { report } from './report'
import type { State } from './state'

export interface Stored {
  inventory(): Inventory
  /** Whose name is this? */
  sort(name: string): Sorting
  /** A data base is being opened; until then no list of them has it. */
  noteOpening(name: string, request: IDBOpenDBRequest): void
  /** A name nobody knows, written by a script whose host is known. */
  learn(name: string, owner: Owner): void
  mayStay(sorted: { category: string; service?: string | undefined }): boolean
  /** Is there something that may not stay? */
  isDirty(): Promise<boolean>
  readonly sweeping: Omit<SweepPort, 'erase' | 'beyond'> & {
    erase(type: string, name: string): void
  }
}

const NAMES = 'cct.names'
/** Names sorted lately, so that a page that writes again pays for one look-up. */
const REMEMBERED = 500

/** Of the tool itself. */
const own: Sorting = { category: 'essential', service: 'cookie-consent-tool', certainty: 1 }

const parseNames = (text: string | null): Record<string, Owner> => {
  try {
    return JSON.parse(text ?? '{}') as Record<string, Owner>
  } catch {
    return {} // not ours any more: learned anew
  }
}

const declared = (policy: Policy): [string, Owner][] =>
  [...policy.services.values()].flatMap(({ id, category, cookies, known }) =>
    [...(cookies ?? []).map(({ name }) => name), ...(known?.cookies?.split(' ') ?? [])].flatMap(
      (name): [string, Owner][] => {
        if (!isTooWidePattern(name)) return [[name, { category, service: id }]]
        report({
          path: `services.${id}.cookies`,
          message: `"${name}" would match names it cannot mean; it sorts and erases nothing`,
        })
        return []
      },
    ),
  )

export const createStored = (
  config: Config,
  store: Store<State>,
  local: Local,
  ledger: Ledger,
): Stored => {
  const session = createLocal(() => sessionStorage)
  let policy: Policy | undefined
  let classify: Classify
  let known: Awaited<ReturnType<typeof listDeep>> = []
  // What is being opened while a list is made may not be on it; `lists` has one for each under way.
  const opening = new Set<(typeof known)[number]>()
  const lists = new Set<typeof known>()
  const deep = async () => {
    const meanwhile = [...opening]
    lists.add(meanwhile)
    const found = await listDeep()
    lists.delete(meanwhile)
    return (known = [...found, ...meanwhile])
  }
  whenIdle(() => void deep())
  // Who wrote a name is seen once; who takes consent back may do so on a later page.
  const learned: Record<string, Owner> = Object.assign(
    Object.create(null),
    parseNames(local.get(NAMES)),
  )

  /** What the tables say of a name, worked out once. */
  const sorted = new Map<string, Sorting>()
  const sort = (name: string): Sorting => {
    // Without the tables, which nobody may need but for this.
    if (name === (config.cookie.name ?? 'cct') || /^cct[._]/.test(name)) return own
    const current = store.get().policy
    if (policy !== current) {
      classify = classifierFor(declared((policy = current)))
      sorted.clear()
    }
    let found = sorted.get(name)
    if (!found) {
      if (sorted.size >= REMEMBERED) sorted.clear()
      sorted.set(name, (found = classify({ name })))
    }
    const owner = found.category === 'unknown' ? learned[name] : undefined
    return owner ? { ...owner, certainty: 0.5 } : found
  }
  const list = (): StoredItem[] =>
    listStored({ cookie: cookieNames(), local: local.keys(), session: session.keys() }, sort)
  const mayStay: Stored['mayStay'] = (sorted) => {
    // Own keys only: what a page puts on `Object.prototype` is no permission.
    const { category, service } = bare(sorted)
    const { policy, permissions } = store.get()
    const { categories, services } = permissions
    return (
      // A language is no tracker: it falls to a category only where the site has one for it.
      (category === 'functional' && !policy.categories.has(category)) ||
      category === 'unknown' ||
      category === 'essential' ||
      (service !== undefined && services[service] !== undefined
        ? services[service]
        : categories[category] === true)
    )
  }

  return {
    sort,
    learn: (name, owner) => {
      learned[name] = owner
      local.set(NAMES, JSON.stringify(learned))
    },
    mayStay,
    noteOpening: (name, request) => {
      const base: (typeof known)[number] = ['indexeddb', name]
      opening.add(base)
      for (const list of [known, ...lists]) list.push(base)
      for (const end of ['success', 'error'])
        request.addEventListener(end, () => opening.delete(base))
    },
    isDirty: async () =>
      !list().every(mayStay) || !(await deep()).every(([, name]) => mayStay(sort(name))),
    inventory: () => {
      const items = list()
      const seen = new Map(known.map(([type, name]) => [`${type} ${name}`, { type, name }]))
      for (const { type, name } of seen.values()) items.push({ type, name, ...sort(name) })
      void deep() // for the next to ask
      return groupByCategory(items, store.get().policy.categories.keys())
    },
    sweeping: {
      ledger,
      stored: list,
      deep,
      erase: (type, name) => (type === 'local' ? local : session).remove(name),
      mayStay,
      sort,
    },
  }
}
