/** What people are told about a service: the site's own words over what is known by id. */
import type { Port, ServiceRow } from '../app/port'
import type { CookieDeclaration } from '../config/schema'
import { descriptions } from '../catalog/descriptions'
import type { Words } from './text/words'

/** Names in one sentence; more are counted. */
const MOST = 5

export interface Facts {
  readonly id: string
  readonly name: string
  readonly provider: string | undefined
  readonly policyUrl: string | undefined
  readonly purpose: string | undefined
  /** The language of what the site has not put into its own words. */
  readonly lang: string | undefined
  readonly cookies: readonly CookieDeclaration[]
}

const cookiesOf = ({ id, cookies }: ServiceRow): readonly CookieDeclaration[] =>
  cookies ?? descriptions[id]?.cookies ?? []

/** Counted without building the facts: a thousand services must not slow the opening. */
export const countCookies = (services: readonly ServiceRow[]): number =>
  services.reduce((sum, service) => sum + cookiesOf(service).length, 0)

export const providerOf = ({ id, name, provider }: ServiceRow): string =>
  provider ?? descriptions[id]?.provider ?? name ?? id

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

export const factsOf = (service: ServiceRow): Facts => {
  const known = descriptions[service.id]
  return {
    id: service.id,
    name: service.name ?? known?.name ?? service.id,
    provider: service.provider ?? known?.provider,
    policyUrl: service.policyUrl ?? known?.policyUrl,
    purpose: service.purpose ?? known?.purpose,
    lang: known && !service.purpose ? 'en' : undefined,
    cookies: cookiesOf(service).map((cookie) =>
      Object.assign(
        {},
        known?.cookies.find(({ name }) => name === cookie.name),
        cookie,
      ),
    ),
  }
}
