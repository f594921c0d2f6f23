import type { Row } from '../store/store.ts'

/** What the walk of the log and retention ask of a store beside the rest. */
declare module '../store/store.ts' {
  interface SealStore {
    /** Rows that no seal up to this one holds, in the order they came, some at a time. */
    rowsBehind(no: number): AsyncIterable<readonly Row[]>
    /** The id of a row under a seal that was never made. */
    strayRow(): Promise<string | null>
    /** All rows of these people, up to a limit. */
    rowsOfPeople(consentIds: readonly string[], limit: number): Promise<readonly Row[]>
    /** Ends after the step under way once the signal says so; the next run does the rest. */
    retire(before: number, now: number, signal?: AbortSignal): Promise<number>
  }
}
