/** Receipts in storage: a key each, so that two tabs never overwrite one another. */
import type { Config } from '../config/defaults'
import type { Local } from '../storage/local'
import type { Receipt } from './receipt-shape'

export interface Entry {
  receipt: Receipt
  /** Place in the order of adding; ids follow the clock, and clocks are set back. */
  place: number
  /** SHA-256 of the receipt as sent; the next one's `prevHash`. */
  hash?: string | null
  /** Nothing of the receipt will change any more. */
  isSealed?: boolean
  isDone?: boolean
  /** Refused or too old: kept for download only. */
  gaveUp?: string
  attempts: number
  notBefore: number
  /** The endpoint itself has asked for the pause. */
  isAsked?: boolean
}

/** Neither stored by the endpoint nor given up. */
export const isWaiting = ({ isDone, gaveUp }: Entry): boolean => !isDone && !gaveUp

/** Is there something to do for it? Without an endpoint, what has been sealed stays as it is. */
export const isDue = (entry: Entry, { receipts }: Pick<Config, 'receipts'>): boolean =>
  isWaiting(entry) && !(entry.isSealed && !receipts.endpoint)

export interface Shelf {
  read(id: string): Entry | null
  /** False when it will not outlive the page. */
  write(entry: Entry): boolean
  remove(entry: Entry): void
  /** Oldest first. */
  all(): Entry[]
}

const PREFIX = 'cct.receipt.'

export const createShelf = (local: Local): Shelf => {
  const read = (id: string): Entry | null => {
    try {
      const entry = JSON.parse(local.get(PREFIX + id) ?? 'null') as Entry | null
      return entry?.receipt?.id ? entry : null
    } catch {
      return null // written by someone else under our name
    }
  }
  return {
    read,
    write: (entry) => local.set(PREFIX + entry.receipt.id, JSON.stringify(entry)),
    remove: (entry) => local.remove(PREFIX + entry.receipt.id),
    all: () =>
      local
        .keys()
        .filter((key) => key.startsWith(PREFIX))
        .sort()
        .map((key) => read(key.slice(PREFIX.length)))
        .filter((entry) => entry !== null)
        .sort((a, b) => a.place - b.place),
  }
}
