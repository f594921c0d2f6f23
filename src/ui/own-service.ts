/** The tool itself, as a visitor should find it among the essential services. */
import type { Port, ServiceRow } from '../app/port'
import type { Words } from './text/words'

/** As many receipts as the browser keeps. */
const KEPT_RECEIPTS = 20

export const ownService = (
  { config, keptDays }: Pick<Port, 'config' | 'keptDays'>,
  words: Words,
): ServiceRow => {
  const { cookie = {}, site = {}, choices = [] } = config
  const name = cookie.name ?? 'cct'
  const duration = `${keptDays()} days`
  const purpose = words.say('own')
  return {
    id: 'cookie-consent-tool',
    name: 'Cookie Consent Tool',
    provider: site?.controller ?? site?.name ?? location.hostname,
    category: 'essential',
    cookies: [
      { name, type: 'cookie', duration, party: 'first', purpose },
      { name, type: 'local', duration, party: 'first', purpose },
      ...(choices.length
        ? [{ name: 'cct.choices', type: 'local' as const, party: 'first' as const, purpose }]
        : []),
      {
        name: 'cct.receipt.*',
        type: 'local',
        duration: words.say('kept.last', { n: KEPT_RECEIPTS }),
        party: 'first',
        purpose: words.say('own.receipts'),
      },
    ],
  }
}
