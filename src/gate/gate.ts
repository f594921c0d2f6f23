/**
 * Holds what the page marks and lets it go when it may run. Markup that the site has marked is
 * held completely: `text/plain` never runs, `data-src` is never fetched.
 */
import { placeholder, type EmbedPort } from './embed'
import { FETCHING as FETCHERS, FETCHES } from './intercept/elements'
import type { Verdict } from './judge'
import type { Ledger } from './ledger'
import { readMarking, type Marking } from './match'
import { catchWrites, createReleaseScript } from './release'

export interface GatePort extends EmbedPort {
  /** May something so marked run now? */
  mayRun(marking: Marking): boolean
  /** Called once for each id that nobody declared. */
  onUndeclared(marking: Marking, element: Element): void
  onMistake(message: string): void
  /** The visitor chose "always" on a placeholder. */
  onAlways(marking: Marking): void
  nameOf(marking: Marking): string
  /** Trusted Types, where the page asks for them. */
  toHtml(html: string): string
  /** An element with another of the tool's attributes. */
  onHook(element: Element): void
  whenParsed(then: () => void): void
  /** Somebody, or a rule, has said no: what waits need not wait any more. */
  isSettled(): boolean
  ledger: Ledger
}

export interface Gate {
  /** Looks at every marked element again. */
  apply(): void
  /** Takes an element nobody marked into custody. */
  hold(element: Element, verdict: Verdict): void
  /** True once the marking may run; false once it is refused, or the waiting list is full. */
  wait(marking: Marking): Promise<boolean>
  /** Takes what a released script writes with `document.write`; false when it is not one of ours. */
  write(text: string): boolean
  /** From now on, looks at unmarked elements that the parser brings. */
  watch(check: (element: Element) => void): void
  /** Has a script so marked run? Code cannot be recalled. */
  hasRun(ids: readonly string[]): boolean
  stop(): void
}

const SELECTOR = '[data-category],[data-cct-if],[data-cct-unless],[data-cct-declaration]'
/** Attributes that fetch, kept aside as `data-…` while held. */
const FETCHING = ['src', 'srcset', 'href', 'poster', 'data', 'srcdoc']
/** Elements outside the document, and requests, kept for replay. */
const WAITING = 500
/** Released at once up to this long, then the page gets its turn. */
const SLICE_MS = 8

type State = {
  released: boolean
  undo: () => void
  once?: boolean
  /** Held by the tool, not by the site's markup. */
  isOurs?: boolean
  hasFailed?: boolean
}

// Captured before anyone, the tool's own interceptors included, stands in front of them.
const { setAttribute, removeAttribute } = Element.prototype
const { insertBefore } = Node.prototype

const isScript = (element: Element): element is HTMLScriptElement => element.localName === 'script'

const describe = (element: Element): string => {
  for (const name of FETCHING) {
    const url = element.getAttribute(name) ?? element.getAttribute(`data-${name}`)
    if (url) return url
  }
  return (element.textContent ?? '').trim().slice(0, 60)
}

export const createGate = (port: GatePort): Gate => {
  const states = new WeakMap<Element, State>()
  const ran = new Set<string>()
  const releaseScript = createReleaseScript(port.whenParsed)
  const markingOf = (element: Element) =>
    readMarking(element.getAttribute('data-category') ?? '', element.getAttribute('data-service'))

  const note = (action: 'held' | 'released' | 'stopped', element: Element, marking: Marking) =>
    port.ledger.add({
      action,
      what: element.localName,
      target: describe(element),
      category: element.getAttribute('data-category') ?? '',
      ...(marking.service && { service: marking.service }),
    })

  /** Marked, but written so that the browser would run or fetch it: best effort, and say so. */
  const disarm = (element: Element, say: (message: string) => void = port.onMistake) => {
    if (isScript(element)) {
      const type = element.getAttribute('type') ?? ''
      if (type === 'text/plain') return
      element.dataset['type'] = type
      element.type = 'text/plain'
      say(`<script data-category> needs type="text/plain": ${describe(element)}`)
    } else
      for (const name of FETCHING) {
        const url = element.getAttribute(name)
        if (url === null || element.hasAttribute(`data-${name}`)) continue
        element.setAttribute(`data-${name}`, url)
        element.removeAttribute(name)
        port.onMistake(
          `<${element.localName} data-category> needs data-${name} for ${name}: ${url}`,
        )
      }
  }

  const hold = (element: Element, marking: Marking): State => {
    const state: State = { released: false, undo: () => {} }
    disarm(element)
    note('held', element, marking)
    if (element.localName === 'iframe')
      state.undo = placeholder(
        element as HTMLElement,
        port.nameOf(marking),
        port,
        (always, event) => {
          if (!event.isTrusted) return // a click made by a script never allows anything
          state.once = true
          if (always) port.onAlways(marking)
          consider(element)
        },
      )
    return state
  }

  /** Copies a template's content after it; its scripts run by the same rules as any held one. */
  const releaseTemplate = (template: HTMLTemplateElement): (() => void) => {
    const content = document.importNode(template.content, true)
    const scripts = [...content.querySelectorAll('script')].filter(
      (script) => !script.type || /module|(java|ecma)script/i.test(script.type),
    )
    for (const script of scripts) {
      script.dataset['type'] = script.type
      script.type = 'text/plain'
    }
    // A template's sources may be kept aside, because some browsers fetch ahead what it names.
    for (const name of FETCHING)
      for (const element of content.querySelectorAll(`[data-${name}]:not([data-category])`))
        setAttribute.call(element, name, element.getAttribute(`data-${name}`) ?? '')
    const nodes = [...content.childNodes]
    template.after(content)
    scripts.forEach((script) => releaseScript(script))
    return () => nodes.forEach((node) => (node as ChildNode).remove())
  }

  const releaseFetching = (element: Element): (() => void) => {
    const names = FETCHING.filter((name) => element.hasAttribute(`data-${name}`))
    for (const name of names)
      setAttribute.call(element, name, element.getAttribute(`data-${name}`) ?? '')
    return () => {
      names.forEach((name) => removeAttribute.call(element, name))
      // A frame leaves its page only when it is inserted anew.
      if (element.parentNode) insertBefore.call(element.parentNode, element, element.nextSibling)
    }
  }

  const release = (element: Element, state: State) => {
    state.released = true
    state.undo()
    state.undo = () => {}
    const { categories, service } = markingOf(element)
    if (isScript(element) || element.localName === 'template')
      for (const id of service ? [...categories, service] : categories) ran.add(id)
    if (isScript(element)) releaseScript(element)
    else if (element.localName === 'template')
      state.undo = releaseTemplate(element as HTMLTemplateElement)
    else state.undo = releaseFetching(element)
  }

  const consider = (element: Element) => {
    if (!element.hasAttribute('data-category')) return port.onHook(element)
    const marking = markingOf(element)
    port.onUndeclared(marking, element)
    let state = states.get(element)
    const on = port.mayRun(marking) || !!state?.once
    if (!state)
      states.set(
        element,
        (state = on ? { released: false, undo: () => {} } : hold(element, marking)),
      )
    if (on && !state.released) {
      note('released', element, marking)
      release(element, state)
    } else if (!on && state.released && !isScript(element)) {
      state.undo()
      note('stopped', element, marking)
      states.set(element, hold(element, marking))
    } else if (!on && state.isOurs && !state.hasFailed && port.isSettled()) {
      // Whoever waits for it learns that it will not come, as from a broken network.
      state.hasFailed = true
      element.dispatchEvent(new Event('error'))
    }
  }

  const strays = new Set<Element>()
  const holdUnmarked = (element: Element, { category, service }: Verdict) => {
    if (!element.hasAttribute('data-category')) {
      setAttribute.call(element, 'data-category', category)
      if (service) setAttribute.call(element, 'data-service', service)
    }
    disarm(element, () => {})
    consider(element)
    const state = states.get(element)
    if (state) state.isOurs = true
    if (element.isConnected) return
    strays.add(element)
    if (strays.size > WAITING) strays.delete(strays.values().next().value as Element)
  }

  let waiting: { marking: Marking; answer: (isAllowed: boolean) => void }[] = []
  const serve = () => {
    const still: typeof waiting = []
    for (const one of waiting)
      if (port.mayRun(one.marking)) one.answer(true)
      else if (port.isSettled() || waiting.length - still.length > WAITING) one.answer(false)
      else still.push(one)
    waiting = still
  }

  /** In slices, so that a thousand tags do not freeze the page; order is that of the document. */
  const considerAll = (elements: readonly Element[]) => {
    const { port1, port2 } = new MessageChannel()
    let next = 0
    const slice = () => {
      const end = performance.now() + SLICE_MS
      while (next < elements.length && performance.now() < end)
        consider(elements[next++] as Element)
      if (next < elements.length) port2.postMessage(0)
      else {
        port1.close()
        releaseScript.end()
      }
    }
    port1.onmessage = slice
    slice()
  }

  const apply = () => {
    for (const stray of strays) if (stray.isConnected) strays.delete(stray)
    considerAll([...document.querySelectorAll(SELECTOR), ...strays])
    serve()
  }

  let check: ((element: Element) => void) | undefined
  const look = (element: Element) => {
    if (element.matches(SELECTOR)) consider(element)
    else if (check && FETCHES[element.localName]) check(element)
  }

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      if (type === 'attributes') consider(target as Element)
      else
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue
          look(node)
          if (node.firstElementChild) node.querySelectorAll(`${SELECTOR},${FETCHERS}`).forEach(look)
        }
  })
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-category'],
  })
  return {
    apply,
    hold: holdUnmarked,
    write: catchWrites(releaseScript.has, port.toHtml),
    wait: (marking) =>
      new Promise((answer) => {
        waiting.push({ marking, answer })
        serve()
      }),
    watch: (look) => {
      check = look
    },
    hasRun: (ids) => ids.some((id) => ran.has(id)),
    stop: () => observer.disconnect(),
  }
}
