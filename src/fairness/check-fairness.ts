/** For a site's own tests: is what the visitor meets fair? */
import type { SiteConfig } from '../config/schema'
import { resolve } from '../config/resolve'
import { judgeConfig } from './judge-config'
import { judgePage } from './judge-page'
import { finding, type Finding } from './rules'

export type { Finding } from './rules'

/** The part of a Playwright page that is used; any driver of that shape will do. */
export interface FairnessPage {
  evaluate<T>(script: string): Promise<T>
  waitForTimeout(ms: number): Promise<void>
  viewportSize?(): { width: number; height: number } | null
  setViewportSize?(size: { width: number; height: number }): Promise<void>
}

export interface CheckFairness {
  /** What is on screen in this page now. */
  (): Finding[]
  /** A driven page: its banner and its preference center, on a small screen and a large one. */
  (page: FairnessPage): Promise<Finding[]>
  /** A configuration, without a page. */
  (config: SiteConfig): Finding[]
}

const sizes = [
  { width: 320, height: 480 },
  { width: 1280, height: 800 },
]

const TOOL = 'window.CookieConsentTool'
const hasScreen = (name: string) =>
  `!!document.querySelector('cct-root')?.shadowRoot?.querySelector('[data-cct="${name}"]')`

const drive = async (page: FairnessPage, judge: string): Promise<Finding[]> => {
  const found = new Map<string, Finding>()
  const look = async (open: string, screen: string) => {
    await page.evaluate(`${TOOL}.${open}()`)
    for (let i = 0; i < 100 && !(await page.evaluate<boolean>(hasScreen(screen))); i++)
      await page.waitForTimeout(50)
    await page.waitForTimeout(300) // it fades in
    for (const one of await page.evaluate<Finding[]>(judge)) found.set(JSON.stringify(one), one)
  }
  const before = page.viewportSize?.() ?? null
  for (const size of page.setViewportSize ? sizes : [null]) {
    if (size) await page.setViewportSize?.(size)
    await look('openBanner', 'banner')
    await look('openPreferences', 'preferences')
    await page.evaluate(`${TOOL}.close()`)
  }
  if (before) await page.setViewportSize?.(before)
  return [...found.values()]
}

const isPage = (target: SiteConfig | FairnessPage): target is FairnessPage =>
  typeof (target as FairnessPage | null)?.evaluate === 'function'

/** What cannot be read is told as well: nobody can say whether it is fair. */
const judgeRaw = (raw: SiteConfig): Finding[] => {
  const { config, problems } = resolve([raw])
  return [
    ...problems.map(({ path, message }) => finding('readable', { path }, message)),
    ...judgeConfig(config),
  ]
}

/** `loadJudge` brings the text of a script whose value is what `judgePage` finds. */
export const createCheckFairness = (loadJudge: () => Promise<string>): CheckFairness =>
  ((target?: SiteConfig | FairnessPage) =>
    target === undefined
      ? judgePage()
      : isPage(target)
        ? loadJudge().then((judge) => drive(target, judge))
        : judgeRaw(target)) as CheckFairness
