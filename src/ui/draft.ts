/**
 * The answer as it stands on the switches of the preference center, not yet given. One flag per
 * category, service and choice; a category is on when all its services are.
 */
import type { Grants, Snapshot } from '../app/port'
import type { Choice } from '../config/schema'
import type { Group } from './groups'

export type Draft = Grants

/**
 * Nothing is preset where nobody has answered and the law asks first. A choice that silence would
 * approve stands on, also while that is still to come: switching it off is the answer.
 */
export const startDraft = (
  groups: readonly Group[],
  choices: readonly Choice[],
  state: Snapshot,
  answered: Grants = {},
): Draft => {
  const draft: Record<string, boolean> = {}
  const follows = state.status === 'decided' || state.model !== 'opt-in'
  for (const { id, essential, preset, services } of groups) {
    if (essential) continue
    const isOn = follows ? state.categories[id] === true : preset
    for (const service of services)
      draft[service.id] = follows ? (state.services[service.id] ?? isOn) : isOn
    draft[id] = services.length ? services.every((service) => draft[service.id]) : isOn
  }
  for (const { id, model } of choices)
    draft[id] = answered[id] ?? (state.choices[id] === true || model === 'opt-out')
  return draft
}

/** How many services of a group are on; without services the group counts as one. */
export const countOn = (draft: Draft, { id, services }: Group): number =>
  services.length ? services.filter((service) => draft[service.id]).length : draft[id] ? 1 : 0

export const isMixed = (draft: Draft, group: Group): boolean => {
  const on = countOn(draft, group)
  return on > 0 && on < group.services.length
}

export const setGroup = (draft: Draft, group: Group, isOn: boolean): Draft => ({
  ...draft,
  ...Object.fromEntries(group.services.map(({ id }) => [id, isOn])),
  [group.id]: isOn,
})

export const setService = (draft: Draft, group: Group, id: string, isOn: boolean): Draft => {
  const next = { ...draft, [id]: isOn }
  return { ...next, [group.id]: group.services.every((service) => next[service.id]) }
}

/**
 * What is handed to the core. Services are named only where the category alone would not say it:
 * in a mixed category, which itself counts as off, each has its own value.
 */
export const toGrants = (draft: Draft, groups: readonly Group[]): Grants => {
  const grants: Record<string, boolean> = { ...draft }
  for (const group of groups)
    if (!isMixed(draft, group)) for (const service of group.services) delete grants[service.id]
  return grants
}

/** Is something on in the draft that is off now? */
export const isBeyond = (draft: Draft, current: Draft, { id, services }: Group): boolean =>
  [id, ...services.map((service) => service.id)].some((one) => draft[one] && !current[one])

/** Something sold or shared that runs here until refused has been refused. */
export const isOptedOut = (groups: readonly Group[], state: Snapshot): boolean =>
  groups.some((group) => group.sale && isRefused(group, state))

/** Does switching it on take a second step, because it was refused where it ran until then? */
const isRefused = ({ id, preset, held, services }: Group, state: Snapshot): boolean =>
  !held &&
  preset &&
  state.model !== 'opt-in' &&
  (!state.categories[id] || services.some((service) => state.services[service.id] === false))

/** Switches everything on but what a signal holds off. */
export const setAll = (draft: Draft, groups: readonly Group[]): Draft =>
  groups.reduce((all, group) => (group.essential ? all : setGroup(all, group, !group.held)), draft)

/** Only the choices that were moved: one that was merely on screen is not answered. */
export const withoutUnmoved = (
  grants: Grants,
  current: Draft,
  choices: readonly Choice[],
): Grants => {
  const out = { ...grants }
  for (const { id } of choices) if (out[id] === current[id]) delete out[id]
  return out
}

/** What a script's click may do at most: nothing that is not allowed already. */
export const onlyLess = (draft: Draft, current: Draft): Draft =>
  Object.fromEntries(Object.keys(draft).map((id) => [id, !!(draft[id] && current[id])]))
