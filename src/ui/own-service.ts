import type { ServiceRow } from '../app/port'
import type { SiteConfig } from '../config/schema'

/** The tool itself, as a visitor should find it among the essential services. */
export const ownService = ({ cookie, consentLifetimeDays, site }: SiteConfig): ServiceRow => {
  const name = cookie?.name ?? 'cct'
  const duration = `${consentLifetimeDays} days`
  const purpose = 'Remembers what you chose here.'
  return {
    id: 'cookie-consent-tool',
    name: 'Cookie Consent Tool',
    provider: site?.controller ?? site?.name ?? location.hostname,
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
