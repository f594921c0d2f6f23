import type { Config } from '../config/defaults'

/** Beside the receipts, unless the site says otherwise; null where nobody can say. */
export const endpointOf = ({ handOver, receipts }: Config): string | null =>
  handOver?.endpoint ??
  (receipts.endpoint && receipts.endpoint.endsWith('/receipts')
    ? receipts.endpoint.replace(/receipts$/, 'hand-over')
    : null)

/** `shop.example` covers its sub-domains. */
export const isOwnDomain = (host: string, { handOver }: Config): boolean =>
  (handOver?.domains ?? []).some((domain) => host === domain || host.endsWith(`.${domain}`))
