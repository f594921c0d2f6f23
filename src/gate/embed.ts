/** What stands where an embed is held: the provider's name and two ways to load it. */
export interface EmbedTexts {
  readonly embed: string
  readonly embedOnce: string
  readonly embedAlways: string
}

export interface EmbedPort {
  /** Calls back at once in English, and when they have arrived in another language. */
  withTexts(then: (texts: EmbedTexts) => void): void
  readonly sheet: CSSStyleSheet | null
  onAllow(always: boolean, event: Event): void
}

const TAG = 'cct-embed'

const button = (onClick: (event: Event) => void) => {
  const element = document.createElement('button')
  element.type = 'button'
  element.addEventListener('click', onClick)
  return element
}

/** The embed's own box, so that nothing moves when it loads. */
const copyBox = (held: HTMLElement, host: HTMLElement) => {
  const { display, margin, float, verticalAlign, position, inset, aspectRatio } =
    getComputedStyle(held)
  const width = held.style.width || held.getAttribute('width') || ''
  const isFluid = width.endsWith('%')
  Object.assign(host.style, {
    // A frame stands on its lower edge, and so does an inline block that clips.
    display: display === 'inline' ? 'inline-block' : display,
    overflow: 'hidden',
    boxSizing: 'border-box',
    width: isFluid ? width : `${held.offsetWidth || 300}px`,
    maxWidth: '100%',
    ...(isFluid && aspectRatio !== 'auto' ? {} : { height: `${held.offsetHeight || 150}px` }),
    margin,
    float,
    verticalAlign,
    position,
    inset,
    aspectRatio,
  })
}

/**
 * Puts a placeholder of the embed's own size before it and hides the embed. Returns what takes
 * the placeholder away again.
 */
export const placeholder = (
  held: HTMLElement,
  name: string,
  { sheet, withTexts, onAllow }: EmbedPort,
): (() => void) => {
  const host = document.createElement(TAG)
  const root = host.attachShadow({ mode: 'open' })
  if (sheet) root.adoptedStyleSheets = [sheet]
  const note = document.createElement('p')
  const once = button((event) => onAllow(false, event))
  const always = button((event) => onAllow(true, event))
  withTexts(({ embed, embedOnce, embedAlways }) => {
    const fill = (text: string) => text.replaceAll('{name}', name)
    note.textContent = fill(embed)
    once.textContent = fill(embedOnce)
    always.textContent = fill(embedAlways)
  })
  const box = document.createElement('div')
  box.append(note, once, always)
  root.append(box)
  host.setAttribute('role', 'group')
  host.setAttribute('aria-label', name)
  copyBox(held, host)
  const styled = held.style
  const display = styled.getPropertyValue('display')
  const priority = styled.getPropertyPriority('display')
  styled.setProperty('display', 'none', 'important')
  held.before(host)
  return () => {
    host.remove()
    styled.setProperty('display', display, priority)
  }
}
