/**
 * `<script src="vendor"></script><script>vendor.init()</script>`: the first is held, and the second fails, for
 * what it calls is not there. A copy of it then waits as the first one does, and runs after it.
 *
 * Only where failing was the first thing it did: what has called anything, or declares what no second run may
 * declare again, is left as it is.
 */
import { disarm, HELD } from './disarm'
import type { Failed } from './failed'
import type { Gate } from './gate-port'
import type { Verdict } from './judge'
import { readElement } from './match'

/** What a browser says is missing: `vendor is not defined`, `… (reading 'init')`, `Can't find variable: vendor`. */
const MISSING = /([\w$]+)(?: is (?:not |un)defined|'\)?)?$/
const COMMENTS = /\/\*[^]*?\*\/|(^|\s)\/\/.*/g
/** Runs at once: `(function () {`, `(() => {`. */
const WRAPPER = /^[\s!;(]*(function\s*\([^)]*\)|\(\)\s*=>)\s*{/
const HAS_DONE = /[(`]|=>/
const DECLARES = /\b(const|let|class)\b/

/** Without what stands in braces: declared there, it is declared anew each time. */
const topOf = (code: string): string => {
  const shorter = code.replace(/{[^{}]*}/g, '')
  return shorter === code ? code : topOf(shorter)
}

/** What a script that waits in front of this one, and would have run by now, waits for. */
const waitsFor = (script: Element): Verdict | undefined => {
  const held = document.querySelectorAll(
    `script:is([${HELD}],[data-category])[type="text/plain"]:not([async],[defer])`,
  )
  const before = [...held].findLast(
    (other) => other.compareDocumentPosition(script) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
  if (!before) return undefined
  const { verdict, marking } = readElement(before)
  const [category] = marking.categories
  return verdict ?? (category ? { category, service: marking.service ?? undefined } : undefined)
}

export const createHoldFailed =
  ({ hold, toHtml }: Pick<Gate, 'hold' | 'toHtml'>) =>
  ([element, message]: Failed): void => {
    const script = element as HTMLScriptElement | null
    const name = MISSING.exec(message)?.[1]
    if (!name || script?.src !== '') return
    const code = script.text.replace(COMMENTS, '')
    const [before = ''] = code.replace(WRAPPER, '').split(name)
    if (HAS_DONE.test(before) || DECLARES.test(topOf(code))) return
    const verdict = waitsFor(script)
    if (!verdict) return
    // What has started never starts again, and neither does its clone; under Trusted Types only the parser may write one.
    const parsed = document.createRange().createContextualFragment(toHtml(script.outerHTML))
    const copy = parsed.firstElementChild as HTMLScriptElement
    copy.nonce = script.nonce
    disarm(copy)
    script.after(copy)
    hold(copy, verdict)
  }
