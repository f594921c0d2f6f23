/** What services that were stopped keep where no script of this page reaches. */
import { thirdPartyCookies } from '../catalog/third-party-cookies'
import type { Remaining } from '../gate/sweep'
import type { Policy } from '../policy/policy'
import type { Stored } from './stored'

export interface BeyondPort {
  readonly policy: Policy
  readonly sort: Stored['sort']
  hasRun(ids: readonly string[]): boolean
}

const ELSEWHERE = 'it lies with another site, which alone can erase it'
const HTTP_ONLY = 'it is HttpOnly: the server that set it alone can see and erase it'

/**
 * Whether they are there cannot be seen, so these are the names a stopped service may have left: those
 * the site declares, those known of a service it names by id alone, and those of a service that it
 * never named and that ran on this page.
 */
export const listBeyond = (
  stopped: readonly string[],
  { policy, sort, hasRun }: BeyondPort,
): Remaining[] => {
  const isStopped = (...ids: string[]) => ids.some((id) => stopped.includes(id))
  const declared = [...policy.services.values()]
    .filter(({ id, category }) => isStopped(id, category))
    .flatMap(({ id: service, category, cookies }) =>
      (
        cookies ??
        thirdPartyCookies
          .get(service)
          ?.map((name) => ({ name, party: 'third', httpOnly: false })) ??
        []
      )
        .filter(({ party, httpOnly }) => party === 'third' || httpOnly)
        .map(({ name, httpOnly }) => ({
          name,
          type: 'cookie' as const,
          category,
          service,
          certainty: cookies ? 1 : 0.9,
          why: httpOnly ? HTTP_ONLY : ELSEWHERE,
        })),
    )
  const undeclared = [...thirdPartyCookies]
    .filter(([id]) => !policy.services.has(id) && hasRun([id]))
    .flatMap(([, names]) =>
      names.map((name) => ({ ...sort(name), name, type: 'cookie' as const, why: ELSEWHERE })),
    )
    .filter(({ category }) => isStopped(category))
  return [...declared, ...undeclared]
}
