/**
 * Google Consent Mode v2. Google's tag reads only `arguments` objects on the data layer, wants one
 * `default` before anything else, and one `update` per decision
 * (https://developers.google.com/tag-platform/security/guides/consent).
 */
import type { Config } from '../config/defaults'
import type { GoogleSignal } from '../config/schema'
import type { Permissions } from '../policy/may-run'
import type { Policy } from '../policy/policy'

const SIGNALS: readonly GoogleSignal[] = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]

export type Gtag = (...args: unknown[]) => void

/** Pushes on the page's own layer, which is never replaced. */
export const createGtag = (layerName: () => string): Gtag => {
  const page = globalThis as unknown as Record<string, unknown>
  return function () {
    const layer = (page[layerName()] ??= []) as unknown[]
    // eslint-disable-next-line prefer-rest-params -- an array would be ignored, silently
    if (typeof layer.push === 'function') layer.push(arguments)
  }
}

/** A signal is granted with its category; where Google services of it are declared, with any of those. */
export const googleState = (
  policy: Policy,
  permissions: Permissions,
): Record<GoogleSignal, 'granted' | 'denied'> => {
  const isOn = (signal: GoogleSignal) =>
    [...policy.categories.values()].some((rule) => {
      if (!rule.signals.includes(signal)) return false
      const google = [...policy.services.values()].filter(
        ({ category, known }) =>
          category === rule.id && known?.id.startsWith('google-') && !known.also,
      )
      return google.length
        ? google.some(({ id }) => permissions.services[id])
        : permissions.categories[rule.id]
    })
  return Object.fromEntries(
    SIGNALS.map((signal) => [signal, isOn(signal) ? 'granted' : 'denied']),
  ) as Record<GoogleSignal, 'granted' | 'denied'>
}

/** The defaults, before any tag. */
export const announceDefaults = (
  config: Config,
  policy: Policy,
  beforeAnswer: Permissions,
  gtag: Gtag,
): void => {
  gtag('consent', 'default', {
    ...googleState(policy, beforeAnswer),
    wait_for_update: config.waitForUpdate,
  })
  if (config.adsDataRedaction !== undefined)
    gtag('set', 'ads_data_redaction', config.adsDataRedaction)
  if (config.urlPassthrough !== undefined) gtag('set', 'url_passthrough', config.urlPassthrough)
}

/** One update, all seven keys, refusals too. */
export const announceUpdate = (policy: Policy, permissions: Permissions, gtag: Gtag): void =>
  gtag('consent', 'update', googleState(policy, permissions))
