/** What the gate is given, who decides and who is told; and what it offers. */
import type { Failed } from './failed'
import type { Verdict } from './judge'
import type { Ledger } from './ledger'
import type { Marking } from './match'
import type { Ran } from './ran'

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
    host: string | undefined,
    marking: Marking,
    onAllow: (always: boolean, event: Event) => void,
  ): () => void
  /** Trusted Types, where the page asks for them. */
  toHtml(html: string): string
  toUrl(url: string): string
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
  /** Undefined: it may go. */
  judge(url: string): Verdict | undefined
  mayPass(verdict: Verdict): boolean
  /** After each decision. */
  onChange(): void
}

export interface Gate {
  /** Looks at every marked element again. A decision against everything ends what was loaded once. */
  apply(isDenial?: boolean): void
  /** Lets scripts go that have to be fetched first, up to the first that would run at once. */
  begin(): void
  /** Takes an element nobody marked into custody. */
  hold(element: Element, verdict: Verdict): void
  /** A marked element, wherever it is. */
  consider(element: Element): void
  /** Gives an element back that the tool had taken. */
  free(element: Element): void
  /** True once it may pass; false once it is refused, or the waiting list is full. */
  wait(mayGo: () => boolean, size?: number): Promise<boolean>
  /** Takes what a released script writes with `document.write`; false when it is not one of ours. */
  write(text: string, isTrusted: boolean): boolean
  watch(guard: Watch): void
  /** Looks at a further document from now on. */
  observe(document: Document): void
  /** What was let go and cannot be recalled. */
  readonly ran: Ran
  /** Inline scripts that failed. */
  readonly failed: readonly Failed[]
  /** Trusted Types, for HTML that the page itself has written. */
  toHtml(html: string): string
  /** The page is about to be loaded again: what nobody has listed does not go any more, either. */
  close(): void
  isClosed(): boolean
  /** What is being looked at came by the parser or by a decision: no script of the page asks for it. */
  isFound(): boolean
}
