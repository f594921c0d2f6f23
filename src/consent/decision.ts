import type { Permissions } from '../policy/may-run'
import type { Policy } from '../policy/policy'

type Flags = Readonly<Record<string, boolean>>

/** What the visitor, or a signal on their behalf, has said. */
export interface Decision {
  readonly categories: Flags
  /** Only services that differ from their category. */
  readonly services: Flags
  /** Only those that were answered: silence is no answer. */
  readonly choices: Flags
  /** Sale allowed in spite of Global Privacy Control, by its own switch. */
  readonly gpcOverride: boolean
}

const flags = (): Record<string, boolean> => Object.create(null) as Record<string, boolean>

const forAll = (
  policy: Policy,
  choices: Flags,
  isOn: (category: { id: string; sale: boolean }) => boolean,
): Decision => {
  const categories = flags()
  for (const rule of policy.categories.values())
    categories[rule.id] = rule.essential || (!rule.isLocked && isOn(rule))
  return { categories, services: flags(), choices, gpcOverride: false }
}

/** Everything on, except what a privacy signal holds off. Other privacy choices stay as they are. */
export const acceptAll = (policy: Policy, choices: Flags, gpc: boolean): Decision =>
  forAll(policy, choices, (rule) => !(gpc && rule.sale))

/** Everything optional off. Other privacy choices stay as they are. */
export const rejectAll = (policy: Policy, choices: Flags): Decision =>
  forAll(policy, choices, () => false)

/**
 * The present state with some things changed. A category takes its services along, except those
 * named themselves; `answered` are the choices that have an answer already. Ids that nobody declared come back as `unknown` and change nothing.
 */
export const choose = (
  policy: Policy,
  present: Permissions,
  grants: Flags,
  gpc: boolean,
  answered: Flags = {},
): { decision: Decision; unknown: readonly string[] } => {
  const categories = Object.assign(flags(), present.categories)
  const services = flags()
  const choices = Object.assign(flags(), answered)
  const unknown: string[] = []
  const named = (id: string) => Object.hasOwn(grants, id)
  for (const id of Object.keys(grants)) {
    const on = grants[id] === true
    const rule = policy.categories.get(id)
    if (rule) categories[id] = rule.essential || (on && !rule.isLocked)
    else if (policy.choices.some((choice) => choice.id === id)) choices[id] = on
    else if (!policy.services.has(id)) unknown.push(id)
  }
  for (const { id, category, grantedBy } of policy.services.values()) {
    if (!policy.categories.has(category) || category === 'essential') continue
    const follows = (flags: Flags) => grantedBy.some((any) => flags[any])
    const isOn = present.services[id] === true
    const isUnder = follows(categories)
    const on = named(id)
      ? grants[id] === true
      : named(category) || isOn === follows(present.categories)
        ? isUnder
        : isOn
    if (on !== isUnder) services[id] = on
  }
  const isSaleOn = [...policy.categories.values()].some(
    (rule) =>
      rule.sale &&
      (categories[rule.id] ||
        [...policy.services.values()].some((s) => s.category === rule.id && services[s.id])),
  )
  return {
    decision: { categories, services, choices, gpcOverride: gpc && isSaleOn },
    unknown,
  }
}

/** Is anything optional on? */
export const grantsAnything = ({ categories, services }: Decision): boolean =>
  Object.keys(categories).some((id) => id !== 'essential' && categories[id]) ||
  Object.values(services).includes(true)
