/** An answer given in another tool → an answer here, or null where the visitor is to be asked. */
import type { Policy } from '../policy/policy'
import type { Choices } from './choices'
import { isInForce } from './lifetime'
import { idsFor, type CompatSettings } from './names'

export interface Imported {
  readonly answer: Readonly<Record<string, boolean>>
  readonly at: number
}

/**
 * Everything optional is off unless the other tool was told otherwise. What several of its words
 * stand for is on only where all of them are.
 */
export const importChoices = (
  settings: CompatSettings,
  { said, services = {}, at: dated }: Choices,
  policy: Policy,
  now: number,
  /** Global Privacy Control: an old answer does not overrule it. */
  gpc: boolean,
): Imported | null => {
  const at = dated ?? Date.parse(settings.since ?? '')
  const answer = Object.create(null) as Record<string, boolean>
  for (const { id, essential } of policy.categories.values()) if (!essential) answer[id] = false
  const seen = new Set<string>()
  let isUnknown = false
  const give = (id: string, on: boolean) => {
    const category = policy.services.get(id)?.category ?? id
    const rule = policy.categories.get(category)
    if (!rule) isUnknown = true
    if (!rule || rule.essential) return
    answer[id] = on && !(gpc && rule.sale) && (!seen.has(id) || answer[id] === true)
    seen.add(id)
  }
  for (const name of Object.keys(said))
    for (const id of idsFor(settings, name)) give(id, !!said[name])
  for (const [name, on] of Object.entries(services)) {
    if (!on.length) continue // no services in it there
    const listed = new Set(on.flatMap((service) => idsFor(settings, service)))
    const under = idsFor(settings, name)
    for (const { id, category } of policy.services.values())
      if (under.includes(category)) give(id, said[name] === true && listed.has(id))
  }
  // A tool that lists only what is on has refused everything else; others say so by name.
  const isList = settings.tool === 'vanilla-cookieconsent'
  if (!seen.size && (!isList || isUnknown)) return null
  return isInForce(answer, at, policy, now) ? { answer, at } : null
}
