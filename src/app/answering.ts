/** An answer: carried out at once where the file for it is here, and otherwise noted and carried out when it is. */
import { dateAfter } from '../consent/record'
import { now } from '../env/clock'
import type { Receipt, ReceiptMethod } from '../receipts/receipt-shape'
import type { Local } from '../storage/local'
import type { Acts } from './acts'
import type { ActsDoor } from './acts-door'
import type { Grants } from './port'
import type { State } from './state'
import type { How } from './write-receipt'

export interface Wish extends How {
  readonly answer: 'accept' | 'reject' | Grants
  /** When it was given, where that is not now. */
  readonly at?: number
}

const METHODS = { accept: 'accept_all', reject: 'reject_all' } as const

export const methodOf = (answer: Wish['answer']): ReceiptMethod =>
  typeof answer === 'string' ? METHODS[answer] : 'save'

/** What this tab has still to carry out. */
type Todo = Wish | { readonly answer: 'reset'; readonly method: 'api'; readonly at?: number }

export interface Answering {
  decide(wish: Wish): Promise<Receipt>
  /** Forgets the answer; `then` once that is done. */
  reset(then: () => void): void
  /** What was asked for on the page before, which was left too soon, is carried out. Was there any? */
  resume(then: () => void): boolean
  /** Something is on its way to being refused or forgotten: nothing may run meanwhile. */
  isRefusing(): boolean
}

const NOTE = 'cct.todo'
/** Who comes back to a tab later than this is asked again. */
const STALE_MS = 3600e3

/** `notes` are of this tab alone, and outlive the page they were written on. */
export const createAnswering = (
  door: ActsDoor,
  notes: Pick<Local, 'get' | 'set' | 'remove'>,
  state: () => State,
  onLost: () => void,
): Answering => {
  let refusing = 0
  const carryOut = async (todo: Todo): Promise<Receipt | undefined> => {
    const run = (acts: Acts, dated = todo) =>
      dated.answer === 'reset' ? void acts.reset() : acts.decide(dated as Wish)
    const acts = door.now()
    if (acts) return run(acts)
    const dated = { ...todo, at: todo.at ?? dateAfter(state().record, now()) }
    // What a signal says is read anew on every page.
    if (!/gpc|dnt/.test(todo.method)) notes.set(NOTE, JSON.stringify(dated))
    const isRefusal = todo.answer === 'reject' || todo.answer === 'reset'
    if (isRefusal) refusing += 1
    try {
      const acts = await door.load().catch((error: unknown) => {
        onLost()
        throw error
      })
      return run(acts, dated)
    } finally {
      if (isRefusal) refusing -= 1
      notes.remove(NOTE)
    }
  }
  const pending = (): Todo | undefined => {
    const note = notes.get(NOTE)
    if (!note) return undefined // an exception costs a start more than all that reads a record
    try {
      const todo = JSON.parse(note) as Required<Todo>
      return Math.abs(now() - todo.at) < STALE_MS ? todo : undefined
    } catch {
      return undefined // not one of ours
    }
  }
  const start = (todo: Todo, then: () => void) => void carryOut(todo).then(then, () => {}) // told already
  return {
    decide: (wish) => carryOut(wish) as Promise<Receipt>,
    reset: (then) => start({ answer: 'reset', method: 'api' }, then),
    resume: (then) => {
      const todo = pending()
      if (todo) start(todo, then)
      return !!todo
    },
    isRefusing: () => refusing > 0,
  }
}
