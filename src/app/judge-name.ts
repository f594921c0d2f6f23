/** May something be stored under this name now? */
import type { Config } from '../config/defaults'
import type { Gate } from '../gate/gate'
import type { Guard, JudgePort, Verdict } from '../gate/judge'
import type { State } from './state'
import type { Stored } from './stored'
import { whoWrites } from './who-writes'

export interface NameJudgePort {
  readonly config: Config
  state(): State
  readonly gate: Gate
  readonly stored: Stored
  /** Whose code is writing? */
  readonly asker: Guard['asker']
  readonly mayRun: JudgePort['mayRun']
  /** In report mode nothing is refused, and what would have been is noted. */
  orReport(verdict: Verdict, mode: string, what: string, name: string): Verdict | undefined
}

export interface NameJudge {
  /** It was let through before, and nothing has changed since: the shortest way. */
  isFree(name: string): boolean
  /** Undefined: it may. */
  judge(name: string, what: string): Verdict | undefined
}

/** Names kept in mind; a page has not more that it writes often. */
const REMEMBERED = 500

export const named = ({ category, service }: Verdict) => ({ category, ...(service && { service }) })

export const createNameJudge = (port: NameJudgePort): NameJudge => {
  const { config, state, gate, stored } = port
  const writerOf = whoWrites(port.asker)
  /** Where nothing that is governed has run, nothing of the kind can be writing. */
  const canLearn = () => gate.ran.claims.size > 0 || !/known|strict/.test(config.autoBlock)
  const free = new Set<string>()
  let at: State
  let learns = false
  const isFree = (name: string): boolean => {
    if (at !== state() || learns !== canLearn()) {
      at = state()
      learns = canLearn()
      free.clear()
    }
    return free.has(name)
  }
  return {
    isFree,
    judge: (name, what) => {
      if (isFree(name)) return undefined
      let sorted: Verdict = stored.sort(name)
      // Whether one that nobody knows may pass can change without a change of state: by who writes it,
      // and in strict mode from the click on Reject on.
      const mayChange = sorted.category === 'unknown' && (learns || config.autoBlock === 'strict')
      const writer = sorted.category === 'unknown' && learns && writerOf(name)
      if (writer) {
        sorted = writer
        if (port.mayRun(writer)) stored.learn(name, named(writer))
      }
      let mode: string = config.guardStorage
      if (sorted.category === 'unknown') {
        const isStrict = config.autoBlock === 'strict' && !port.mayRun({ category: '*' })
        if (!isStrict) mode = 'report'
      } else if (stored.mayStay(sorted)) mode = ''
      const verdict = mode ? port.orReport(sorted, mode, what, name) : undefined
      if (!verdict && !mayChange && free.size < REMEMBERED) free.add(name)
      return verdict
    },
  }
}
