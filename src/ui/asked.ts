/** What a receipt says about the asking, beside the answer: how long it took. */
import type { Asked } from '../receipts/receipt-shape'

/** Rounded to tenths of a second: enough for a median, too little to know anybody by. */
export const askedSince = (bannerAt: number | undefined): Asked =>
  bannerAt === undefined ? {} : { answerMs: Math.round((performance.now() - bannerAt) / 100) * 100 }
