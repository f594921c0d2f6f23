import { h } from 'preact'
import type { ComponentChildren } from 'preact'

interface DialogProps {
  readonly hook: string
  readonly labelledBy: string
  readonly describedBy: string
  /** Escape, or a press and release on the backdrop. */
  readonly onClose: () => void
  readonly children: ComponentChildren
}

let pressed: EventTarget | null = null
let opened = 0

/**
 * The second click of a double click, or a tap at once: meant for what stood in this place before the dialog did. A
 * finger's are not counted by every browser.
 */
const isLeftOver = ({ detail, timeStamp, pointerType }: PointerEvent): boolean =>
  timeStamp - opened < (detail > 1 ? 1000 : pointerType === 'touch' ? 350 : 0)

const open = (dialog: HTMLDialogElement | null) => {
  // Absent from the page when an extension took the host away: nothing to open, nothing to break.
  if (!dialog?.isConnected || dialog.open) return
  dialog.showModal()
  opened = performance.now()
  dialog.querySelector<HTMLElement>('[tabindex="-1"]')?.focus()
  // A modal dialog that a page or an extension hides, now or later, would lock the page unseen.
  const sizes = new ResizeObserver(() => {
    const isSeen = dialog.offsetWidth && getComputedStyle(dialog).visibility === 'visible'
    if (isSeen && dialog.isConnected) return
    sizes.disconnect()
    // One that was taken away is closed already; saying so again would close the next one.
    if (dialog.isConnected) dialog.close()
  })
  sizes.observe(dialog)
}

/** A native modal dialog; focus goes to the element with `tabindex="-1"`. */
export const Dialog = ({ hook, labelledBy, describedBy, onClose, children }: DialogProps) => (
  <dialog
    class="c"
    part={hook}
    data-cct={hook}
    aria-labelledby={labelledBy}
    aria-describedby={describedBy}
    // A function each time, so that Preact calls it with every drawing.
    ref={(dialog: HTMLDialogElement | null) => open(dialog)}
    // Escape, at once: `close` comes later, when who was quick may have opened it again.
    onCancel={onClose}
    onClose={({ currentTarget }) => {
      if (!currentTarget.open) onClose()
    }}
    onMouseDown={(event) => {
      pressed = event.target
    }}
    onClickCapture={(event) => {
      // What follows a click of the dialog's own belongs to the dialog, however quick.
      if (!isLeftOver(event as unknown as PointerEvent)) return void (opened = 0)
      event.preventDefault()
      event.stopImmediatePropagation()
    }}
    onClick={(event) => {
      // A text selection that ends outside also clicks the backdrop; it started elsewhere.
      if (event.target === event.currentTarget && pressed === event.target) onClose()
    }}
  >
    {children}
  </dialog>
)
