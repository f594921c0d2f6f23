/** Where a signal is honoured the page itself has to say so (11 CCR 7025), also without the tool's own control. */
import type { Port } from '../app/port'
import type { Problem } from '../config/problems'

export const judgeSignal = (
  root: ParentNode,
  { config, categories, state }: Pick<Port, 'config' | 'categories' | 'state'>,
): Problem[] =>
  config.reopen === 'none' &&
  state().model === 'opt-out' &&
  categories().some(({ held }) => held === 'gpc') &&
  !root.querySelector('[data-cct-if="gpc"]')
    ? [
        {
          path: 'reopen',
          message:
            'is "none", so nothing on this page shows that Global Privacy Control is honored, which California asks for (11 CCR 7025): add an element with data-cct-if="gpc" that says so',
        },
      ]
    : []
