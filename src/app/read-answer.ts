/** What is stored, and what of it still counts. */
import type { Service } from '../config/schema'
import { newSince } from '../consent/fingerprint'
import { validity } from '../consent/validity'
import { now } from '../env/clock'
import type { Policy } from '../policy/policy'
import type { Said } from '../policy/choice-states'
import type { Loaded } from '../storage/load-record'
import { saidIn, type Facts, type State } from './state'

interface About {
  readonly policyVersion: string
  readonly fingerprint: string
}

/** A stored record that still holds, or why it does not. What never expires is kept apart. */
export const readAnswer = (
  record: Loaded,
  said: Said,
  policy: Policy,
  about: About,
  services: readonly Service[],
): Partial<Facts> => {
  const none = { record: null, consentId: null, kept: said, added: [] }
  if (record === null) return { ...none, why: 'first-visit' }
  if (record === 'unreadable') return { ...none, why: record }
  const good = validity(record, { at: now(), ...about })
  if (good === 'valid') return { ...none, record, why: undefined, consentId: record.id }
  // A yes lapses with its record unless it never expires; a no is not for time to undo.
  const choices: Record<string, boolean> = Object.assign(Object.create(null), record.choices)
  for (const { id, expires } of policy.choices)
    if (expires !== 'never' && choices[id]) delete choices[id]
  return {
    record: null,
    why: good,
    consentId: record.id,
    kept: { ...saidIn({ record, kept: {} }), stale: record, choices },
    added: newSince(record.digest ?? '', policy.categories.keys(), services),
  }
}

/** When notice of choices was given: `told` are those that were in view when the answer was. */
export const noticed = (state: State, told: readonly string[] = []): Record<string, number> => {
  const minutes = Object.assign(Object.create(null), saidIn(state).noticed) as Record<
    string,
    number
  >
  for (const { id, effectiveAfter } of state.policy.choices)
    if (effectiveAfter && told.includes(id)) minutes[id] ??= Math.ceil(now() / 6e4)
  return minutes
}
