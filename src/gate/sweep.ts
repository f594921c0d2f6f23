/** Erases what was stored for something that may no longer run, and looks again. */
import type { Ledger } from './ledger'
import type { StoredItem } from './inventory'

/** What a withdrawal did. */
export interface WithdrawalReport {
  /** Services and categories that were on and are now off. */
  readonly stopped: readonly string[]
  readonly erased: readonly StoredItem[]
  /** What is still there, and why. */
  readonly remaining: readonly (StoredItem & { readonly why: string })[]
  /** The page reloads, because code that ran cannot be recalled. */
  readonly reload: boolean
}

export interface SweepPort {
  stored(): readonly StoredItem[]
  erase(item: StoredItem): void
  mayStay(item: StoredItem): boolean
  ledger: Ledger
}

/** One look: erases everything that may not stay. Returns what it erased and what would not go. */
export const sweep = (
  port: SweepPort,
): { erased: StoredItem[]; remaining: (StoredItem & { why: string })[] } => {
  const targets = port.stored().filter((item) => !port.mayStay(item))
  targets.forEach(port.erase)
  const left = new Set(port.stored().map((item) => `${item.type} ${item.name}`))
  const isLeft = (item: StoredItem) => left.has(`${item.type} ${item.name}`)
  const note = (action: 'erased' | 'kept', item: StoredItem, why?: string) =>
    port.ledger.add({
      action,
      what: item.type,
      target: item.name,
      category: item.category,
      ...(item.service && { service: item.service }),
      ...(why && { why }),
    })
  const erased = targets.filter((item) => !isLeft(item))
  const why = 'its domain, path or partition is out of reach of a script'
  const remaining = targets.filter(isLeft).map((item) => ({ ...item, why }))
  erased.forEach((item) => note('erased', item))
  remaining.forEach((item) => note('kept', item, item.why))
  return { erased, remaining }
}
