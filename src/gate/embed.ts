/** What stands where an embed is held: the provider's name and two ways to load it. */
export interface EmbedTexts {
  readonly embed: string
  readonly embedOnce: string
  readonly embedAlways: string
}

export interface EmbedNames {
  /** Who is held. */
  readonly name: string
  /** What "always" allows. */
  readonly always: string
}

export interface EmbedPort {
  /** Calls back at once in English, and when they have arrived in another language. */
  withTexts(then: (texts: EmbedTexts, names: EmbedNames, language: string) => void): void
  readonly sheet: CSSStyleSheet | null
  onAllow(always: boolean, event: Event): void
}

const TAG = 'cct-embed'

const button = (onClick: (event: Event) => void) => {
  const element = document.createElement('button')
  element.type = 'button'
  element.setAttribute('part', 'button')
  element.addEventListener('click', onClick)
  return element
}

/** A sentence with a name in it, whichever way either is written. */
const say = (element: HTMLElement, sentence: string, name: string) => {
  element.dir = 'auto'
  element.replaceChildren(
    ...sentence.split('{name}').flatMap((words, index) => {
      if (!index) return [words]
      const isolated = document.createElement('bdi')
      isolated.textContent = name
      return [isolated, words]
    }),
  )
}

/** The embed's own box, so that nothing moves when it loads. */
const copyBox = (held: HTMLElement, host: HTMLElement) => {
  const { display, margin, float, verticalAlign, position, inset, aspectRatio } =
    getComputedStyle(held)
  const width = held.style.width || held.getAttribute('width') || ''
  const isFluid = width.endsWith('%')
  Object.assign(host.style, {
    // A frame stands on its lower edge, and so does an inline block without a line of its own.
    display: display === 'inline' ? 'inline-block' : display,
    boxSizing: 'border-box',
    width: isFluid ? width : `${held.offsetWidth || 300}px`,
    maxWidth: '100%',
    ...(isFluid && aspectRatio !== 'auto' ? {} : { height: `${held.offsetHeight || 150}px` }),
    margin,
    float,
    verticalAlign,
    position: position === 'static' ? 'relative' : position,
    inset,
    aspectRatio,
  })
}

/** In a box too small for it, it unfolds over what comes after, under the pointer, with the focus in it or at a tap. */
const unfold = (host: HTMLElement, box: HTMLElement) => {
  box.addEventListener('click', () => box.classList.add('o'))
  new ResizeObserver(() =>
    box.classList.toggle('s', box.scrollHeight > host.clientHeight + 1),
  ).observe(host)
}

/**
 * Puts a placeholder of the embed's own size before it and hides the embed. Returns what takes
 * the placeholder away again.
 */
export const placeholder = (
  held: HTMLElement,
  { sheet, withTexts, onAllow }: EmbedPort,
): (() => void) => {
  const host = document.createElement(TAG)
  const root = host.attachShadow({ mode: 'open' })
  if (sheet) root.adoptedStyleSheets = [sheet]
  const note = document.createElement('p')
  const once = button((event) => onAllow(false, event))
  const always = button((event) => onAllow(true, event))
  const box = document.createElement('div')
  box.setAttribute('part', 'embed')
  box.append(note, once, always)
  withTexts(({ embed, embedOnce, embedAlways }, names, language) => {
    host.lang = language
    say(note, embed, names.name)
    say(once, embedOnce, names.name)
    say(always, embedAlways, names.always)
    host.setAttribute('aria-label', names.name)
    unfold(host, box)
  })
  const { poster } = held.dataset
  if (poster) {
    // A picture of the site's own: the film's provider is not asked for one.
    const picture = document.createElement('img')
    picture.alt = ''
    picture.src = poster
    box.prepend(picture)
  }
  root.append(box)
  host.setAttribute('role', 'group')
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
