import { expectTypeOf, test } from 'vitest'
import type { Receipt as SentReceipt } from '../../../src/receipts/receipt-shape.ts'
import type { Receipt } from '../src/check/receipt-schema.ts'

/** What the browser may add one day; the schema takes it already. */
type Foreseen = 'tcString' | 'gpp'

test('the schema describes the receipt the browser sends, no more and no less', () => {
  expectTypeOf<SentReceipt>().toExtend<Receipt>()
  expectTypeOf<Omit<Receipt, Foreseen>>().toExtend<SentReceipt>()
  expectTypeOf<keyof Omit<Receipt, Foreseen>>().toEqualTypeOf<keyof SentReceipt>()
})
