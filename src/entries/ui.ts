/** dist/cct.ui.js: the banner, and the way to the preference center. */
import type { Mount } from '../app/port'
import { createUi } from '../ui/create-ui'
import { hashes } from '../ui/hashes'
import { deliver } from './deliver'

export const mount: Mount = (port) =>
  createUi(
    port,
    (ready, failed) => void port.center(hashes.center, hashes.descriptions).then(ready, failed),
  )

deliver(mount)
