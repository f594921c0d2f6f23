/**
 * Holds what the page marks and lets it go when it may run. Markup that the site has marked is
 * held completely: `text/plain` never runs, `data-src` is never fetched.
 */
import { placeholder, type EmbedPort } from './embed'
import type { Ledger } from './ledger'
import { readMarking, type Marking } from './match'
import { createReleaseScript } from './release'

export interface GatePort extends EmbedPort {
  /** May something so marked run now? */
  mayRun(marking: Marking): boolean
  /** Called once for each id that nobody declared. */
  onUndeclared(marking: Marking, element: Element): void
  onMistake(message: string): void
  /** The visitor chose "always" on a placeholder. */
  onAlways(marking: Marking): void
  nameOf(marking: Marking): string
  /** An element with another of the tool's attributes. */
  onHook(element: Element): void
  whenParsed(then: () => void): void
  ledger: Ledger
}

export interface Gate {
  /** Looks at every marked element again. */
  apply(): void
  /** Has a script so marked run? Code cannot be recalled. */
  hasRun(ids: readonly string[]): boolean
  stop(): void
}

const SELECTOR = '[data-category],[data-cct-if],[data-cct-unless],[data-cct-declaration]'
/** Attributes that fetch, kept aside as `data-…` while held. */
const FETCHING = ['src', 'srcset', 'href', 'poster', 'data']
/** Released at once up to this long, then the page gets its turn. */
const SLICE_MS = 8

type State = { released: boolean; undo: () => void; once?: boolean }

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
  const disarm = (element: Element) => {
    if (isScript(element)) {
      const type = element.getAttribute('type') ?? ''
      if (type === 'text/plain') return
      element.dataset['type'] = type
      element.type = 'text/plain'
      port.onMistake(`<script data-category> needs type="text/plain": ${describe(element)}`)
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
    const nodes = [...content.childNodes]
    template.after(content)
    scripts.forEach(releaseScript)
    return () => nodes.forEach((node) => (node as ChildNode).remove())
  }

  const releaseFetching = (element: Element): (() => void) => {
    const names = FETCHING.filter((name) => element.hasAttribute(`data-${name}`))
    for (const name of names) element.setAttribute(name, element.getAttribute(`data-${name}`) ?? '')
    return () => {
      names.forEach((name) => element.removeAttribute(name))
      // A frame leaves its page only when it is inserted anew.
      element.parentNode?.insertBefore(element, element.nextSibling)
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
    }
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
      else port1.close()
    }
    port1.onmessage = slice
    slice()
  }

  const apply = () => considerAll([...document.querySelectorAll(SELECTOR)])

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      if (type === 'attributes') consider(target as Element)
      else
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue
          if (node.matches(SELECTOR)) consider(node)
          node.querySelectorAll(SELECTOR).forEach(consider)
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
    hasRun: (ids) => ids.some((id) => ran.has(id)),
    stop: () => observer.disconnect(),
  }
}
