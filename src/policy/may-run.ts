import type { Decision } from '../consent/decision'
import { choiceStates, type Said } from './choice-states'
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
  /** Choices that silence will approve, and when. */
  readonly pending?: Readonly<Record<string, string>>
}

/** What is left of earlier answers. */
export interface Past extends Said {
  /** An answer that no longer holds. What it refused stays refused where the law asks nobody. */
  readonly stale: Decision | null
  readonly at: number
}

const nothing: Past = { stale: null, choices: {}, at: 0 }

/**
 * Does this signal, in a browser that sends it and on a site that heeds it, say no to the category? Global Privacy
 * Control refuses sale and sharing until the visitor has said otherwise for this site.
 */
export const isHeldBySignal = (
  name: 'gpc' | 'dnt',
  rule: CategoryRule,
  decision: Decision | null,
  signals: Signals,
  rules: SignalRules,
): boolean =>
  !rule.essential &&
  (name === 'gpc'
    ? rule.sale && rules.gpc && signals.gpc === true && !decision?.gpcOverride
    : /^(1|yes)$/.test(signals.dnt ?? '') &&
      (rules.dnt === 'deny-all' || (rules.dnt === 'deny-advertising' && rule.sale)))

export const isRefusedBySignal = (
  rule: CategoryRule,
  decision: Decision | null,
  signals: Signals,
  rules: SignalRules,
): boolean =>
  isHeldBySignal('gpc', rule, decision, signals, rules) ||
  // Do Not Track counts until the visitor has answered; a later answer is more specific.
  (!decision && isHeldBySignal('dnt', rule, decision, signals, rules))

/**
 * The one gatekeeper. Every permission is a key with the value true; what is not there, or not
 * known, does not run.
 */
export const mayRun = (
  policy: Policy,
  decision: Decision | null,
  signals: Signals,
  rules: SignalRules,
  past: Past = nothing,
): Permissions => {
  const empty = (): Record<string, boolean> => Object.create(null) as Record<string, boolean>
  const categories = empty()
  const services = empty()
  const refused = new Set<string>()
  for (const rule of policy.categories.values()) {
    if (rule.isLocked || isRefusedBySignal(rule, decision, signals, rules)) refused.add(rule.id)
    categories[rule.id] =
      rule.essential ||
      (!refused.has(rule.id) &&
        (decision
          ? decision.categories[rule.id] === true
          : rule.beforeAnswer && past.stale?.categories[rule.id] !== false))
  }
  for (const { id, category, grantedBy, isLate } of policy.services.values())
    services[id] =
      policy.categories.has(category) &&
      !refused.has(category) &&
      (decision ?? past.stale)?.services[id] !== false &&
      (decision?.services[id] ??
        // A tag manager carries both kinds; what it loads is held one by one.
        (!(decision && isLate) && grantedBy.some((any) => categories[any]))) === true
  const said = { ...past, ...(decision && { choices: decision.choices }) }
  return { categories, services, ...choiceStates(policy.choices, said, past.at) }
}
