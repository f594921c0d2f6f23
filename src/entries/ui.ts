/** dist/cct.ui.js: handed to the core through its own element, the one door between the two. */
import { mount } from '../ui/mount'

const script = document.currentScript as
  (HTMLScriptElement & { cct?: (given: unknown) => void }) | null
script?.cct?.(mount)

export { mount }
