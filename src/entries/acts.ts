/** dist/cct.acts.js: what an answer needs. */
import { createActs } from '../app/acts'
import { handOver } from './hand-over'

handOver(createActs)
