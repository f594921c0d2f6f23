/** An answer given elsewhere holds no longer than one given here at that time would. */
import { MOST_DAYS } from '../consent/record'
import type { Policy } from '../policy/policy'
import type { Grants } from '../app/port'

const DAY = 864e5

/** `at` and `now` in epoch milliseconds. */
export const isInForce = (answer: Grants, at: number, { rules }: Policy, now: number): boolean => {
  const days = Object.values(answer).includes(true)
    ? rules.consentLifetimeDays
    : rules.denialLifetimeDays
  return at > 0 && at <= now && at + Math.min(MOST_DAYS, days) * DAY > now
}
