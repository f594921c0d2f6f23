import { isWithin } from './is-within'
import type { Config } from '../config/defaults'

/** Beside the receipts, unless the site says otherwise; null where nobody can say. */
export const endpointOf = ({ handOver, receipts }: Config): string | null =>
  handOver?.endpoint ??
  (receipts.endpoint && receipts.endpoint.endsWith('/receipts')
    ? receipts.endpoint.replace(/receipts$/, 'hand-over')
    : null)

export const isOwnDomain = (host: string, { handOver }: Config): boolean =>
  (handOver?.domains ?? []).some((domain) => isWithin(host, domain))
