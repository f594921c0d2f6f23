/** dist/cct.themes.js: the ready themes, and what puts one on. */
import { dress } from '../themes/dress'
import { deliver } from './deliver'

deliver(dress)
