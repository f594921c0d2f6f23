/**
 * What an answer needs: record, receipt, outbox, erasing, placeholders. It comes in a file of its
 * own, so that a visitor who is known and wants nothing does not fetch it.
 */
import type { Config } from '../config/defaults'
import type { Store } from '../consent/store'
import { sha256 } from '../env/clock'
import type { Lasting } from '../env/lasting'
import { placeholder } from '../gate/embed'
import type { Gate } from '../gate/gate'
import { failedNow } from '../gate/failed'
import { createHoldFailed } from '../gate/hold-failed'
import { sweep, sweepDeep, type SweepPort, type WithdrawalReport } from '../gate/sweep'
import type { Marking } from '../gate/match'
import type { Receipt } from '../receipts/receipt-shape'
import { eraseCookie } from '../storage/cookie'
import type { Local } from '../storage/local'
import { createRecords } from '../storage/records'
import type { Wish } from './answering'
import { listBeyond } from './beyond'
import { embedSheet } from './embed-style'
import { embedTexts } from './embed-texts'
import { nameMarked } from './name-marked'
import { createFinish } from './finish'
import { needsTwoSteps } from './needs-two-steps'
import type { Screen, Texts } from './port'
import { createProof } from './proof'
import type { Report } from './report'
import type { Change, Session } from './session'
import type { State } from './state'
import type { Stored } from './stored'
import { createVerbs } from './verbs'

export interface ActsPort {
  readonly config: Config
  readonly store: Store<State>
  readonly session: Session
  readonly local: Local
  readonly stored: Stored
  readonly version: string
  /** As it was before anyone wrapped it. */
  readonly fetch: typeof globalThis.fetch
  readonly listen: Lasting['listen']
  language(): string
  /** Calls back when the texts of the language are here. */
  withTexts(then: (texts: Texts) => void): void
  hasRun(ids: readonly string[]): boolean
  readonly gate: Pick<Gate, 'close' | 'failed' | 'hold' | 'toHtml'>
  show(screen: Screen | null): void
  readonly report: Report
}

export interface Acts {
  decide(wish: Wish): Receipt
  reset(): void
  /** Says that a stored answer has ended, and sends what is due. */
  lapse(): void
  flush(): void
  /** Computes ahead what a receipt needs, so that it is whole the moment it is made. */
  prepare(): void
  sealed(receipt: Receipt): Promise<Receipt>
  /** What follows a change last: erasing, and perhaps a reload. */
  finish(change: Change): Promise<WithdrawalReport>
  /** Erases what may not stay, at once where that can be. */
  clean(): void
  sha256(text: string): Promise<string | null>
  placeholder(
    held: HTMLElement,
    host: string | undefined,
    marking: Marking,
    onAllow: (always: boolean, event: Event) => void,
  ): () => void
}

export type CreateActs = (port: ActsPort) => Acts

export const createActs: CreateActs = (port) => {
  const { config, local, stored } = port
  const records = createRecords(() => config.cookie, local)
  const outbox = createProof({ ...port, onAnswer: () => verbs.uphold() })
  const verbs = createVerbs({ ...port, records, outbox })
  const sweeping: SweepPort = {
    ...stored.sweeping,
    erase: ({ type, name }) =>
      type === 'cookie' ? eraseCookie(name) : stored.sweeping.erase(type, name),
    beyond: (stopped) =>
      listBeyond(stopped, { ...stored, hasRun: port.hasRun, policy: port.store.get().policy }),
  }
  const finish = createFinish({
    config,
    sweeping,
    hasRun: port.hasRun,
    close: port.gate.close,
    reload: () => location.reload(),
  })
  if (/known|strict/.test(config.autoBlock)) {
    const holdFailed = createHoldFailed(port.gate)
    port.gate.failed.forEach(holdFailed)
    port.listen('window', 'error', (event) => holdFailed(failedNow(event)))
  }
  const sheet = embedSheet()
  const isClean = () =>
    config.guardStorage !== 'on' || port.store.get().snapshot.status !== 'decided'
  port.listen('window', 'pagehide', () => void (isClean() || sweep(sweeping)))
  return {
    decide: verbs.decide,
    reset: verbs.reset,
    lapse: () => void outbox.alone(verbs.lapse).then(outbox.flush),
    flush: () => void outbox.flush(),
    prepare: () => void outbox.prepare(),
    sealed: outbox.sealed,
    finish,
    clean: () => {
      sweep(sweeping)
      void sweepDeep(sweeping)
    },
    sha256,
    placeholder: (held, host, marking, onAllow) =>
      placeholder(held, {
        sheet,
        withTexts: (then) =>
          port.withTexts((texts) =>
            then(
              { ...embedTexts, ...texts },
              nameMarked(port.store.get(), marking, host, texts, config.texts[port.language()]),
              port.language(),
            ),
          ),
        onAllow: (always, event) => {
          if (!always || !needsTwoSteps(port.store.get(), config, marking)) onAllow(always, event)
          else if (event.isTrusted) port.show('preferences')
        },
      }),
  }
}
