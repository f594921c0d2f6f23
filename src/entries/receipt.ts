/** dist/receipt.d.ts: the wire shape of a receipt, types only. */
export type * from '../receipts/receipt-shape'
