/** dist/cct.descriptions.js: what people read about those services. */
import { descriptionsMore } from '../catalog/descriptions-more'
import { deliver } from './deliver'

deliver(descriptionsMore)
