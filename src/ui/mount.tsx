/** The bundle's only export: draws what the core asks for, at once and after each change. */
import { h, render } from 'preact'
import type { Mount, Screen } from '../app/port'
import { App } from './App'
import type { Center } from './center'
import { groupServices, startDraft } from './draft'
import { createFrame } from './frame'
import { shownText } from './policy-hash'
import { Declaration } from './screens/Declaration'
import { makeWords } from './text/words'

/** The element that has focus, looked for inside shadow roots. */
const focused = (): HTMLElement | null => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element as HTMLElement | null
}

export const mount: Mount = (port) => {
  const frame = createFrame(port)
  const declarations = new Set<Element>()
  let screen: Screen | null = null
  let opener: HTMLElement | null = null
  let isFromBanner = false
  let center: Center = { draft: {}, shown: {} }
  let hash: string | null = null
  let hashed = ''
  let seen: unknown
  let { words, groups } = read()

  function read() {
    return {
      words: makeWords(port.language(), port.texts()),
      groups: groupServices(port.categories(), port.services()),
    }
  }

  const draw = () => {
    frame.name(words)
    render(
      <App
        port={port}
        words={words}
        groups={groups}
        center={center}
        onCenter={(next) => {
          center = next
          draw()
        }}
        onDecide={(answer, surface) => {
          port.decide(answer, surface, hash)
          if (!port.screen()) frame.tell(words.say('saved'))
        }}
        // Closing answers nothing, so who came from the banner finds it again.
        onClose={() => port.screen() && port.show(isFromBanner ? 'banner' : null)}
      />,
      frame.element,
    )
  }

  const drawDeclarations = () => {
    for (const element of declarations)
      render(<Declaration words={words} groups={groups} />, element)
  }

  const hashWhatIsShown = async () => {
    const text = shownText(port, groups)
    if (text === hashed) return
    hashed = text
    hash = null
    drawDeclarations()
    const result = await port.sha256(text)
    if (text === hashed) hash = result
  }

  const update = () => {
    ;({ words, groups } = read())
    const before = screen
    screen = port.screen()
    const state = port.state()
    const isOpening = screen === 'preferences' && before !== screen
    if (isOpening) {
      isFromBanner = before === 'banner'
      opener = focused()
    }
    // Another tab may answer meanwhile; its answer, not the draft from before it, is the truth.
    if (isOpening || seen !== state.decidedAt)
      center = {
        shown: isOpening ? {} : center.shown,
        draft: startDraft(groups, port.config.choices ?? [], state),
      }
    seen = state.decidedAt
    draw()
    if (before === 'preferences' && screen !== before)
      if (screen) frame.element.querySelector<HTMLElement>('[data-cct="manage"]')?.focus()
      else opener?.focus()
    // After the first paint, and never in its way.
    requestAnimationFrame(() => setTimeout(hashWhatIsShown))
  }

  port.subscribe(update)
  update()

  return {
    declare(into) {
      declarations.add(into)
      drawDeclarations()
    },
  }
}
