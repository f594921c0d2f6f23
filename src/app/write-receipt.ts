/** What happened on this page, when and where → the receipt of it. */
import type { Config } from '../config/defaults'
import type { ConsentRecord } from '../consent/record'
import { newReceiptId, now } from '../env/clock'
import type { Outbox } from '../receipts/outbox'
import { actionOf, makeReceipt } from '../receipts/receipt'
import type { Asked, Receipt, ReceiptMethod, ReceiptSurface } from '../receipts/receipt-shape'
import { readDevice } from './read-device'
import { makeState, type State } from './state'

export interface ReceiptPort {
  readonly config: Config
  readonly outbox: Pick<Outbox, 'last'>
  readonly version: string
  language(): string
}

/** How an answer came about. */
export interface How {
  readonly method: ReceiptMethod
  readonly surface: ReceiptSurface
  /** SHA-256 of the texts and vendor list that were on screen. */
  readonly policyHash?: string | null
  /** Goes into the receipt as it is. */
  readonly asked?: Asked
  /** Ids of the choices whose text has been in view. */
  readonly told?: readonly string[] | undefined
}

/** Without an action it is an answer; otherwise the end of one. */
export const createReceiptWriter =
  ({ config, outbox, version, language }: ReceiptPort) =>
  (
    state: State,
    record: ConsentRecord | null,
    consentId: string,
    how: How,
    action?: 'reset' | 'expire',
  ): Receipt => {
    const after = makeState({ ...state, record, why: undefined }, config)
    const answer = action ? null : record
    return makeReceipt({
      id: newReceiptId(),
      consentId,
      prev: outbox.last(consentId),
      action: action ?? actionOf(state.policy, state.permissions, after.permissions),
      method: how.method,
      surface: how.surface,
      policy: state.policy,
      permissions: after.permissions,
      gpcOverride: !!record?.gpcOverride,
      jurisdiction: state.region,
      regionSource: state.regionSource,
      signals: { ...state.signals },
      notice: {
        version: config.policy.version ?? null,
        url: config.policy.url?.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 2048) ?? null,
        hash: how.policyHash ?? null,
      },
      lang: /^[a-z]{1,8}(-[a-z\d]{1,8}){0,3}$/i.test(language()) ? language() : 'und',
      // As long as a receipt may say, or no collector takes it; in other scripts each letter of an address counts nine times.
      site: {
        ...config.site,
        origin: location.origin,
        path: location.pathname.slice(0, 2048),
      },
      decidedAt: new Date(answer?.at ?? now()).toISOString(),
      expiresAt: answer && new Date(answer.expires).toISOString(),
      userRef: config.receipts.userRef,
      // Where nobody was asked, nothing is said of the device either.
      asked: how.asked && { ...how.asked, ...(config.receipts.device && { ua: readDevice() }) },
      sdk: { name: 'cookie-consent-tool', version },
    })
  }
