/** The end of a withdrawal: erases, looks again, and reloads where the setting asks. */
import type { Config } from '../config/defaults'
import { sweepTwice, type SweepPort, type WithdrawalReport } from '../gate/sweep'
import { afterPaint } from './effects'
import type { Change } from './session'

export interface FinishPort {
  readonly config: Config
  readonly sweeping: SweepPort
  /** Did something of these ids run that has no way to be told to stop? */
  hasRun(ids: readonly string[]): boolean
  /** Nothing more goes until the page is loaded again. */
  close(): void
  reload(): void
}

/** Reloads because code that ran is still there. */
export const createFinish =
  ({ config, sweeping, ...port }: FinishPort) =>
  async ({ after, stopped }: Change): Promise<WithdrawalReport> => {
    const { reloadOnWithdraw } = config
    const reload =
      stopped.length > 0 &&
      (reloadOnWithdraw === 'always' || (reloadOnWithdraw === 'if-needed' && port.hasRun(stopped)))
    if (after.status !== 'decided' && !stopped.length)
      return { stopped, erased: [], remaining: [], reload }
    if (reload) port.close()
    // Nothing is running that could write meanwhile: the banner goes first, then what was granted.
    if (!stopped.length) await new Promise<void>((resolve) => afterPaint(resolve))
    const swept = await sweepTwice(sweeping, stopped)
    if (reload) setTimeout(port.reload)
    return { stopped, ...swept, reload }
  }
