/** dist/cct.compat.js: moving from another consent tool. */
import { applyCompat } from '../compat/compat'
import { handOver } from './hand-over'

handOver(applyCompat)
