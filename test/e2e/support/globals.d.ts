import type { Snapshot } from '../../../src/app/port'
import type { Receipt } from '../../../src/receipts/receipt-shape'

declare global {
  /** The public API as the contract words it; the tests do not lean on how it is built. */
  interface ConsentTool {
    readonly state: Snapshot
    allows(id: string): boolean
    when(id: string): Promise<void>
    acceptAll(): Promise<Receipt>
    rejectAll(): Promise<Receipt>
    choose(grants: Record<string, boolean>): Promise<Receipt>
    withdraw(): Promise<unknown>
    reset(): void
    openPreferences(): void
    openBanner(): void
    close(): void
    subscribe(listener: (change: unknown) => void): () => void
    declare(service: object): void
    inventory(): unknown
    ledger(): unknown[]
    receipts(): Receipt[]
    exportReceipts(): Blob
    setLanguage(tag: string): Promise<void>
    setRegion(region: string): void
  }

  interface Window {
    CookieConsentTool: ConsentTool
    dataLayer?: unknown[]
    /** Names of what ran on a test page, in order; see `/run/NAME.js`. */
    ran?: string[]
  }
}
