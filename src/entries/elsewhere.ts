/** dist/cct.elsewhere.js: answers given in another consent tool, or on another domain of the site. */
import { takeOver } from '../elsewhere/take-over'
import { deliver } from './deliver'

deliver(takeOver)
