/** dist/cct.center.js: preference center and declaration. */
import { createCenter } from '../ui/create-center'
import { deliver } from './deliver'

deliver(createCenter)
