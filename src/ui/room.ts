/**
 * Nothing that has focus may lie wholly under the banner (WCAG 2.4.11). While it is up, the page
 * can be scrolled past it, and what still lands underneath, in a scroller of the page's own, is
 * brought out. One sheet of rules does it, and nothing moves. The page's elements stay as they are, but
 * for a scroller that is too short: it bears an attribute (`mark`) while the banner is up.
 */
export interface Room {
  /** What lies over the page now, if anything. */
  keep(cover: Element | null): void
}

/** Nearer to the lower edge than this, there is nothing to see below it. */
const edge = 60

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
  const mend = (target: Element) => {
    let box = target.parentElement
    while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement
    box?.setAttribute(mark, '')
  }

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
      const over = cover.getBoundingClientRect()
      const block = innerHeight - over.bottom > edge ? 'start' : 'center'
      for (const help of [() => (hasGrown = canGrow), () => mend(target)]) {
        if (!isUnder(target, over)) return
        help()
        reserve()
        target.scrollIntoView({ block, behavior: 'instant' })
      }
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
      if (!cover) {
        for (const box of page.querySelectorAll(`[${mark}]`)) box.removeAttribute(mark)
        return lay('')
      }
      sizes.observe(cover)
      sizes.observe(page)
      addEventListener('focusin', bringOut)
    },
  }
}
