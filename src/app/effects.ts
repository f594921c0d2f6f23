/** What follows a change, in order. */
import type { Config } from '../config/defaults'
import type { Gate } from '../gate/gate'
import type { WithdrawalReport } from '../gate/sweep'
import { announceUpdate, googleState, type Gtag } from '../signals/google-consent-mode'
import type { Vendors } from '../signals/vendors'
import type { State } from './state'
import { guarded } from './report'
import type { Change } from './session'
import type { Tabs } from './tabs'

export interface EffectsPort {
  readonly config: Config
  state(): State
  readonly gtag: Gtag
  readonly vendors: Vendors
  readonly gate: Gate
  readonly tabs: Tabs
  /** Nothing is released while the page is only being prerendered. */
  isLive(): boolean
  redraw(change: Change): void
  /** Erases what may not stay, and reloads where the setting asks. */
  finish(change: Change): Promise<WithdrawalReport>
  /** Sends what is in the outbox; never waits. */
  flush(): void
  /** Subscribers of the API. */
  tell(change: Change): void
  dispatch(name: string, detail: unknown): void
}

/** `keep` stores record and receipt: before anything runs or stops. */
export type Effects = (change: Change, keep: () => void) => Promise<WithdrawalReport>

/** After the next paint, so that the banner is gone before tags run; hidden tabs do not paint. */
export const afterPaint = (then: () => void): void => {
  let isDue = true
  const once = () => {
    if (isDue) then()
    isDue = false
  }
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      once()
    }
    port2.postMessage(0)
  })
  setTimeout(once, 250)
}

export const createEffects = (port: EffectsPort): Effects => {
  const { config } = port
  const { policy, permissions } = port.state()
  let toldGoogle = JSON.stringify(googleState(policy, permissions))

  const goOn = (isDecision: boolean) => {
    if (isDecision) guarded('receipts', port.flush)
    if (!port.isLive()) return
    guarded('vendors', port.vendors.load)
    const { status, categories } = port.state().snapshot
    const isOff = !Object.entries(categories).some(([id, on]) => on && id !== 'essential')
    guarded('gate', () => port.gate.apply(status === 'decided' && isOff))
  }

  return (change, keep) => {
    const { before, after, stopped, isDecision } = change
    const mayBegin = !stopped.length && port.isLive()
    // What has to be fetched is on its way while the answer is stored and the banner goes.
    if (mayBegin) guarded('gate', port.gate.begin)
    keep()
    const { policy, permissions } = port.state()
    const isOther = JSON.stringify(before.categories) !== JSON.stringify(after.categories)
    // One update per decision, and none that says what Google has heard already.
    const google = JSON.stringify(googleState(policy, permissions))
    if ((isDecision || google !== toldGoogle) && config.googleConsentMode !== 'off')
      guarded('google', () => announceUpdate(policy, permissions, port.gtag))
    toldGoogle = google
    guarded('vendors', port.vendors.announce)
    if (isDecision || isOther)
      guarded('dataLayer', () => {
        const layer = ((globalThis as unknown as Record<string, unknown>)[config.dataLayer] ??=
          []) as unknown[]
        layer.push({
          event: 'cct_consent_update',
          cct_status: after.status,
          cct_categories: after.categories,
          cct_services: after.services,
        })
      })
    if (mayBegin) guarded('vendors', port.vendors.load)
    guarded('cct:change', () => {
      port.tell(change)
      port.dispatch('cct:change', change)
      if (change.receipt) port.dispatch('cct:receipt', change.receipt)
    })
    if (isDecision) port.tabs.tell()
    guarded('interface', () => port.redraw(change))
    if (stopped.length) goOn(isDecision)
    else afterPaint(() => goOn(isDecision))

    return port.finish(change)
  }
}
