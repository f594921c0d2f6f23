/** Where the visitor is, as far as the site says. Nothing is asked of a third party. */
import { normalizeRegion } from '../policy/choose-model'
import type { Config } from '../config/defaults'
import { wrongValue } from '../config/problems'
import { report } from './report'
import type { Setup } from './setup'

export interface Place {
  readonly region: string | null
  readonly source: string
}

const TIMEOUT_MS = 1000

const place = (value: unknown, source: string): Place => {
  const region = normalizeRegion(value)
  if (!region && value)
    report(
      wrongValue(
        `region (${source})`,
        value,
        'an ISO 3166 code such as "DE" or "US-CA"; opt-in applies',
      ),
    )
  return { region, source: region ? source : 'none' }
}

/** What is known without asking: the configuration, then what the server wrote into the page. */
export const knownPlace = (config: Config): Place | null => {
  if (config.region) return place(config.region, 'config')
  const meta = document.querySelector('meta[name="cct-region"]')?.getAttribute('content')
  if (meta) return place(meta, 'server')
  return config.regionEndpoint ? null : { region: null, source: 'none' }
}

/** Asks the site's own endpoint; unknown, and so opt-in, after a second. */
export const askPlace = async (endpoint: string): Promise<Place> => {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const body = (await response.json()) as { region?: unknown } | null
    return place(body?.region, 'endpoint')
  } catch (error) {
    report({
      path: 'regionEndpoint',
      message: `${String(error)}; region unknown, so opt-in applies`,
    })
    return { region: null, source: 'none' }
  }
}

/** As the API was told. */
export const wishedPlace = (wish: string): Place => {
  const region = normalizeRegion(wish)
  if (!region) report(wrongValue('setRegion()', wish, 'an ISO 3166 code such as "DE" or "US-CA"'))
  return { region, source: region ? 'api' : 'none' }
}

/** Where the visitor is once the rest of the configuration has come; rejects, told, when it cannot be had. */
export const whenSettled = async ({ tag, config, arrive }: Setup): Promise<Place> => {
  try {
    if (tag.configUrl !== null) (await arrive()).forEach(report)
  } catch (error) {
    report({
      path: 'data-config',
      message: `${tag.configUrl} did not arrive (${String(error)}); nothing optional runs`,
    })
    throw error
  }
  return knownPlace(config) ?? askPlace(config.regionEndpoint ?? '')
}
