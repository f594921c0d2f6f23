/** The bundle's only export. Everything in one file: the center is at hand when it is asked for. */
import type { Mount } from '../app/port'
import { createCenter } from './create-center'
import { createUi } from './create-ui'

export const mount: Mount = (port) => createUi(port, (ready) => ready(createCenter))
