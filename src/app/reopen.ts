/** The control that opens the choices again: the way back, on every page. */
import type { Config } from '../config/defaults'
import { drawSign } from './draw-sign'

export const makeReopen = (corner: Config['reopen'], open: () => void): HTMLButtonElement => {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = corner
  button.hidden = true
  button.setAttribute('data-cct', 'reopen')
  button.setAttribute('part', 'reopen')
  button.addEventListener('click', open)
  // Nothing that has focus lies wholly under it (WCAG 2.4.11): it goes up meanwhile, and stays while it is pressed.
  addEventListener('focusin', ({ target }) =>
    // By then the browser has scrolled.
    requestAnimationFrame(() => {
      if (button.matches(':focus')) return
      const { offsetTop, offsetHeight, offsetLeft, offsetWidth } = button // `up` or not
      const { top, bottom, left, right } = (target as Element).getBoundingClientRect()
      button.classList.toggle(
        'up',
        offsetHeight > 0 && // hidden, it lies over nothing
          top >= offsetTop &&
          bottom <= offsetTop + offsetHeight &&
          left >= offsetLeft &&
          right <= offsetLeft + offsetWidth,
      )
    }),
  )
  return button
}

/** `heard` is to be seen on the page itself beside the name. */
export const nameReopen = (
  button: HTMLButtonElement,
  name: string,
  heard: string,
  isOptOut: boolean,
): void => {
  button.setAttribute('aria-label', heard ? `${name}. ${heard}` : name)
  button.classList.toggle('us', isOptOut)
  const lines = [name, heard].map((text) => {
    const line = document.createElement('span')
    line.textContent = text
    return line
  })
  button.replaceChildren(drawSign(isOptOut), ...lines)
}
