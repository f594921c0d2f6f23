/** An answer: carried out at once where the file for it is here, and otherwise noted and carried out when it is. */
import { now } from '../env/clock'
import type { Receipt, ReceiptMethod } from '../receipts/receipt-shape'
import type { Local } from '../storage/local'
import type { ActsDoor } from './acts-door'
import type { Grants } from './port'
import type { How } from './write-receipt'

export interface Wish extends How {
  readonly answer: 'accept' | 'reject' | Grants
  /** When it was given, where that is not now. */
  readonly at?: number
}

const METHODS = { accept: 'accept_all', reject: 'reject_all' } as const

/** On the banner it is "Accept all" also where that is less than all there are: what it names. */
export const methodOf = (answer: Wish['answer'], surface?: string): ReceiptMethod =>
  typeof answer === 'string' ? METHODS[answer] : surface === 'banner' ? 'accept_all' : 'save'

export interface Answering {
  decide(wish: Wish): Promise<Receipt>
  /** An answer given on the page before, which was left too soon. */
  pending(): Wish | undefined
  /** Everything was refused, and the file that carries it out is on its way: nothing may run meanwhile. */
  isRefusing(): boolean
}

const NOTE = 'cct.todo'
/** Who comes back to a tab later than this is asked again. */
const STALE_MS = 3600e3

/** `notes` are of this tab alone, and outlive the page they were written on. */
export const createAnswering = (
  door: ActsDoor,
  notes: Pick<Local, 'get' | 'set' | 'remove'>,
  onLost: () => void,
): Answering => {
  let refusing = 0
  return {
    decide: async (wish) => {
      const acts = door.now()
      if (acts) return acts.decide(wish)
      const dated = { ...wish, at: wish.at ?? now() }
      // What a signal says is read anew on every page.
      if (!/gpc|dnt/.test(wish.method)) notes.set(NOTE, JSON.stringify(dated))
      const isRefusal = wish.answer === 'reject'
      if (isRefusal) refusing += 1
      try {
        return (await door.load()).decide(dated)
      } catch (error) {
        onLost()
        throw error
      } finally {
        if (isRefusal) refusing -= 1
        notes.remove(NOTE)
      }
    },
    pending: () => {
      try {
        const wish = JSON.parse(notes.get(NOTE) ?? '') as Required<Wish>
        return Math.abs(now() - wish.at) < STALE_MS ? wish : undefined
      } catch {
        return undefined // none, or not one of ours
      }
    },
    isRefusing: () => refusing > 0,
  }
}
