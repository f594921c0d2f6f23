import type { Port, ServiceRow } from '../app/port'

/** The tool itself, as a visitor should find it among the essential services. */
export const ownService = ({ config, keptDays }: Pick<Port, 'config' | 'keptDays'>): ServiceRow => {
  const { cookie, site } = config
  const name = cookie?.name ?? 'cct'
  const duration = `${keptDays()} days`
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
