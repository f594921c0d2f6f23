/** dist/cct.services.js: rows of the services that the core does not carry. */
import { servicesMore } from '../catalog/services-more'
import { deliver } from './deliver'

deliver(servicesMore)
