import { StoreBusy } from './store.ts'

// SQLITE_BUSY, LOCKED, IOERR, FULL: the disk or a neighbour, not the receipt.
const passing = new Set([5, 6, 10, 13])

/** The same work; what may pass by itself is thrown as StoreBusy. */
export const orBusy =
  <Arguments extends readonly unknown[], Result>(work: (...given: Arguments) => Result) =>
  (...given: Arguments): Result => {
    try {
      return work(...given)
    } catch (error) {
      const code = (error as { errcode?: unknown }).errcode
      if (typeof code !== 'number' || !passing.has(code & 0xff)) throw error
      throw new StoreBusy('the database cannot take receipts at the moment', 5, { cause: error })
    }
  }
