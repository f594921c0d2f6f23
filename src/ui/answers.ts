import type { Grants, Screen } from '../app/port'

/** Records an answer with what was on screen, and says that it is saved. `told`: choices that have been in view. */
export type Decide = (
  answer: 'accept' | 'reject' | Grants,
  surface: Screen,
  told?: readonly string[],
) => void

/** Only a person can say yes. A script, such as an auto-reject tool, can say no. */
export const answers = (decide: Decide, surface: Screen) => ({
  onAccept: (event: MouseEvent) => event.isTrusted && decide('accept', surface),
  onReject: () => decide('reject', surface),
})
