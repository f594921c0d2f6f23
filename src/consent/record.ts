import { grantsAnything, type Decision } from './decision'

/** A decision as it is kept. Times are epoch milliseconds. */
export interface ConsentRecord extends Decision {
  /** Random per browser, made with the first decision. */
  readonly id: string
  readonly policyVersion: string
  /** Of what was consented to: categories, services, their cookies. */
  readonly fingerprint: string
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
  about: { readonly id: string; readonly policyVersion: string; readonly fingerprint: string },
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
