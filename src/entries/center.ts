/** dist/cct.center.js: preference center and declaration. */
import { createCenter } from '../ui/create-center'
import { handOver } from './hand-over'

handOver(createCenter)
