/** The public object. Nothing outside this file is public. */
import type { Wish } from './answering'
import type { Change, Session } from './session'
import type { Service } from '../config/schema'
import type { WithdrawalReport } from '../gate/sweep'
import type { Inventory } from '../gate/inventory'
import type { LedgerEntry } from '../gate/ledger'
import type { Receipt } from '../receipts/receipt-shape'
import { isAllowed } from './marked'
import type { Grants, Screen, Snapshot } from './port'

/** `window.CookieConsentTool`, and what `start(config)` returns. */
export interface ConsentTool {
  /** What is true now. Immutable, replaced on change. */
  readonly state: Snapshot
  /**
   * May this category or service run? An id that nobody declared: false.
   * @example if (tool.allows('analytics')) count()
   */
  allows(id: string): boolean
  /** Resolves once the category or service is allowed; at once when it is. */
  when(id: string): Promise<void>
  /** Everything optional on, except what Global Privacy Control holds off. */
  acceptAll(): Promise<Receipt>
  /** Everything optional off. */
  rejectAll(): Promise<Receipt>
  /**
   * Some things changed: category, service and choice ids. The rest stays as it is. An id that nobody
   * declared is reported and left out.
   * @throws TypeError (rejects) when no declared id is named, or a value is not true or false; nothing is decided.
   * @example await tool.choose({ analytics: true, 'google-ads': false })
   */
  choose(grants: Readonly<Record<string, boolean>>): Promise<Receipt>
  /** Everything optional off; what was stopped, erased, and what remains and why. */
  withdraw(): Promise<WithdrawalReport>
  /** Forgets the answer and asks again. */
  reset(): void
  openPreferences(): void
  openBanner(): void
  /** Closes what is open. Grants nothing. */
  close(): void
  /** Calls back after each change. Returns its own stop. */
  subscribe(listener: (change: Change) => void): () => void
  /** Adds a service while the page is open (single-page applications). */
  declare(service: Service): void
  /** Cookies, localStorage and sessionStorage of this page now, by category; unknown apart. */
  inventory(): Inventory
  /** What was held, released, refused, and when. */
  ledger(): LedgerEntry[]
  receipts(): Receipt[]
  /** All receipts in this browser as a readable JSON file. */
  exportReceipts(): Blob
  setLanguage(tag: string): Promise<void>
  /** Another region's rules from now on: ISO 3166, `DE`, `US-CA`. */
  setRegion(region: string): void
}

export interface ApiPort {
  readonly session: Pick<Session, 'declare'>
  decide(wish: Wish): Promise<Receipt>
  /** Forgets the answer, then asks. */
  reset(): void
  state(): Snapshot
  /** Resolves when the configuration is known; rejects when it did not arrive. */
  readonly ready: Promise<void>
  isReady(): boolean
  sealed(receipt: Receipt): Promise<Receipt>
  /** Of the latest change. */
  report(): Promise<WithdrawalReport>
  show(screen: Screen | null): void
  readonly listeners: Set<(change: Change) => void>
  inventory(): Inventory
  ledger(): LedgerEntry[]
  receipts(): Receipt[]
  setLanguage(tag: string): Promise<void>
  setRegion(region: string): void
}

export const exportReceipts = (receipts: readonly Receipt[]): Blob =>
  new Blob([JSON.stringify(receipts, null, 2)], { type: 'application/json' })

export const createApi = (port: ApiPort): ConsentTool => {
  const { session, listeners } = port
  const allows = (id: string) => isAllowed(port.state(), id)
  const subscribe: ConsentTool['subscribe'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const decide = async (answer: 'accept' | 'reject' | Grants): Promise<Receipt> => {
    // Nothing is decided about a configuration that is still on its way.
    if (!port.isReady()) await port.ready
    return port.sealed(await port.decide({ answer, method: 'api', surface: 'none' }))
  }
  return {
    get state() {
      return port.state()
    },
    allows,
    when: (id) =>
      new Promise((resolve) => {
        if (allows(id)) return resolve()
        const stop = subscribe(() => {
          if (!allows(id)) return
          stop()
          resolve()
        })
      }),
    acceptAll: () => decide('accept'),
    rejectAll: () => decide('reject'),
    choose: (grants) => decide({ ...grants }), // a string is no verb
    withdraw: async () => {
      await decide('reject')
      return port.report()
    },
    reset: port.reset,
    openPreferences: () => port.show('preferences'),
    openBanner: () => port.show('banner'),
    close: () => port.show(null),
    subscribe,
    declare: session.declare,
    inventory: port.inventory,
    ledger: port.ledger,
    receipts: port.receipts,
    exportReceipts: () => exportReceipts(port.receipts()),
    setLanguage: port.setLanguage,
    setRegion: port.setRegion,
  }
}
