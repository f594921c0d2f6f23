/** Whose code is writing a name that nobody knows: a governed script's, as far as the browser tells. */
import type { Guard, Verdict } from '../gate/judge'

/** Finding out is dear; a name that was written so often by nobody known is left alone. */
const LOOKS = 5

export const whoWrites = (asker: Guard['asker']): ((name: string) => Verdict | undefined) => {
  const looks = new Map<string, number>()

  return (name) => {
    const before = looks.get(name) ?? 0
    if (before >= LOOKS) return undefined
    const writer = asker()
    if (!writer) looks.set(name, before + 1)
    return writer
  }
}
