import type { KnownService } from './known-service'
import { moreAdvertising } from './more-advertising'
import { moreAnalytics } from './more-analytics'
import { moreContent } from './more-content'

/** Services beyond those every core knows; the same kind of row. */
export const servicesMore: readonly KnownService[] = [
  ...moreAnalytics,
  ...moreAdvertising,
  ...moreContent,
]
