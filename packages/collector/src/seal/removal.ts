import { hashOf, readJson } from './seal.ts'

/** Content that was taken out of the log on purpose: at a person's request, or by age. */
export type RemovalReason =
  | { readonly kind: 'erasure'; readonly receipts: readonly string[] }
  /** All receipts of the seals up to this one. */
  | { readonly kind: 'retention'; readonly upToSeal: number }

export type Removal = RemovalReason & {
  readonly no: number
  readonly at: string
  /** Hash of the removal before, or null. */
  readonly prev: string | null
  /** SHA-256 of the members above in canonical JSON. */
  readonly hash: string
}

/** The next link of the chain of removals. */
export function makeRemoval(
  reason: RemovalReason,
  before: { readonly count: number; readonly hash: string | null },
  at: number,
): Removal {
  const content = {
    ...reason,
    no: before.count + 1,
    at: new Date(at).toISOString(),
    prev: before.hash,
  }
  return { ...content, hash: hashOf(content) }
}

/** A removal as it is kept. Text that is none becomes one that follows from nothing. */
export function readRemoval(text: string): Removal {
  const value = readJson(text)
  return isRemoval(value)
    ? value
    : { kind: 'retention', upToSeal: 0, no: 0, at: '', prev: null, hash: '' }
}

function isRemoval(value: unknown): value is Removal {
  if (typeof value !== 'object' || value === null) return false
  const { kind, receipts, upToSeal } = value as Record<string, unknown>
  return kind === 'erasure' ? Array.isArray(receipts) : typeof upToSeal === 'number'
}
