/**
 * Holds what the page marks and lets it go when it may run. Markup that the site has marked is
 * held completely: `text/plain` never runs, `data-src` is never fetched.
 */
import { listFailed } from './failed'
import { FETCHERS, FETCHES, FRAMES } from './fetches'
import { HELD, arm, armTemplate, describe, disarm, isScript, isTiny, mark } from './disarm'
import type { Gate, GatePort, Watch } from './gate-port'
import type { Verdict } from './judge'
import { readAnew, readElement, type Marking } from './match'
import { contains, hasAttribute, hasAttributes, matches } from './natives'
import { observePage } from './observe'
import { createRan } from './ran'
import { catchWrites, createReleaseScript } from './release'
import { inSlices } from './slices'
import { createWaiting } from './waiting'

export type { Gate, GatePort }

const MARKED = `[data-category],[${HELD}]`
const SELECTOR = `${MARKED},[data-cct-if],[data-cct-unless],[data-cct-declaration]`
/** Held elements outside the document, kept for replay. */
const STRAYS = 500
/** Scripts that are fetched while the banner goes away; more would keep it from going. */
const AHEAD = 20
type State = {
  phase: 'new' | 'held' | 'released'
  /** Takes back what the phase did: the placeholder, or what was fetched. */
  undo?: (() => void) | undefined
  once?: boolean
  hasFailed?: boolean
}

const hostOf = (url: string) => /^(?:https?:)?\/\/(?:www\.)?([^/?#]+)/.exec(url)?.[1]

export const createGate = (port: GatePort): Gate => {
  const states = new WeakMap<Element, State>()
  const strays = new Set<Element>()
  let isClosed = false
  const ran = createRan()
  const releaseScript = createReleaseScript(port.whenParsed)
  let guard: Watch | undefined
  const mayPass = (verdict: Verdict) => !!guard?.mayPass(verdict)
  const { wait, serve } = createWaiting(port.isSettled)

  /** It came by the parser: no script of the page is on the stack, and looking for one is dear. */
  let isFound = false
  const found = (work: (element: Element) => void) => (element: Element) => {
    isFound = true
    try {
      work(element)
    } catch (error) {
      port.onMistake(String(error)) // of one element; those after it are looked at all the same
    }
    isFound = false
  }

  const isOn = (state: State, { marking, verdict }: ReturnType<typeof readElement>) =>
    state.once || (verdict ? mayPass(verdict) : port.mayRun(marking))

  const note = (
    action: 'held' | 'released' | 'stopped' | 'refused',
    element: Element,
    { categories, refused, service }: Marking,
  ) =>
    port.ledger.add(
      {
        action,
        what: element.localName,
        target: describe(element),
        category: [...categories, ...refused.map((id) => `!${id}`)].join(' '),
        ...(service && { service }),
      },
      isFound,
    )

  /** Was there ever a placeholder? */
  let hasStood = false
  const stand = (element: Element, state: State) => {
    hasStood = true
    const { marking } = readElement(element)
    const host = hostOf(describe(element))
    // Frames of no visible size (tracking) get no placeholder.
    state.undo = isTiny(element as HTMLIFrameElement)
      ? () => {}
      : port.placeholder(element as HTMLElement, host, marking, (always, event) => {
          if (!event.isTrusted) return // a click made by a script never allows anything
          state.once = true
          if (always) port.onAlways(marking)
          consider(element)
        })
  }

  const hold = (element: Element, state: State, marking: Marking, isOurs: boolean) => {
    state.phase = 'held'
    for (const wrong of disarm(element))
      if (!isOurs) port.onMistake(`<${element.localName} data-category> needs ${wrong}`)
    note('held', element, marking)
    if (contains.call(document, element)) return
    strays.add(element)
    const [oldest] = strays
    if (strays.size <= STRAYS || !oldest) return
    strays.delete(oldest)
    note('refused', oldest, readElement(oldest).marking)
  }

  const release = (element: Element, state: State, { categories, service }: Marking) => {
    isFound = false // its own calls have a caller
    state.undo?.()
    state.undo = undefined
    state.phase = 'released'
    const isTemplate = element.localName === 'template'
    const letGo = (script: HTMLScriptElement) => {
      ran.claim(script.src || script, {
        category: categories[0] ?? '',
        service: service ?? undefined,
      })
      return releaseScript(script)
    }
    if (isScript(element) || isTemplate) ran.note(...categories, service ?? '')
    if (isScript(element)) {
      // An empty one names its file as other elements do: other tools' markup does.
      if (!element.src && !element.firstChild) arm(element, port)
      states.set(letGo(element), state)
    } else
      state.undo = isTemplate
        ? armTemplate(element as HTMLTemplateElement, port, letGo)
        : arm(element, port)
  }

  /** Whoever waits for it learns that it will not come, as from a broken network. */
  const fail = (element: Element, state: State) => {
    state.hasFailed = true
    // A pixel that was refused is not sent when the visitor thinks again.
    if (element.localName === 'img') strays.delete(element)
    element.dispatchEvent(new Event('error'))
  }

  const consider = (element: Element) => {
    if (!hasAttribute.call(element, 'data-category') && !hasAttribute.call(element, HELD))
      return port.onHook(element)
    if (!element.ownerDocument.defaultView) return // nothing runs in there; its copies are looked at
    const read = readAnew(element, guard)
    const { marking, verdict } = read
    if (!verdict) port.onUndeclared(marking, element)
    // No prototype: what a page puts on `Object.prototype` must not say that it was allowed once.
    const state = states.get(element) ?? ({ __proto__: null, phase: 'new' } as State)
    states.set(element, state)
    if (isOn(state, read)) {
      if (state.phase === 'released') return
      note('released', element, marking)
      return release(element, state, marking)
    }
    if (state.phase === 'released') {
      if (isScript(element)) return
      state.undo?.()
      state.undo = undefined
      note('stopped', element, marking)
    }
    if (state.phase !== 'held') hold(element, state, marking, !!verdict)
    if (element.localName === 'iframe') {
      if (!state.undo && element.isConnected) stand(element, state)
    } else if (verdict && !state.hasFailed && port.isSettled()) fail(element, state)
  }

  const holdUnmarked = (element: Element, verdict: Verdict) => {
    mark(element, verdict)
    const state = states.get(element)
    // It may have been let go under another address, or changed back by the page.
    if (state?.phase === 'released') states.delete(element)
    else disarm(element)
    consider(element)
  }

  const free = (element: Element) => {
    if (!hasAttribute.call(element, HELD)) return
    states.get(element)?.undo?.()
    states.delete(element)
    strays.delete(element)
    element.removeAttribute(HELD)
    if (!isScript(element)) return
    element.type = element.dataset['type'] ?? ''
  }

  const apply = (isDenial = false) => {
    const marked = [...document.querySelectorAll(SELECTOR)]
    for (const stray of strays) if (contains.call(document, stray)) strays.delete(stray)
    if (isDenial)
      for (const element of marked) {
        const state = states.get(element)
        if (state) state.once = false
      }
    inSlices([...marked, ...strays], found(consider), releaseScript.end)
    // What came while it was allowed, unmarked, and is not any more.
    if (guard) document.querySelectorAll(FRAMES).forEach(found(look))
    serve()
    guard?.onChange()
  }

  const begin = () => {
    for (const element of [...document.querySelectorAll(`script:is(${MARKED})`)].slice(0, AHEAD)) {
      const state = states.get(element)
      if (state?.phase !== 'held' || !isOn(state, readElement(element))) continue
      if (!hasAttribute.call(element, 'src')) return // it runs at once, and order is kept
      found(consider)(element)
    }
  }

  const look = (element: Element) => {
    if (hasAttributes.call(element) && matches.call(element, SELECTOR)) consider(element)
    else if (guard && FETCHES[element.localName]) guard.check(element)
  }
  const onRemoved = (element: Element) => {
    const state = states.get(element)
    if (state?.phase !== 'held') return
    // Its placeholder goes with it.
    state.undo?.()
    state.undo = undefined
  }
  const observe = observePage(
    `${SELECTOR},${FETCHERS}`,
    found(look),
    found(consider),
    onRemoved,
    () => hasStood,
  )
  observe(document)

  return {
    apply,
    begin,
    hold: holdUnmarked,
    consider,
    free,
    write: catchWrites(releaseScript.has, port.toHtml),
    wait,
    watch: (watch) => {
      guard = watch
    },
    observe,
    ran,
    failed: listFailed(),
    toHtml: port.toHtml,
    close: () => (isClosed = true),
    isClosed: () => isClosed,
    isFound: () => isFound,
  }
}
