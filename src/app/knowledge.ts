/** What is known of services: the core's own rows, and the further ones a site names by id. */
import type { Description } from '../catalog/descriptions'
import type { KnownService } from '../catalog/known-service'
import { services as coreRows } from '../catalog/services'
import type { Config } from '../config/defaults'
import type { CreateCenter } from '../ui/create-ui'
import type { Bundles } from './load-bundle'
import type { Port, ServiceRow } from './port'
import { report } from './report'

export interface Knowledge {
  readonly rows: ReadonlyMap<string, KnownService>
  /** Services named by id alone that the core does not know. */
  isComplete(): boolean
  /** Fetches the further rows; resolves when they are there, or cannot be. */
  complete(): Promise<void>
  /** Fetches the center and what people read in it about the further services, if there are any. */
  readonly center: Port['center']
  /** A service with what is known to read about it; what the site says comes first. */
  described(service: ServiceRow): ServiceRow
}

export const createKnowledge = (config: Config, bundles: Bundles): Knowledge => {
  const rows = new Map<string, KnownService>(coreRows.map((row) => [row.id, row]))
  const further = new Set<string>()
  let texts: Readonly<Record<string, Description>> = {}
  let isAsked = false
  let arriving: Promise<void> | undefined

  const fetchRows = async () => {
    try {
      for (const row of await bundles.services()) {
        if (rows.has(row.id)) continue
        rows.set(row.id, row)
        further.add(row.id)
      }
    } catch (error) {
      report({ path: 'services', message: `${String(error)}; the services it knows stay held` })
    }
    isAsked = true
  }

  const describe = async (hash: string) => {
    await arriving
    if (!config.services.some(({ id }) => further.has(id))) return
    try {
      texts = await bundles.lazy('cct.descriptions.js', hash)
    } catch (error) {
      report({ path: 'services', message: `${String(error)}; they are shown by id` })
    }
  }

  return {
    rows,
    isComplete: () =>
      isAsked ||
      config.services.every(({ id, category }) => category !== undefined || rows.has(id)),
    complete: () => (arriving ??= fetchRows()),
    center: (hash, descriptions) =>
      Promise.all([bundles.lazy<CreateCenter>('cct.center.js', hash), describe(descriptions)]).then(
        ([create]) => create,
      ),
    described: (service) =>
      Object.hasOwn(texts, service.id) && further.has(service.id)
        ? ({ ...texts[service.id], ...service, catalogued: texts[service.id] } as ServiceRow)
        : service,
  }
}
