/** What people are told about a service: the site's own words over what is known by id. */
import type { ServiceRow } from '../app/port'
import type { CookieDeclaration } from '../config/schema'
import { descriptions } from '../catalog/descriptions'

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
