import { grantsAnything, type Decision } from './decision'

/** A decision as it is kept. Times are epoch milliseconds. */
export interface ConsentRecord extends Decision {
  /** Random per browser, made with the first decision. */
  readonly id: string
  readonly policyVersion: string
  /** Of what was consented to: categories, services, their cookies. */
  readonly fingerprint: string
  /** Of each of them, to tell later what is new; empty where they are too many. */
  readonly digest?: string
  /** Choice id → minutes since 1970, rounded up, at which its text had been on screen with an answer. */
  readonly noticed?: Readonly<Record<string, number>>
  readonly at: number
  readonly expires: number
}

export interface Lifetimes {
  readonly consentLifetimeDays: number
  readonly denialLifetimeDays: number
}

const DAY = 864e5
/** Browsers keep no cookie longer (RFC 6265bis, section 5.5). */
export const MOST_DAYS = 400

/** When an answer given now is dated: after the one it follows, also where the clock was set back. The newest counts. */
export const dateAfter = (last: ConsentRecord | null | undefined, now: number): number =>
  Math.max(now, (last?.at ?? 0) + 1)

/**
 * Decision + time + what it was about → record. An opt-out is kept as long as a full refusal, whatever else was
 * allowed.
 */
export const makeRecord = (
  decision: Decision,
  about: Omit<ConsentRecord, keyof Decision | 'at' | 'expires'>,
  at: number,
  { consentLifetimeDays, denialLifetimeDays }: Lifetimes,
  isOptOut = false,
): ConsentRecord => {
  const days = isOptOut || !grantsAnything(decision) ? denialLifetimeDays : consentLifetimeDays
  return { ...decision, ...about, at, expires: at + DAY * Math.min(MOST_DAYS, days) }
}
