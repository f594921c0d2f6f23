/** An answer given elsewhere holds no longer than one given here at that time would. */
import type { Policy } from '../policy/policy'
import type { Grants } from '../app/port'

const DAY = 864e5
/** Browsers keep no cookie longer. */
const MAX_DAYS = 400

/** `at` and `now` in epoch milliseconds. */
export const isInForce = (answer: Grants, at: number, { rules }: Policy, now: number): boolean => {
  const days = Object.values(answer).includes(true)
    ? rules.consentLifetimeDays
    : rules.denialLifetimeDays
  return at > 0 && at <= now && at + Math.min(MAX_DAYS, days) * DAY > now
}
