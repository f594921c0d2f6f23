/** dist/cct.themes.js: the ready themes, and what puts one on. */
import { dress } from '../themes/dress'
import { handOver } from './hand-over'

handOver(dress)
