/** What browsers tell everyone of themselves, for the site's statistics. */
import type { Asked } from '../receipts/receipt-shape'

interface LowEntropy {
  readonly brands: readonly { readonly brand: string; readonly version: string }[]
  readonly mobile: boolean
}

/** Browsers without client hints tell only whether they are a phone's; nothing is asked for. */
export const readDevice = (): NonNullable<Asked['ua']> => {
  const { userAgentData, userAgent } = navigator as Navigator & { userAgentData?: LowEntropy }
  if (!userAgentData) return { mobile: /Mobi/.test(userAgent) }
  const { brands, mobile } = userAgentData
  // Chromium lists its engine, its own name, and one made up so that nobody relies on the list.
  const named = brands.filter(({ brand }) => !/not.*brand/i.test(brand))
  const own = named.find(({ brand }) => brand !== 'Chromium') ?? named[0]
  return { mobile, ...(own && { family: own.brand, major: own.version }) }
}
