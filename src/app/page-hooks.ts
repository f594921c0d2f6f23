/** The attributes a page may use: `data-cct-open`, `data-cct-action`, `data-cct-if` / `-unless`. */
import { lasting } from '../env/lasting'
import { methodOf, type Wish } from './answering'

export interface HookPort {
  show(screen: 'preferences' | null): void
  answer(wish: Wish): void
  reset(): void
  /** Back in after an opt-out takes a second step, which the center has. */
  needsSecondStep(): boolean
  onMistake(message: string): void
}

const HREF = '#cookie-consent-tool'
const ACTIONS = ['accept-all', 'reject-all', 'reset']

/** Clicks anywhere on the page, also on elements that come later. */
export const listenToPage = (port: HookPort): void => {
  const act = (action: string) => {
    if (action === 'reset') return port.reset()
    const answer = action === 'accept-all' ? 'accept' : 'reject'
    if (answer === 'accept' && port.needsSecondStep()) return port.show('preferences')
    port.answer({ answer, method: methodOf(answer), surface: 'link' })
    port.show(null)
  }
  lasting().listen('document', 'click', (event) => {
    const [target] = event.composedPath()
    const hook =
      target instanceof Element &&
      target.closest(`[data-cct-open],[href="${HREF}"],[data-cct-action]`)
    if (!hook) return
    event.preventDefault()
    const action = hook.getAttribute('data-cct-action')
    if (action === null) return port.show('preferences')
    if (!ACTIONS.includes(action))
      return port.onMistake(`data-cct-action="${action}" should be ${ACTIONS.join(' or ')}`)
    // A click made by a script may refuse, never accept.
    if (action !== 'accept-all' || event.isTrusted) act(action)
  })
}

/** Was the page reached by a link to the tool? */
export const isLinkedTo = (): boolean => location.hash === HREF

/** Shows or hides one element with the state. */
export const applyCondition = (element: Element, allows: (id: string) => boolean): void => {
  const shownIf = element.getAttribute('data-cct-if')
  const hiddenIf = element.getAttribute('data-cct-unless')
  if (shownIf !== null) element.toggleAttribute('hidden', !allows(shownIf))
  else if (hiddenIf !== null) element.toggleAttribute('hidden', allows(hiddenIf))
}
