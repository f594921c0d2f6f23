/** Where the visitor is, as far as the site says. Nothing is asked of a third party. */
import type { Config } from '../config/defaults'
import { wrongValue } from '../config/problems'
import { isUnknownPlace, normalizeRegion } from '../policy/normalize-region'
import { report } from './report'
import type { Setup } from './setup'

/** `time-zone`: the site named a place, and the device's clock is set to one with stricter rules. */
export type RegionSource =
  'config' | 'server' | 'server-timing' | 'endpoint' | 'time-zone' | 'api' | 'none'

export interface Place {
  readonly region: string | null
  readonly source: RegionSource
}

const TIMEOUT_MS = 1000

export const NOWHERE: Place = { region: null, source: 'none' }

/** A word that names no place is told; one that says "not known" lets the next source speak. */
export const readPlace = (value: unknown, source: RegionSource): Place | null => {
  const region = normalizeRegion(value)
  if (region) return { region, source }
  if (value && !isUnknownPlace(value))
    report(
      wrongValue(
        `region (${source})`,
        value,
        'an ISO 3166 code such as "DE" or "US-CA"; opt-in applies',
      ),
    )
  return null
}

/** `Server-Timing: geo;desc="US-CA"`, which an edge network can add without touching the page. */
const serverTiming = (): string | undefined => {
  const [entry] = performance.getEntriesByType?.('navigation') ?? []
  const { serverTiming = [] } = (entry ?? {}) as Partial<PerformanceNavigationTiming>
  return serverTiming.find(({ name }) => name === 'geo')?.description
}

const written = () =>
  document.querySelector('meta[name="cct-region"]')?.getAttribute('content') ?? ''

/** What is known without asking: the configuration, then what the server has sent with the page. */
export const knownPlace = (config: Config): Place | null =>
  readPlace(config.region, 'config') ??
  readPlace(written(), 'server') ??
  readPlace(serverTiming(), 'server-timing') ??
  (config.regionEndpoint ? null : NOWHERE)

/** Asks the site's own endpoint; unknown, and so opt-in, after a second. */
export const askPlace = async (endpoint: string): Promise<Place> => {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    const body = (await response.json()) as { region?: unknown } | null
    return readPlace(body?.region, 'endpoint') ?? NOWHERE
  } catch (error) {
    report({
      path: 'regionEndpoint',
      message: `${String(error)}; region unknown, so opt-in applies`,
    })
    return NOWHERE
  }
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
