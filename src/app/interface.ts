/** The host element, the re-open control, and which screen is shown; the screens come lazily. */
import type { Config } from '../config/defaults'
import { lasting } from '../env/lasting'
import { whenParsed } from '../env/lifecycle'
import { readLanguages } from '../env/visitor'
import { coreTexts } from './core-texts'
import { hostSheet } from './core-style'
import { pickLanguage } from './language'
import type { Build, Bundles } from './load-bundle'
import { afterPaint } from './effects'
import type { Port, Screen, Texts, Ui } from './port'
import { makeReopen, nameReopen } from './reopen'
import { guarded, report } from './report'
import type { RegionRules } from '../policy/region-rules'

interface FromCore extends Omit<
  Port,
  'root' | 'screen' | 'show' | 'subscribe' | 'language' | 'texts'
> {
  /** Someone can answer now. */
  prepare(): void
  honoured(): 'gpc' | 'dnt' | undefined
  /** What the law of the region calls the way back. */
  link(): RegionRules['link']
}

export interface Interface {
  show(screen: Screen | null): void
  /** After a change of state. */
  redraw(): void
  language(): string
  setLanguage(tag: string): Promise<void>
  /** Calls back with the texts of the language once they are here; none for English. */
  withTexts(then: (texts: Texts) => void): void
  /** Fills an element of the page with the cookie declaration. */
  declare(into: Element): void
}

const HOST = 'cct-root'
const LINKS = { choices: 'reopenUs', sale: 'reopenSale', none: 'reopen' } as const

export const createInterface = (
  config: Config,
  build: Build,
  bundles: Bundles,
  core: FromCore,
): Interface => {
  const listeners = new Set<() => void>()
  let current: Screen | null = null
  let isLeaving = false
  let tag = ''
  let fetched: Texts = {}
  let arriving: Promise<void> | undefined
  let dressing: Promise<void> | undefined
  let ui: Promise<Ui | null> | undefined
  let host: HTMLElement | undefined
  let root: ShadowRoot
  let reopen: HTMLButtonElement

  const shipped = Object.keys(build.languages)
  // A language of the site's own; one that the tool speaks already stays the tool's.
  const own = Object.keys(config.texts).filter((tag) => !pickLanguage([tag], shipped))
  const pick = (wishes: readonly string[], path?: string) => {
    const found = pickLanguage(wishes, [...shipped, ...own])
    if (found && own.includes(found))
      report({
        path: `texts.${found}`,
        message: 'the tool has no such language; the rest is English',
      })
    if (path && !found)
      report({ path, message: `"${wishes[0]}" is no language of the tool; English is shown` })
    return found ?? 'en'
  }
  const language = () =>
    (tag ||=
      config.language === 'auto' ? pick(readLanguages()) : pick([config.language], 'language'))
  const texts = (): Texts => ({ ...fetched, ...config.texts[language()] })

  const fetchTexts = (): Promise<void> => {
    const wanted = language()
    return (arriving ??=
      wanted === 'en' || own.includes(wanted)
        ? Promise.resolve()
        : bundles.texts(wanted).then(
            (arrived) => {
              if (tag === wanted) fetched = arrived
            },
            (error: unknown) => {
              report({ path: 'language', message: `${String(error)}; English is shown` })
              if (tag === wanted) tag = 'en'
            },
          ))
  }

  /** A theme other than the usual one; without its file the usual one stands. */
  const dressed = ({ theme } = config): Promise<void> | undefined =>
    theme === undefined
      ? theme
      : (dressing ??= bundles.themes().then(
          (dress) => dress(theme, report),
          (error: unknown) =>
            report({ path: 'theme', message: `${String(error)}; the usual one is shown` }),
        ))

  const withTexts: Interface['withTexts'] = (then) => {
    if (language() !== 'en' || config.theme)
      void Promise.all([fetchTexts(), dressed()]).then(() => then(texts()))
    else then(texts())
  }

  const ensureHost = () => {
    // A document written anew has taken all listeners away, those of the screens with them.
    if (!host?.isConnected) {
      ui = undefined
      listeners.clear()
      host = document.createElement(HOST)
      root = host.attachShadow({ mode: 'open' })
      const sheet = hostSheet()
      if (sheet) root.adoptedStyleSheets = [sheet]
      reopen = makeReopen(config.reopen, () => show('preferences'))
      root.append(reopen)
      // Ahead of the page for the Tab key and screen readers, whenever it comes.
      document.documentElement.insertBefore(host, document.body)
    }
  }

  /** Above everything the page has, while there is something to answer. */
  const present = (isShown: boolean) => {
    if (!host?.showPopover) return
    host.popover = 'manual'
    const isUp = host.matches(':popover-open')
    if (isShown && !isUp) host.showPopover()
    else if (!isShown && isUp) host.hidePopover()
  }

  const mountUi = (): Promise<Ui | null> => {
    ensureHost()
    return (ui ??= Promise.all([bundles.ui(), fetchTexts(), dressed()]).then(
      ([mount]) =>
        mount({
          ...core,
          root,
          screen: () => current,
          show,
          language,
          texts,
          subscribe: (listener) => {
            listeners.add(listener)
            return () => listeners.delete(listener)
          },
        }),
      (error: unknown) => {
        ui = undefined // the next request tries again
        current = null
        report({
          path: 'cct.ui.js',
          message: `${String(error)}; nobody can be asked, so nothing optional runs`,
        })
        return null
      },
    ))
  }

  const notify = () => listeners.forEach((listener) => listener())

  const draw = () => {
    if (isLeaving) return
    // Answered elsewhere: by the API, a signal, or in another tab.
    if (current === 'banner' && core.state().status === 'decided') return show(null)
    if (config.reopen !== 'none') {
      ensureHost()
      withTexts((texts) => {
        if (host) host.lang = language()
        const words = { ...coreTexts, ...texts }
        const link = core.link()
        // That a signal was heard has to be seen on the page itself (11 CCR 7025).
        const heard = link !== 'none' && core.honoured() === 'gpc' ? words.gpc : ''
        nameReopen(reopen, words[LINKS[link]], heard, link !== 'none')
        // Under the center it stays: focus comes back to it.
        reopen.hidden = current === 'banner'
      })
    }
    notify()
  }

  const settle = () => {
    isLeaving = false
    host?.classList.remove('gone')
    present(current === 'banner')
    draw()
  }

  /** Out of sight at once, so that the click costs no more than that; taken down behind the paint. */
  const leave = () => {
    if (isLeaving || !host) return
    isLeaving = true
    host.classList.add('gone')
    afterPaint(() => isLeaving && guarded('interface', settle))
  }

  const show = (screen: Screen | null) => {
    const isBanner = current === 'banner'
    current = screen
    if (screen) {
      ensureHost()
      void mountUi().then(() => {
        draw()
        afterPaint(core.prepare)
      })
    } else if (isBanner || isLeaving) return leave()
    settle()
  }

  /** What the page has lost is drawn once more when something changes; whoever takes it away each time wins. */
  const redraw = () => (current && !host?.isConnected ? show(current) : draw())
  // Only what has been drawn: before the tool is ready there is nothing to come back.
  lasting().whenRewritten(() => whenParsed(() => host && redraw()))

  return {
    show,
    redraw,
    language,
    withTexts,
    setLanguage: async (wish) => {
      tag = pick([wish], 'setLanguage()')
      fetched = {}
      arriving = undefined
      await fetchTexts()
      redraw()
    },
    declare: (into) => void mountUi().then((mounted) => mounted?.declare(into)),
  }
}
