/** The public types, as a developer meets them; the type check is the test. */
import { expectTypeOf, test } from 'vitest'
import type {
  Change,
  ConsentTool,
  Inventory,
  LedgerEntry,
  Model,
  Receipt,
  Service,
  SiteConfig,
  Snapshot,
  WithdrawalReport,
} from '../src/entries/module'
import { parseRecord, start } from '../src/entries/module'
import { inlineCore } from '../src/entries/inline'

test('start takes any part of the configuration, or nothing', () => {
  expectTypeOf(start).toBeCallableWith()
  expectTypeOf(start).toBeCallableWith({ services: [{ id: 'matomo' }] })
  expectTypeOf(start).returns.toEqualTypeOf<ConsentTool>()
  const nothing: SiteConfig = {}
  void nothing
  // @ts-expect-error a layout that does not exist
  const wrong: SiteConfig = { layout: 'popup' }
  void wrong
})

test('the API is what the contract says', () => {
  expectTypeOf<ConsentTool['state']>().toEqualTypeOf<Snapshot>()
  expectTypeOf<ConsentTool['allows']>().toEqualTypeOf<(id: string) => boolean>()
  expectTypeOf<ConsentTool['when']>().toEqualTypeOf<(id: string) => Promise<void>>()
  expectTypeOf<ConsentTool['acceptAll']>().toEqualTypeOf<() => Promise<Receipt>>()
  expectTypeOf<ConsentTool['rejectAll']>().toEqualTypeOf<() => Promise<Receipt>>()
  expectTypeOf<ConsentTool['choose']>().toBeCallableWith({ analytics: true })
  expectTypeOf<ConsentTool['withdraw']>().toEqualTypeOf<() => Promise<WithdrawalReport>>()
  expectTypeOf<ConsentTool['reset']>().toEqualTypeOf<() => void>()
  expectTypeOf<ConsentTool['subscribe']>().toEqualTypeOf<
    (listener: (change: Change) => void) => () => void
  >()
  expectTypeOf<ConsentTool['declare']>().toEqualTypeOf<(service: Service) => void>()
  expectTypeOf<ConsentTool['inventory']>().returns.toEqualTypeOf<Inventory>()
  expectTypeOf<ConsentTool['ledger']>().returns.toEqualTypeOf<LedgerEntry[]>()
  expectTypeOf<ConsentTool['receipts']>().returns.toEqualTypeOf<Receipt[]>()
  expectTypeOf<ConsentTool['exportReceipts']>().returns.toEqualTypeOf<Blob>()
  expectTypeOf<ConsentTool['setLanguage']>().toEqualTypeOf<(tag: string) => Promise<void>>()
})

test('a snapshot cannot be written to', () => {
  expectTypeOf<Snapshot['model']>().toEqualTypeOf<Model>()
  const freeze = (state: Snapshot) => {
    // @ts-expect-error read-only
    state.status = 'decided'
    // @ts-expect-error read-only
    state.categories['analytics'] = true
  }
  void freeze
})

test('a server reads the record without a browser', () => {
  expectTypeOf(parseRecord).toBeCallableWith('cct=…')
  expectTypeOf(parseRecord).returns.extract<null>().toEqualTypeOf<null>()
  expectTypeOf(inlineCore).returns.toEqualTypeOf<{
    readonly html: string
    readonly cspHash: string
  }>()
})
