/** dist/cct.services.js: rows of the services that the core does not carry. */
import { servicesMore } from '../catalog/services-more'
import { handOver } from './hand-over'

handOver(servicesMore)
