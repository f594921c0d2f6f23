/**
 * Nothing that has focus may lie wholly under the banner (WCAG 2.4.11), and nothing at the end of a page
 * may be out of reach. While the banner is up, the page can be scrolled past it, and what still lands
 * underneath, in a scroller of the page's own, is brought out; from what no scrolling moves, the banner
 * goes away to the other edge. One sheet of rules does it, and nothing of the page moves. Its elements stay as they are,
 * but for a scroller that is too short: it bears an attribute (`mark`) while the banner is up.
 */
export interface Room {
  /** What lies over the page now, if anything. */
  keep(cover: Element | null): void
}

/** Nearer to the lower edge than this, there is nothing to see below it. */
const edge = 60

const WAYS = ['wheel', 'touchmove']

export type MakeRoom = (onSize: (cover: Element) => void) => Room

export const makeRoom: MakeRoom = (onSize) => {
  // Markup may have taken the name (`<img name="documentElement">`).
  const page = Reflect.get(Document.prototype, 'documentElement', document) as HTMLElement
  let cover: Element | null = null
  let sheet: CSSStyleSheet | undefined
  let css = ''
  let padding = ''
  let canGrow = false
  let hasGrown = false

  /** A scroller of the page's own, found too short once, has room at its end meanwhile. */
  const mark = 'data-cct-room'
  const overflowOf = (box: Element) => getComputedStyle(box).overflowY
  // A body scrolls by itself only where the page has been told not to.
  const isScroller = (box: Element) =>
    /auto|scroll/.test(overflowOf(box)) &&
    (box.localName !== 'body' || overflowOf(page) !== 'visible')
  const scrollerOf = (target: Element | null): Element | null => {
    let box = target
    while (box && !isScroller(box)) box = box.parentElement
    return box
  }
  const mend = (target: Element) => scrollerOf(target.parentElement)?.setAttribute(mark, '')

  const lay = (next: string) => {
    if (next === css) return
    css = next
    try {
      sheet ??= new CSSStyleSheet()
      sheet.replaceSync(css)
      const others = document.adoptedStyleSheets.filter((one) => one !== sheet)
      document.adoptedStyleSheets = css ? [...others, sheet] : others
    } catch {
      // A browser from before adopted sheets: what is covered is still brought out.
    }
  }

  const reserve = () => {
    if (!cover) return lay('')
    if (cover.classList.contains('up')) return // it comes back
    const { top, bottom } = cover.getBoundingClientRect()
    if (innerHeight - bottom > edge) return lay('')
    const height = Math.ceil(innerHeight - top)
    // A page that does not scroll would get a bar that narrows it: not before there is need.
    hasGrown ||= canGrow && page.scrollHeight > page.clientHeight
    lay(
      `@media screen{html{scroll-padding-bottom:calc(${padding} + ${height}px)!important}${
        hasGrown ? 'html::after,' : ''
      }[${mark}]::after{content:"";display:block;height:${height}px}}`,
    )
  }

  const isUnder = (target: Element, over: DOMRect) => {
    const { top, right, bottom, left } = target.getBoundingClientRect()
    return (
      bottom > top &&
      top >= over.top &&
      right <= over.right &&
      bottom <= over.bottom &&
      left >= over.left
    )
  }

  const bringOut = ({ target }: FocusEvent) => {
    // What is inside the cover is not under it.
    if (!(target instanceof Element) || target.shadowRoot?.contains(cover)) return
    // By then the browser has scrolled.
    requestAnimationFrame(() => {
      if (!cover) return
      cover.classList.remove('up')
      const over = cover.getBoundingClientRect()
      const block = innerHeight - over.bottom > edge ? 'start' : 'center'
      for (const help of [() => (hasGrown = canGrow), () => mend(target)]) {
        if (!isUnder(target, over)) return
        help()
        reserve()
        target.scrollIntoView({ block, behavior: 'instant' })
      }
      cover.classList.toggle('up', isUnder(target, over))
    })
  }

  /** Who scrolls on at the end, by wheel or finger, looks for what lies under the banner. */
  const lookAtEnd = (target: Element) => {
    if (!cover || target.shadowRoot?.contains(cover)) return
    const isAtEnd = ({ scrollTop, clientHeight, scrollHeight }: Element) =>
      scrollTop + clientHeight > scrollHeight - 2
    const box = scrollerOf(target)
    if (isAtEnd(page)) hasGrown = canGrow
    if (
      box &&
      box !== page &&
      isAtEnd(box) &&
      /^(block|flow-root)$/.test(getComputedStyle(box).display) &&
      box.getBoundingClientRect().bottom > cover.getBoundingClientRect().top
    )
      box.setAttribute(mark, '')
    reserve()
  }
  let isDue = false
  const reach = ({ target }: Event) => {
    if (isDue || !(target instanceof Element)) return
    isDue = true
    // Once a frame, and after the browser has scrolled: a wheel turns many times.
    requestAnimationFrame(() => {
      isDue = false
      lookAtEnd(target)
    })
  }

  // In the next frame: a change made in this one would be called a loop, to the page's error log.
  const sizes = new ResizeObserver(() =>
    requestAnimationFrame(() => {
      reserve()
      if (cover) onSize(cover)
    }),
  )

  return {
    keep(next) {
      if (next === cover) return
      if (!cover) {
        const { scrollPaddingBottom, display } = getComputedStyle(page)
        padding = scrollPaddingBottom === 'auto' ? '0px' : scrollPaddingBottom
        canGrow = display === 'block' && getComputedStyle(page, '::after').content === 'none'
        hasGrown = false
      }
      cover = next
      sizes.disconnect()
      removeEventListener('focusin', bringOut)
      for (const type of WAYS) removeEventListener(type, reach)
      if (!cover) {
        for (const box of page.querySelectorAll(`[${mark}]`)) box.removeAttribute(mark)
        return lay('')
      }
      sizes.observe(cover)
      sizes.observe(page)
      addEventListener('focusin', bringOut)
      for (const type of WAYS) addEventListener(type, reach, { passive: true })
    },
  }
}
