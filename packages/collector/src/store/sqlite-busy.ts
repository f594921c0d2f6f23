import { StoreBusy } from './store.ts'

// SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the disk or a neighbour, not the receipt.
const passing = new Set([5, 6, 8, 10, 13, 14])

function busyOr(error: unknown): unknown {
  const code = (error as { errcode?: unknown }).errcode
  return typeof code === 'number' && passing.has(code & 0xff)
    ? new StoreBusy('the database cannot take receipts at the moment', 5, { cause: error })
    : error
}

/** The same work; what may pass by itself is thrown as StoreBusy. */
export const orBusy =
  <Arguments extends readonly unknown[], Result>(work: (...given: Arguments) => Result) =>
  (...given: Arguments): Result => {
    try {
      return work(...given)
    } catch (error) {
      throw busyOr(error)
    }
  }

type Method = (...given: never[]) => Promise<unknown>

/** The same methods, each `orBusy`. */
export const allOrBusy = <Methods extends object>(methods: Methods): Methods =>
  Object.fromEntries(
    Object.entries(methods as Record<string, Method>).map(([name, method]) => [
      name,
      (...given: never[]) =>
        method(...given).catch((error: unknown) => Promise.reject(busyOr(error))),
    ]),
  ) as Methods
