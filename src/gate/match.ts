import { describe, HELD, mark, readMark } from './disarm'
import type { Watch } from './gate-port'
import type { Verdict } from './judge'

/** What an element of the page is marked as: `data-category`, and `data-service` where it has one. */
export interface Marking {
  /** All must be allowed. */
  readonly categories: readonly string[]
  /** `!analytics`: runs once that is refused. */
  readonly refused: readonly string[]
  readonly service: string | null
}

export const readMarking = (category: string, service: string | null): Marking => {
  const words = category.split(/[\s,]+/).filter(Boolean)
  return {
    categories: words.filter((word) => word[0] !== '!'),
    refused: words.filter((word) => word[0] === '!').map((word) => word.slice(1)),
    service,
  }
}

/** What stands on it: the site's marking counts, and only then the tool's own. */
export const readElement = (
  element: Element,
): { marking: Marking; verdict: Verdict | undefined } => {
  const category = element.getAttribute('data-category')
  if (category !== null)
    return {
      marking: readMarking(category, element.getAttribute('data-service')),
      verdict: undefined, // an own key: none is to be found on `Object.prototype`
    }
  const verdict = readMark(element.getAttribute(HELD) ?? '')
  const { service = null } = verdict
  return { verdict, marking: { categories: [verdict.category], refused: [], service } }
}

/** What nobody knew when it was held may be known now: rows of services come later. */
export const readAnew = (
  element: Element,
  guard: Watch | undefined,
): ReturnType<typeof readElement> => {
  const read = readElement(element)
  if (!guard || read.verdict?.category !== '*' || guard.mayPass(read.verdict)) return read
  mark(element, guard.judge(describe(element)) ?? { category: 'essential' })
  return readElement(element)
}
