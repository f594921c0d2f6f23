/** dist/cct.acts.js: what an answer needs. */
import { createActs } from '../app/acts'
import { deliver } from './deliver'

deliver(createActs)
