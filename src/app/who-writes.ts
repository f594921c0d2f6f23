/** Whose code is writing a name that nobody knows: a governed script's, as far as the browser tells. */
import type { Gate } from '../gate/gate'
import { initiator } from '../gate/initiator'
import type { JudgePort, Verdict } from '../gate/judge'

/** Finding out is dear; a name that was written so often by nobody known is left alone. */
const LOOKS = 5

export const whoWrites = (
  gate: Pick<Gate, 'ownerOf'>,
  match: JudgePort['match'],
): ((name: string) => Verdict | null | undefined) => {
  const looks = new Map<string, number>()

  /** A released script of the page's own, or one from a host that is governed. */
  const ownerOfScript = (): Verdict | null | undefined => {
    const url = initiator()
    const marked = gate.ownerOf(url)
    if (marked || !url || !/^https?:/.test(url)) return marked
    const { hostname, pathname, search } = new URL(url)
    return match(hostname, pathname + search)
  }

  return (name) => {
    const before = looks.get(name) ?? 0
    if (before >= LOOKS) return undefined
    const writer = ownerOfScript()
    if (!writer) looks.set(name, before + 1)
    return writer
  }
}
