/** What a placeholder calls the embed it stands for, and what "always" would allow. */
import type { EmbedNames } from '../gate/embed'
import type { Marking } from '../gate/match'
import type { Texts } from './port'
import type { State } from './state'

/** `google-maps` → `Google Maps`. */
const asName = (id: string): string =>
  id.replace(
    /(^|-)(\w)/g,
    (_, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase(),
  )

/** `own`: the site's words for the language on screen, which come before those for all. `host`: where the embed comes from, if not from the site itself. */
export const nameMarked = (
  { policy }: State,
  { service, categories }: Marking,
  host: string | undefined,
  texts: Texts,
  own: Texts = {},
): EmbedNames => {
  // A category has a text beside its name; another text may go by the same name as a site's category.
  const nameOfCategory = (id: string) =>
    own[id] ??
    policy.categories.get(id)?.title ??
    (Object.hasOwn(texts, `${id}.text`) ? texts[id] : undefined) ??
    asName(id)
  // `*` is what nobody knows, in strict mode.
  const all =
    categories
      .filter((id) => id !== '*')
      .map(nameOfCategory)
      .join(', ') ||
    host ||
    ''
  const declared = service === null ? undefined : policy.services.get(service)
  const nameOfService = service === null ? undefined : (declared?.name ?? asName(service))
  return {
    name: nameOfService ?? host ?? all,
    // A service that the site has not declared cannot be allowed by itself: its category is.
    always: (declared && nameOfService) ?? all,
  }
}
