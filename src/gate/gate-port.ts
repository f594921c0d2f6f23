/** What the gate is given: who decides, and who is told. */
import type { Verdict } from './judge'
import type { Ledger } from './ledger'
import type { Marking } from './match'

export interface GatePort {
  /** May something so marked run now? */
  mayRun(marking: Marking): boolean
  /** Called once for each id that nobody declared. */
  onUndeclared(marking: Marking, element: Element): void
  onMistake(message: string): void
  /** The visitor chose "always" on a placeholder. */
  onAlways(marking: Marking): void
  /** Puts something in the place of a held embed; returns what takes it away again. */
  placeholder(
    held: HTMLElement,
    /** Its host, or what it is marked as. */
    name: string | Marking,
    onAllow: (always: boolean, event: Event) => void,
  ): () => void
  /** Trusted Types, where the page asks for them. */
  toHtml(html: string): string
  /** An element with another of the tool's attributes. */
  onHook(element: Element): void
  whenParsed(then: () => void): void
  /** Somebody, or a rule, has said no: what waits need not wait any more. */
  isSettled(): boolean
  ledger: Ledger
}

/** What the guard brings once it stands: unmarked things are its business. */
export interface Watch {
  /** Looks at an unmarked element that the parser brings. */
  check(element: Element): void
  mayPass(verdict: Verdict): boolean
  /** After each decision. */
  onChange(): void
}
