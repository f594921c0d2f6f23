import { limitKinds, type Kind } from '../stats/limit-kinds.ts'
import type { SealStore } from './store.ts'

type AppendSeal = SealStore['appendSeal']

/** Appends a seal, and sees to it that no day gets more kinds of counts than it may have. */
export const limitCounts =
  (
    append: AppendSeal,
    kindsOf: (days: readonly number[]) => Promise<readonly Kind[]>,
  ): AppendSeal =>
  async (seal, leaves, counts) => {
    const known = await kindsOf([...new Set(counts.map(({ day }) => day))])
    return append(seal, leaves, limitKinds(counts, known))
  }
