/** The only file that speaks to the site owner: in the console, and as `cct:problem` events. */
import type { Problem } from '../config/problems'

export type Report = (problem: Problem) => void

const said = new Set<string>()

/** To whom it may concern on the page, past markup that has taken the name (`<form name="dispatchEvent">`). */
export const tell = (name: string, detail: unknown): void =>
  void EventTarget.prototype.dispatchEvent.call(
    document,
    new CustomEvent(name, { detail, bubbles: true }),
  )

/** Each thing once; never throws. */
export const report: Report = (problem) => {
  const text = `${problem.path}: ${problem.message}`
  if (said.has(text)) return
  said.add(text)
  console.warn(`[cookie-consent-tool] ${text}`)
  tell('cct:problem', problem)
}

/** Runs work that must not break the page; what it throws is reported. */
export const guarded = (path: string, work: () => void): void => {
  try {
    work()
  } catch (error) {
    report({ path, message: String(error) })
  }
}
