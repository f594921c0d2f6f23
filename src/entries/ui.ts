/** dist/cct.ui.js: banner and preference center. */
import { mount } from '../ui/mount'
import { handOver } from './hand-over'

handOver(mount)

export { mount }
