/** dist/index.js: for bundlers. Importing it has no side effect. */
import type { ConsentTool } from '../app/api'
import { boot } from '../app/boot'
import { publish } from '../app/publish'
import { readSetup } from '../app/setup'
import type { SiteConfig } from '../config/schema'
import { createCheckFairness } from '../fairness/check-fairness'
import { build } from './build-info'
import { languages, purposes } from './languages'

const files: Readonly<Record<string, () => Promise<unknown>>> = {
  'cct.center.js': async () => (await import('../ui/create-center')).createCenter,
  'cct.check.js': async () => (await import('../advice/check')).check,
  'cct.descriptions.js': async () =>
    (await import('../catalog/descriptions-more')).descriptionsMore,
  ...Object.fromEntries(
    Object.entries(purposes).map(([tag, load]) => [
      `purposes/${tag}.js`,
      async () => (await load()).purposes,
    ]),
  ),
}

/**
 * Starts the tool on this page and returns its API; a second call returns the first one's.
 * @example const tool = start({ services: [{ id: 'google-analytics', measurementId: 'G-XXXX' }] })
 */
export const start = (config: SiteConfig = {}): ConsentTool => {
  const tool = publish(() =>
    boot(readSetup(config), build, {
      ahead: () => {},
      ui: async () => (await import('./ui')).mount,
      acts: async () => (await import('../app/acts')).createActs,
      themes: async () => (await import('../themes/dress')).dress,
      elsewhere: async () => (await import('../elsewhere/take-over')).takeOver,
      services: async () => (await import('../catalog/services-more')).servicesMore,
      texts: async (tag) => {
        const load = languages[tag]
        if (!load) throw new Error(`no texts for "${tag}"`)
        return (await load()).texts
      },
      lazy: async <T>(file: string) => {
        const load = files[file]
        if (!load) throw new Error(`there is no ${file}`)
        return (await load()) as T
      },
    }),
  )
  if (!tool) throw new Error('[cookie-consent-tool] could not start; the console says why')
  return tool
}

/**
 * What is unfair to the visitor, each with the source of its rule; empty when nothing is. Without an
 * argument it looks at the screen that is open in this page; with a configuration, at the settings;
 * with a Playwright page, at banner and preference center on a small screen and a large one.
 * @example expect(await checkFairness(page)).toEqual([])
 */
export const checkFairness = createCheckFairness(
  async () => (await import('./judge-text')).judgeText,
)

export { parseRecord } from '../consent/parse-record'
export { verify } from '../verify/verify'
export { classifyCookie } from '../catalog/classify-full'
export type { ConsentTool } from '../app/api'
export type { Snapshot } from '../app/port'
export type { Change } from '../app/session'
export type { ConsentRecord } from '../consent/record'
export type { Inventory, StoredItem } from '../gate/inventory'
export type { LedgerEntry } from '../gate/ledger'
export type { WithdrawalReport } from '../gate/sweep'
export type { Leak, VerifyOptions, VerifyPage, VerifyReport } from '../verify/verify'
export type { FairnessPage, Finding } from '../fairness/check-fairness'
export type { Problem } from '../config/problems'
export type { Receipt } from '../receipts/receipt-shape'
export type * from '../config/schema'
