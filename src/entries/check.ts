/** dist/cct.check.js: what a developer is told, on pages in development. */
import { check } from '../advice/check'
import { deliver } from './deliver'

deliver(check)
