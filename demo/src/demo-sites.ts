/** The sites of the demo: which pages each has, and at which host it answers. */
import type { Settings } from './settings.ts'

export interface DemoSite {
  readonly id: string
  readonly name: string
  /** For the list on the start page. */
  readonly about: string
  /** Address → page file. */
  readonly pages: Readonly<Record<string, string>>
  /** What stands on the tag of the page, beside what the address asks for. */
  readonly attributes: (policyVersion: string) => Readonly<Record<string, string>>
}

/** Everything a site needs to say stands in its `config.json`. */
const inBlock = () => ({})

export const fernline: DemoSite = {
  id: 'fernline',
  name: 'Fernline Telecom',
  about: 'The full notice of a carrier: analytics, advertising, social media, account choices.',
  pages: {
    '/': 'home',
    '/plans.html': 'plans',
    '/support.html': 'support',
    '/privacy.html': 'privacy',
    '/unmarked.html': 'unmarked',
    '/about-this-demo.html': 'about-this-demo',
    // Everything under `/my/` is one page whose views change in the browser.
    '/my': 'my',
    '/my/*': 'my',
  },
  attributes: (policyVersion) => ({
    'data-google-analytics': 'G-DEMO12345',
    'data-receipts': '/receipts',
    'data-policy-url': '/privacy.html',
    'data-policy-version': policyVersion,
  }),
}

const small = (id: string, name: string, about: string): DemoSite => ({
  id,
  name,
  about,
  pages: { '/': 'home', '/privacy.html': 'privacy' },
  attributes: inBlock,
})

export const demoSites: readonly DemoSite[] = [
  fernline,
  small(
    'larkmoor',
    'Larkmoor Telephone',
    'Account information by opt-in and by opt-out side by side; no advertising at all.',
  ),
  small(
    'brackwell',
    'Brackwell Circuits',
    'One opt-in choice. A no changes nothing and lasts until the customer changes it.',
  ),
  small(
    'tidewick',
    'Tidewick Internet',
    'Essential cookies only: no banner, and a tool that says so.',
  ),
  small(
    'strollbook',
    'Strollbook',
    'An app with ad partners, which asks again when it adds one and says what changed.',
  ),
]

/** Pages for those who set the tool up; they are no site of anybody. */
export const workshop: DemoSite = {
  id: 'workshop',
  name: 'Cookie Consent Tool',
  about: '',
  pages: { '/start.html': 'start', '/themes.html': 'themes', '/playground.html': 'playground' },
  attributes: inBlock,
}

const byId = new Map([...demoSites, workshop].map((site) => [site.id, site]))

/** `larkmoor.localhost:8080` → Larkmoor; any other host, such as 127.0.0.1, → Fernline. */
export const siteOfHost = (host: string): DemoSite => byId.get(host.split('.')[0] ?? '') ?? fernline

/** Each site has a host name of its own, so that none sees what another one stores. */
export const addressOf = ({ id }: DemoSite, host: string): string => {
  const [name = '', port] = host.split(':')
  const [first = '', ...rest] = name.split('.')
  const parent = /^[\d.]+$/.test(name) ? 'localhost' : byId.has(first) ? rest.join('.') : name
  return `//${id}.${parent}${port ? `:${port}` : ''}/`
}

/** Strollbook's change of what it does, as its address asks for it. */
export const hasChanged = (site: DemoSite, { change }: Settings): boolean =>
  site.id === 'strollbook' && change
