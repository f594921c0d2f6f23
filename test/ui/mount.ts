/** Banner and center in one: the center is at hand when it is asked for. */
import type { Mount } from '../../src/app/port'
import { createCenter } from '../../src/ui/create-center'
import { createUi } from '../../src/ui/create-ui'

export const mount: Mount = (port) => createUi(port, (ready) => ready(createCenter))
