import type { Decision } from '../consent/decision'
import type { CategoryRule, Policy } from './policy'

/** What the browser says on the visitor's behalf. */
export interface Signals {
  readonly gpc: boolean | null
  readonly dnt: string | null
}

/** Which signals the site honours. */
export interface SignalRules {
  readonly gpc: boolean
  readonly dnt: 'ignore' | 'deny-advertising' | 'deny-all'
}

export interface Permissions {
  readonly categories: Readonly<Record<string, boolean>>
  readonly services: Readonly<Record<string, boolean>>
  readonly choices: Readonly<Record<string, boolean>>
}

/** Global Privacy Control refuses sale and sharing until the visitor says otherwise for this site. */
export const isRefusedBySignal = (
  rule: CategoryRule,
  decision: Decision | null,
  signals: Signals,
  rules: SignalRules,
): boolean =>
  !rule.essential &&
  ((rule.sale && rules.gpc && signals.gpc === true && !decision?.gpcOverride) ||
    // Do Not Track counts until the visitor has answered; a later answer is more specific.
    (!decision &&
      signals.dnt === '1' &&
      (rules.dnt === 'deny-all' || (rules.dnt === 'deny-advertising' && rule.sale))))

/**
 * The one gatekeeper. Every permission is a key with the value true; what is not there, or not
 * known, does not run.
 */
export const mayRun = (
  policy: Policy,
  decision: Decision | null,
  signals: Signals,
  rules: SignalRules,
): Permissions => {
  const empty = (): Record<string, boolean> => Object.create(null) as Record<string, boolean>
  const categories = empty()
  const services = empty()
  const choices = empty()
  const refused = new Set<string>()
  for (const rule of policy.categories.values()) {
    if (isRefusedBySignal(rule, decision, signals, rules)) refused.add(rule.id)
    categories[rule.id] =
      rule.essential ||
      (!refused.has(rule.id) &&
        (decision ? decision.categories[rule.id] === true : rule.beforeAnswer))
  }
  for (const { id, category, grantedBy, isLate } of policy.services.values())
    services[id] =
      policy.categories.has(category) &&
      !refused.has(category) &&
      (decision?.services[id] ??
        // A tag manager carries both kinds; what it loads is held one by one.
        (!(decision && isLate) && grantedBy.some((any) => categories[any]))) === true
  for (const choice of policy.choices)
    choices[choice.id] =
      decision?.choices[choice.id] ?? (choice.model === 'opt-out' && !choice.effectiveAfter)
  return { categories, services, choices }
}
