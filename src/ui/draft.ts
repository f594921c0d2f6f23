/**
 * The answer as it stands on the switches of the preference center, not yet given. One flag per
 * category, service and choice; a category is on when all its services are.
 */
import type { Grants, Snapshot } from '../app/port'
import type { Choice } from '../config/schema'
import type { Group } from './groups'

export type Draft = Grants

/** Nothing is preset where nobody has answered and the law asks first. */
export const startDraft = (
  groups: readonly Group[],
  choices: readonly Choice[],
  state: Snapshot,
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
  for (const { id } of choices) draft[id] = state.choices[id] === true
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

/** What a script's click may do at most: nothing that is not allowed already. */
export const onlyLess = (draft: Draft, current: Draft): Draft =>
  Object.fromEntries(Object.keys(draft).map((id) => [id, !!(draft[id] && current[id])]))
