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
  /** Choice id → days since 1970 on which its text was on screen with an answer. */
  readonly noticed?: Readonly<Record<string, number>>
  readonly at: number
  readonly expires: number
}

export interface Lifetimes {
  readonly consentLifetimeDays: number
  readonly denialLifetimeDays: number
}

const DAY = 864e5

/** Decision + time + what it was about → record. Browsers keep no cookie longer than 400 days. */
export const makeRecord = (
  decision: Decision,
  about: Omit<ConsentRecord, keyof Decision | 'at' | 'expires'>,
  at: number,
  lifetimes: Lifetimes,
): ConsentRecord => ({
  ...decision,
  ...about,
  at,
  expires:
    at +
    DAY *
      Math.min(
        400,
        grantsAnything(decision) ? lifetimes.consentLifetimeDays : lifetimes.denialLifetimeDays,
      ),
})
