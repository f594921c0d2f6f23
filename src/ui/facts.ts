/** What people are told about a service: the site's own words over what is known by id. */
import type { Port, ServiceRow } from '../app/port'
import type { CookieDeclaration } from '../config/schema'
import { descriptions } from '../catalog/descriptions'
import type { Description } from '../catalog/descriptions'
import type { CenterWords, Phrase } from './text/center-words'
import type { Words } from './text/words'

/** Names in one sentence; more are counted. */
const MOST = 5

export interface CookieFacts extends Omit<CookieDeclaration, 'purpose'> {
  readonly purpose: Phrase | undefined
}

export interface Facts {
  readonly id: string
  readonly name: string
  readonly provider: string | undefined
  readonly policyUrl: string | undefined
  readonly purpose: Phrase | undefined
  /** A sentence on where its data may go. */
  readonly transfers: string | undefined
  readonly cookies: readonly CookieFacts[]
}

const knownOf = ({ id, catalogued }: ServiceRow): Description | undefined =>
  Object.hasOwn(descriptions, id) ? descriptions[id] : catalogued

/** The catalogue has words for it. */
export const isCatalogued = (service: ServiceRow): boolean => knownOf(service) !== undefined

const cookiesOf = (service: ServiceRow): readonly CookieDeclaration[] =>
  service.cookies ?? knownOf(service)?.cookies ?? []

/** Counted without building the facts: a thousand services must not slow the opening. */
export const countCookies = (services: readonly ServiceRow[]): number =>
  services.reduce((sum, service) => sum + cookiesOf(service).length, 0)

export const providerOf = (service: ServiceRow): string =>
  service.provider ?? knownOf(service)?.provider ?? service.name ?? service.id

/** Categories and services by the names people know, each once; few, as a sentence needs them. */
export const namesOf = (ids: readonly string[], port: Port, words: Words): readonly string[] => {
  const categories = port.categories()
  const services = port.services()
  const names = ids.map((id) => {
    const category = categories.find((row) => row.id === id)
    if (category) return category.title ?? (words.say(`use.${id}`) || id)
    return services.find((row) => row.id === id)?.name ?? descriptions[id]?.name ?? id
  })
  const rest = names.length - MOST
  return rest > 0 ? [...names.slice(0, MOST), `+${rest}`] : names
}

export const factsOf = (service: ServiceRow, words: CenterWords): Facts => {
  const known = knownOf(service)
  /** What the site has not put into its own words is the catalogue's. */
  const phrase = (text: string | undefined, catalogued: string | undefined): Phrase | undefined => {
    if (text === undefined || text === catalogued)
      return catalogued === undefined ? undefined : words.known(catalogued)
    return { text }
  }
  return {
    id: service.id,
    name: service.name ?? known?.name ?? service.id,
    provider: service.provider ?? known?.provider,
    policyUrl: service.policyUrl ?? known?.policyUrl,
    purpose: phrase(service.purpose, known?.purpose),
    transfers: service.transfers && words.say('transfers', { places: service.transfers }),
    cookies: cookiesOf(service).map((cookie) => {
      const described = known?.cookies.find(({ name }) => name === cookie.name)
      return Object.assign({}, described, cookie, {
        purpose: phrase(cookie.purpose, described?.purpose),
      })
    }),
  }
}
