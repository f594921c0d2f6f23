import type { SiteConfig } from '../config/schema'

/** On the developer's own machine, unless the site says otherwise. */
export const inDevelopment = ({ check }: SiteConfig, { hostname }: Location): boolean =>
  check === 'always' ||
  (check !== 'never' && /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/.test(hostname))
