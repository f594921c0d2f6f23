/** Categories with their services, in the order of the page. */
import type { CategoryRow, Port, ServiceRow } from '../app/port'

export interface Group extends CategoryRow {
  readonly services: readonly ServiceRow[]
}

export const readGroups = (port: Port): readonly Group[] => {
  const byId = new Map(port.categories().map(({ id }) => [id, [] as ServiceRow[]]))
  for (const service of port.services()) byId.get(service.category)?.push(service)
  return port.categories().map((row) => Object.assign({ services: byId.get(row.id) ?? [] }, row))
}

export const isOptional = ({ essential }: CategoryRow): boolean => !essential
