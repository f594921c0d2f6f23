/** The element everything is drawn into, its stylesheet and its theme. */
import type { Port } from '../app/port'
import { sheet } from './style/sheet'
import type { Words } from './text/words'

export interface Frame {
  readonly element: HTMLElement
  /** Sets language and direction. */
  name(words: Words): void
  /** Says something in passing, to be seen and heard. */
  tell(message: string): void
}

export const createFrame = ({ root, config }: Port): Frame => {
  const style = new CSSStyleSheet()
  style.replaceSync(sheet)
  root.adoptedStyleSheets.push(style)

  const box = document.createElement('div')
  const status = document.createElement('p')
  const element = document.createElement('div')
  const { theme } = config
  box.className = `w ${typeof theme === 'string' ? theme : ''}`
  if (typeof theme === 'object')
    for (const [token, value] of Object.entries(theme))
      box.style.setProperty(`--cct-${token.replace(/^--cct-/, '')}`, value)
  // There before its text, or screen readers would not announce it.
  status.setAttribute('role', 'status')
  status.className = 'st'
  box.append(element, status)
  root.append(box)

  let timer: ReturnType<typeof setTimeout>
  return {
    element,
    name({ language, dir }) {
      box.lang = language
      box.dir = dir
    },
    tell(message) {
      status.textContent = message
      clearTimeout(timer)
      timer = setTimeout(() => {
        status.textContent = ''
      }, 4e3)
    },
  }
}
