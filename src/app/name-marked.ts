import type { Marking } from '../gate/match'
import type { State } from './state'

/** `google-maps` → `Google Maps`, unless the site names it. */
export const nameMarked = ({ policy }: State, { service, categories }: Marking): string => {
  const id = service ?? categories[0] ?? ''
  return (
    policy.services.get(id)?.name ??
    policy.categories.get(id)?.title ??
    id.replace(
      /(^|-)(\w)/g,
      (_, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase(),
    )
  )
}
