/** The element everything is drawn into, and its stylesheets. */
import type { Port } from '../app/port'
import { sheet } from './style/sheet'

/** No `<style>`: an adopted sheet needs no exception in a strict policy. */
export const adopt = (root: ShadowRoot, css: string): void => {
  try {
    const style = new CSSStyleSheet()
    // A browser from before `light-dark()` shows the light theme.
    const canPair = CSS.supports('color', 'light-dark(#000,#fff)')
    style.replaceSync(canPair ? css : css.replace(/light-dark\((.+?),.+?\)/g, '$1'))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, style]
  } catch {
    // A browser from before adopted sheets: plain, and working.
  }
}

const make = (name: string, className: string, into: Node): HTMLElement => {
  const element = document.createElement(name)
  element.className = className
  into.appendChild(element)
  return element
}

export interface Frame {
  readonly box: HTMLElement
  readonly banner: HTMLElement
  readonly center: HTMLElement
  /** Says something in passing, to be seen and heard. */
  tell(message: string): void
}

export const createFrame = ({ root }: Port): Frame => {
  adopt(root, sheet)
  const box = make('div', 'w', root)
  const banner = make('div', '', box)
  const center = make('div', '', box)
  const status = make('p', 'st', box)
  // There before its text, or screen readers would not announce it.
  status.setAttribute('role', 'status')
  status.setAttribute('part', 'status')

  let timer: ReturnType<typeof setTimeout>
  return {
    box,
    banner,
    center,
    tell(message) {
      status.textContent = message
      clearTimeout(timer)
      timer = setTimeout(() => {
        status.textContent = ''
      }, 4e3)
    },
  }
}
