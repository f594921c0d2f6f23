import { h } from 'preact'
import type { ComponentChildren } from 'preact'

interface DialogProps {
  readonly hook: string
  readonly labelledBy: string
  /** Escape, or a press and release on the backdrop. */
  readonly onClose: () => void
  readonly children: ComponentChildren
}

const open = (dialog: HTMLDialogElement | null) => {
  // Absent from the page when an extension took the host away: nothing to open, nothing to break.
  if (!dialog?.isConnected || dialog.open) return
  dialog.showModal()
  dialog.querySelector<HTMLElement>('[tabindex="-1"]')?.focus()
}

let pressed: EventTarget | null = null

/** A native modal dialog; focus goes to the element with `tabindex="-1"`. */
export const Dialog = ({ hook, labelledBy, onClose, children }: DialogProps) => (
  <dialog
    class="c"
    part={hook}
    data-cct={hook}
    aria-labelledby={labelledBy}
    ref={open}
    onClose={onClose}
    onMouseDown={(event) => {
      pressed = event.target
    }}
    onClick={(event) => {
      // A text selection that ends outside also clicks the backdrop; it started elsewhere.
      if (event.target === event.currentTarget && pressed === event.target) onClose()
    }}
  >
    {children}
  </dialog>
)
