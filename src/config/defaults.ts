/** Every default, in one frozen object. */
import type { SiteConfig } from './schema'

export type Config = SiteConfig &
  Required<
    Pick<
      SiteConfig,
      | 'language'
      | 'googleConsentMode'
      | 'waitForUpdate'
      | 'dataLayer'
      | 'autoBlock'
      | 'guardStorage'
      | 'cookie'
      | 'receipts'
      | 'reloadOnWithdraw'
      | 'banner'
      | 'layout'
      | 'reopen'
      | 'gpc'
      | 'dnt'
      | 'timeZone'
      | 'site'
      | 'policy'
      | 'services'
      | 'categories'
      | 'choices'
      | 'texts'
      | 'regions'
    >
  >

/** No prototype: what a page adds to `Object.prototype` is no setting. */
const none: Readonly<Record<string, never>> = Object.freeze(Object.create(null))

export const defaults: Readonly<Config> = Object.freeze({
  site: none,
  policy: none,
  regions: none,
  language: 'auto',
  texts: none,
  categories: none,
  services: [],
  choices: [],
  googleConsentMode: 'basic',
  waitForUpdate: 500,
  dataLayer: 'dataLayer',
  autoBlock: 'known',
  guardStorage: 'on',
  cookie: none,
  receipts: none,
  reloadOnWithdraw: 'if-needed',
  banner: 'auto',
  layout: 'box',
  reopen: 'start',
  gpc: true,
  dnt: 'ignore',
  timeZone: 'tighten',
})
