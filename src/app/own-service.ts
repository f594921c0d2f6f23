import type { Config } from '../config/defaults'
import type { ServiceRow } from './port'

/** The tool itself, as a visitor should find it among the essential services. */
export const ownService = ({ cookie, site }: Config, days: number): ServiceRow => {
  const name = cookie.name ?? 'cct'
  const duration = `${days} days`
  const purpose = 'Remembers what you chose here.'
  return {
    id: 'cookie-consent-tool',
    name: 'Cookie Consent Tool',
    provider: site.controller ?? site.name ?? location.hostname,
    category: 'essential',
    cookies: [
      { name, type: 'cookie', duration, party: 'first', purpose },
      { name, type: 'local', duration, party: 'first', purpose },
      {
        name: 'cct.receipt.*',
        type: 'local',
        duration: 'the last 20',
        party: 'first',
        purpose: 'Receipts of your choices, for you to download.',
      },
    ],
  }
}
