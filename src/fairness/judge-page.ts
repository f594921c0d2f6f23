/** Looks at what is on screen now: banner or preference center. Leaves the page as it is. */
import { compareButtons } from './compare-buttons'
import { judgeTracks } from './judge-tracks'
import { judgeWords } from './judge-words'
import { findTwins, judgeLabel, type Labelled } from './labels'
import { contrastOf, isInSight, opacityOf } from './measure'
import { finding, type Finding } from './rules'

interface State {
  readonly status: string
  readonly model: string
  readonly categories: Readonly<Record<string, boolean>>
  readonly services: Readonly<Record<string, boolean>>
}

const stateOf = (): State | undefined =>
  (globalThis as { CookieConsentTool?: { state?: State } }).CookieConsentTool?.state

const nameOf = (element: Element) =>
  element.closest('[data-cct]')?.getAttribute('data-cct') ?? element.tagName.toLowerCase()

const judgeTexts = (screen: Element): Finding[] => {
  const language = screen.closest('[lang]')?.getAttribute('lang') ?? 'en'
  const spoken = [...screen.querySelectorAll('h2, h3, p, button')].filter(
    // What is said of a service may be in its provider's words, and in another language.
    (element) => !element.closest('[part~="service"], [part~="requests"]'),
  )
  return spoken.flatMap((element) =>
    judgeWords(`${element.textContent} ${element.getAttribute('aria-label') ?? ''}`, language).map(
      ({ kind, words }) =>
        finding(
          'neutral-words',
          { element: nameOf(element) },
          `“${words}” presses the visitor (${kind})`,
        ),
    ),
  )
}

/** The text that each button of a hook has in the settings. */
const buttons: Readonly<Record<Labelled, string>> = {
  accept: 'accept-all',
  reject: 'reject-all',
  manage: 'manage',
  save: 'save',
  close: 'close',
}

const judgeLabels = (screen: Element): Finding[] => {
  const language = screen.closest('[lang]')?.getAttribute('lang') ?? 'en'
  const labelOf = (button: Labelled) => {
    const element = screen.querySelector(`[data-cct="${buttons[button]}"]`)
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim()
  }
  const all = (Object.keys(buttons) as Labelled[]).map(
    (button) => [button, labelOf(button)] as const,
  )
  const tell = (button: Labelled, what: string) =>
    finding('unambiguous', { element: buttons[button] }, `“${labelOf(button)}” ${what}`)
  return [
    ...all.flatMap(([button, label]) => {
      const wrong = judgeLabel(button, label, language)
      return wrong ? [tell(button, wrong)] : []
    }),
    ...findTwins(Object.fromEntries(all)).map(([button, twin]) =>
      tell(button, `is what another button says, too (${buttons[twin]})`),
    ),
  ]
}

const judgeLegibility = (screen: Element): Finding[] => {
  const faint = new Map<string, Finding>()
  for (const element of screen.querySelectorAll(
    'h2, h3, h4, label, p, a, button, dt, dd, th, td, .ok, .sw',
  )) {
    if (!element.textContent?.trim() || !element.getClientRects().length) continue
    const ratio = contrastOf(element)
    const size = parseFloat(getComputedStyle(element).fontSize)
    const name = `${nameOf(screen)} ${element.tagName.toLowerCase()}`
    const wrong =
      ratio < 4.5
        ? `contrast is ${ratio.toFixed(1)}, at least 4.5 is needed`
        : size < 11 && `letters are ${size.toFixed(1)} px high, at least 11 are needed`
    if (wrong && !faint.has(name)) faint.set(name, finding('legible', { element: name }, wrong))
  }
  return [...faint.values()]
}

const judgeFirstLayer = (banner: Element): Finding[] => {
  const lack = (message: string) => finding('complete-first-layer', { element: 'banner' }, message)
  const link = banner.querySelector('a[href]')
  return [
    ...(link
      ? isInSight(link)
        ? []
        : [lack('the link to the privacy notice cannot be seen without scrolling')]
      : [lack('there is no link to the privacy notice: set policy.url')]),
    ...(banner.querySelector('[data-cct="manage"]')
      ? []
      : [lack('there is no way to choose one by one')]),
    ...(banner.querySelector('p')?.textContent?.trim()
      ? []
      : [lack('there is no word on what is asked')]),
  ]
}

const judgeSwitches = (center: Element): Finding[] => {
  const state = stateOf()
  const found: Finding[] = []
  const inputs = [...center.querySelectorAll<HTMLInputElement>('[data-cct^="toggle:"]')]
  for (const input of inputs) {
    const hook = nameOf(input)
    const id = hook.slice('toggle:'.length)
    if (id === 'essential')
      found.push(
        finding('honest-essential', { element: hook }, 'what cannot be refused has no switch'),
      )
    const isChoice = input.closest('[part~="choices"]') !== null
    const isAllowed = state?.categories[id] ?? state?.services[id]
    if (
      state?.status === 'undecided' &&
      state.model === 'opt-in' &&
      input.checked &&
      !isChoice &&
      isAllowed !== true
    )
      found.push(finding('nothing-preset', { element: hook }, 'is on before anyone has answered'))
    if (!input.closest('[part~="switch"]')?.textContent?.trim())
      found.push(
        finding('unambiguous', { element: hook }, 'says whether it is on by its colour alone'),
      )
  }
  for (const [id] of Object.entries(state?.categories ?? {}))
    if (id !== 'essential' && !inputs.some((input) => nameOf(input) === `toggle:${id}`))
      found.push(finding('granular', { element: `toggle:${id}` }, 'has no switch of its own'))
  const close = center.querySelector('[data-cct="close"]')
  if (close && !`${close.getAttribute('aria-label') ?? ''}${close.textContent}`.trim())
    found.push(finding('honest-close', { element: 'close' }, 'does not say what closing does'))
  return found
}

/** Could it be found? Under the banner it is hidden, which is set aside. */
const canBeSeen = (control: HTMLElement): boolean => {
  const { hidden } = control
  control.hidden = false
  const { width, height } = control.getBoundingClientRect()
  const isSeen =
    Math.min(width, height) >= 24 &&
    opacityOf(control) > 0.3 &&
    getComputedStyle(control).visibility === 'visible'
  control.hidden = hidden
  return isSeen
}

/** A link may stand far down the page, or in a menu: that it is drawn at all is enough. */
const isDrawn = (link: HTMLElement) => link.getClientRects().length > 0 && opacityOf(link) > 0.3

const judgeWayBack = (root: ShadowRoot): Finding[] =>
  [...root.querySelectorAll<HTMLElement>('[data-cct="reopen"]:not(.none)')].some(canBeSeen) ||
  [
    ...document.querySelectorAll<HTMLElement>('[data-cct-open], a[href$="#cookie-consent-tool"]'),
  ].some(isDrawn)
    ? []
    : [
        finding(
          'easy-withdrawal',
          { element: 'reopen' },
          'there is no re-open control, and the page has no link to the preference center (data-cct-open)',
        ),
      ]

export const judgePage = (): Finding[] => {
  const root = document.querySelector('cct-root')?.shadowRoot
  const screens = [
    ...(root?.querySelectorAll('[data-cct="banner"], [data-cct="preferences"]') ?? []),
  ]
  // Under the center, the banner it was opened from may still stand.
  const screen = screens.at(-1)
  if (!root || !screen)
    return [
      finding(
        'same-layer',
        { element: 'cct-root' },
        'nothing is on screen to look at: open the banner or the preference center first',
      ),
    ]
  const isBanner = screen.getAttribute('data-cct') === 'banner'
  return [
    ...compareButtons(screen),
    ...judgeTexts(screen),
    ...judgeLabels(screen),
    ...judgeLegibility(screen),
    ...(isBanner ? judgeFirstLayer(screen) : [...judgeSwitches(screen), ...judgeTracks(screen)]),
    ...[...screen.querySelectorAll('[data-cct="manage"], [data-cct="close"]')].flatMap((element) =>
      isInSight(element)
        ? []
        : [finding('same-layer', { element: nameOf(element) }, 'cannot be seen without scrolling')],
    ),
    ...judgeWayBack(root),
  ]
}
