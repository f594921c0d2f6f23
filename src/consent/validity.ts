import { type ConsentRecord, MOST_DAYS } from './record'

export type Reason =
  'first-visit' | 'expired' | 'policy-changed' | 'services-changed' | 'unreadable'

/** Clocks of one person's devices differ a little; more than this is a forged or broken record. */
const SKEW = 5 * 60e3
const LONGEST = MOST_DAYS * 864e5

/** Is a stored record still good? */
export const validity = (
  record: ConsentRecord,
  now: { readonly at: number; readonly policyVersion: string; readonly fingerprint: string },
): 'valid' | Reason => {
  if (record.at > now.at + SKEW || record.expires - record.at > LONGEST) return 'unreadable'
  if (record.expires <= now.at) return 'expired'
  if (record.policyVersion !== now.policyVersion) return 'policy-changed'
  return record.fingerprint === now.fingerprint ? 'valid' : 'services-changed'
}
