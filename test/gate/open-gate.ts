/** A gate on the jsdom page, with a list of what is allowed in the place of a policy. */
import { placeholder } from '../../src/gate/embed'
import { createGate, type Gate, type GatePort } from '../../src/gate/gate'
import type { Marking } from '../../src/gate/match'
import { createLedger } from '../../src/gate/ledger'

const DECLARED = new Set(['essential', 'analytics', 'advertising', 'social'])

const namesOf = ({ service, categories }: Marking, host = '') => {
  const name = service ?? categories[0] ?? host
  return { name, always: name }
}

export const openGate = (port: Partial<GatePort> = {}) => {
  const allowed = new Set<string>(['essential'])
  const refused = new Set<string>()
  const mistakes: string[] = []
  const undeclared: string[] = []
  const always: unknown[] = []
  const hooked: Element[] = []
  const ledger = createLedger(() => 0)
  // The next gate is alone with the page again.
  const observers: MutationObserver[] = []
  const Observer = globalThis.MutationObserver
  globalThis.MutationObserver = class extends Observer {
    constructor(...given: ConstructorParameters<typeof Observer>) {
      super(...given)
      observers.push(this)
    }
  }
  const gate: Gate = createGate({
    placeholder: (held, host, marking, onAllow) =>
      placeholder(held, {
        sheet: null,
        withTexts: (then) =>
          then(
            { embed: '{name} is held.', embedOnce: 'Once', embedAlways: 'Always {name}' },
            namesOf(marking, host),
            'en',
          ),
        onAllow,
      }),
    mayRun: (marking) =>
      marking.categories.length + marking.refused.length > 0 &&
      marking.categories.every((id) => allowed.has(id)) &&
      marking.refused.every((id) => refused.has(id)) &&
      (marking.service === null || allowed.has(marking.service)),
    onUndeclared: ({ categories }) =>
      categories.filter((id) => !DECLARED.has(id)).forEach((id) => undeclared.push(id)),
    onMistake: (message) => void mistakes.push(message),
    onAlways: (marking) => void always.push(marking),
    toHtml: (html) => html,
    toUrl: (url) => url,
    onHook: (element) => void hooked.push(element),
    whenParsed: (then) => then(),
    isSettled: () => false,
    ledger,
    ...port,
  })
  globalThis.MutationObserver = Observer
  return {
    end: () => observers.forEach((observer) => observer.disconnect()),
    gate,
    allow: (...ids: string[]) => {
      ids.forEach((id) => allowed.add(id))
      gate.apply()
    },
    forbid: (...ids: string[]) => {
      ids.forEach((id) => allowed.delete(id))
      gate.apply()
    },
    refuse: (...ids: string[]) => {
      ids.forEach((id) => refused.add(id))
      gate.apply()
    },
    mistakes,
    undeclared,
    always,
    hooked,
    notes: () =>
      ledger.entries().map(({ action, what, category }) => `${action} ${what} ${category}`),
  }
}

/** As a parser makes them: those of `innerHTML` would never run, whatever is done with them. */
const likeParsed = (root: ParentNode): void => {
  for (const script of root.querySelectorAll('script')) {
    const copy = script.ownerDocument.createElement('script')
    for (const { name, value } of script.attributes) copy.setAttribute(name, value)
    copy.textContent = script.textContent
    script.replaceWith(copy)
  }
  for (const template of root.querySelectorAll('template')) likeParsed(template.content)
}

/** Writes the page as a parser would have left it. */
export const write = (html: string): Element[] => {
  const template = document.createElement('template')
  template.innerHTML = html
  likeParsed(template.content)
  document.body.replaceChildren(document.adoptNode(template.content))
  return [...document.body.children]
}

/** What the page's own scripts have said, in order: `say('a')`. */
export const said: string[] = []

/** The scripts' own window: the test runner's is another one. */
export const listen = (): void => {
  said.length = 0
  const { jsdom } = globalThis as unknown as { jsdom: { window: Record<string, unknown> } }
  jsdom.window['say'] = (text: string) => said.push(text)
}

/** Observers of the page have been called. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
