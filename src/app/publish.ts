import type { ConsentTool } from './api'
import { guarded, report } from './report'

type Queued = (api: ConsentTool) => void
/** The global: the API, and `push` for calls written before and after it arrived alike. */
type Published = ConsentTool & { push(...calls: Queued[]): void }

const NAME = 'CookieConsentTool'

/** Starts once. A second copy on the page leaves the first one alone. */
export const publish = (start: () => ConsentTool): ConsentTool | undefined => {
  const page = globalThis as unknown as Record<string, Published | Queued[] | undefined>
  const before = page[NAME]
  if (before && 'allows' in before) {
    report({ path: NAME, message: 'is on this page already; the second copy does nothing' })
    return before
  }
  let tool: ConsentTool | undefined
  guarded('start', () => {
    tool = start()
  })
  if (!tool) return undefined
  const api = tool
  const push = (...calls: Queued[]) =>
    calls.forEach((call) => guarded('queued call', () => call(api)))
  // `state` is a getter: described, not copied.
  const published = Object.defineProperties(
    { push },
    Object.getOwnPropertyDescriptors(api),
  ) as Published
  page[NAME] = published
  if (Array.isArray(before)) push(...before)
  return published
}
