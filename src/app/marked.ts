/** May something the page has marked run now? */
import { suggest, undeclared } from '../config/problems'
import type { Marking } from '../gate/match'
import { report } from './report'
import type { Permissions } from '../policy/may-run'
import type { State } from './state'

/** May this category or service run? What nobody declared may not. */
export const isAllowed = (
  { categories, services }: Pick<Permissions, 'categories' | 'services'>,
  id: string,
): boolean => (Object.hasOwn(categories, id) ? categories[id] : services[id]) === true

export const mayRunMarked = (state: State, { categories, refused, service }: Marking): boolean => {
  const { policy, permissions, snapshot } = state
  const isOn = (id: string) =>
    id === '*' // an unknown third party, held in strict mode: only where everything is allowed
      ? Object.values(permissions.categories).every(Boolean)
      : (permissions.categories[id] ?? permissions.services[id])
  const isRefused = (id: string) =>
    isOn(id) === false &&
    (snapshot.status === 'decided' ||
      policy.categories.get(policy.services.get(id)?.category ?? id)?.model !== 'opt-in')
  const rule = service === null ? undefined : policy.services.get(service)
  // The service's own answer counts for its category; other categories named must be on as well.
  const others = rule ? categories.filter((id) => id !== rule.category) : categories
  return (
    categories.length + refused.length > 0 &&
    (!rule || permissions.services[rule.id] === true) &&
    others.every((id) => isOn(id) === true) &&
    refused.every(isRefused)
  )
}

/** Says once which ids nobody declared. They stay held; an unknown service follows its category. */
export const reportUndeclared = ({ policy }: State, marking: Marking): void => {
  const { categories, services } = policy
  for (const id of [...marking.categories, ...marking.refused])
    if (id !== '*' && !categories.has(id) && !services.has(id))
      report(undeclared('data-category', id, [...categories.keys(), ...services.keys()]))
  const { service } = marking
  if (service !== null && !services.has(service) && services.size)
    report({
      path: 'data-service',
      message: `"${service}" is not declared in services; it follows its category${suggest(service, services.keys())}`,
    })
}
