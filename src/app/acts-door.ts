/** What an answer needs comes in a file of its own, once there may be an answer. */
import type { Acts, ActsPort, CreateActs } from './acts'
import { lasting } from '../env/lasting'
import type { WithdrawalReport } from '../gate/sweep'
import { report } from './report'
import type { Change } from './session'

export interface ActsDoor {
  /** Undefined until its file is here. */
  now(): Acts | undefined
  /** Rejects when it cannot be had, which has been told; the next call tries again. */
  load(): Promise<Acts>
  /** At once where it is here, and once it is otherwise. */
  later(then: (acts: Acts) => void): void
  /** What follows a change last; without its file only where something has to stop. */
  finish(change: Change): Promise<WithdrawalReport>
  /** Null without a secure context, or without the file. */
  sha256(text: string): Promise<string | null>
  /** In the place of a held embed, once that can be drawn. */
  readonly placeholder: Acts['placeholder']
}

export const nothingStopped: WithdrawalReport = {
  stopped: [],
  erased: [],
  remaining: [],
  reload: false,
}

export const createActsDoor = (
  fetchActs: () => Promise<CreateActs>,
  port: () => Omit<ActsPort, 'listen'>,
): ActsDoor => {
  let acts: Acts | undefined
  let coming: Promise<Acts> | undefined
  const load = () =>
    (coming ??= fetchActs().then(
      (create) => (acts = create({ ...port(), listen: lasting().listen })),
      (error: unknown) => {
        coming = undefined
        report({
          path: 'cct.acts.js',
          message: `${String(error)}; no answer can be recorded, so nothing optional runs`,
        })
        throw error
      },
    ))
  const later: ActsDoor['later'] = (then) => (acts ? then(acts) : void load().then(then, () => {}))
  return {
    now: () => acts,
    load,
    later,
    finish: async (change) =>
      acts || change.stopped.length ? (acts ?? (await load())).finish(change) : nothingStopped,
    sha256: (text) =>
      load().then(
        (here) => here.sha256(text),
        () => null,
      ),
    placeholder: (...held) => {
      let isGone = false
      let undo: (() => void) | undefined
      later(({ placeholder }) => {
        if (!isGone) undo = placeholder(...held)
      })
      return () => {
        isGone = true
        undo?.()
      }
    },
  }
}
