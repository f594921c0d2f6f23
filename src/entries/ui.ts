/** dist/cct.ui.js: the banner, and the way to the preference center. */
import type { Mount } from '../app/port'
import { createUi } from '../ui/create-ui'
import { handOver } from './hand-over'

export const mount: Mount = (port) =>
  createUi(port, (ready, failed) => void port.center().then(ready, failed))

handOver(mount)
